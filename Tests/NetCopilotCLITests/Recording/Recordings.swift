import Testing

/// What a person sees and what is recorded, with the real program on a real terminal.
///
/// One at a time: each of them drives several processes.
@Suite("Terminal recordings", .serialized)
struct Recordings {}
