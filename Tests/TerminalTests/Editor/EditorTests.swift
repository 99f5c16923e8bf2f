import Testing

/// Tests with a real editor. libedit's terminal library keeps state of the process, so they run
/// one after the other.
@Suite(.serialized) enum EditorTests {}
