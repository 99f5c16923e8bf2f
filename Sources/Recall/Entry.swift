/// One distinct command line of a user's history, with what its runs were like.
package struct Entry: Sendable {
  /// The command line as it was typed, after redaction.
  package var text: String
  /// How many times it was run.
  package var runs: UInt32
  /// How many of those runs failed.
  package var failures: UInt32
  /// When it was last run, in microseconds since 1970-01-01 UTC.
  package var lastUsed: Int64
  /// How long the last run took, in seconds; not a number when that is unknown.
  package var lastDurationSeconds: Float
  /// Whether the last run failed.
  package var lastFailed: Bool
  /// Whether it is known how the last run ended; an imported history may not say.
  package var hasOutcome: Bool
  /// The directory of the last run, by the caller's own numbering; 0 when unknown.
  package var placeIdentifier: UInt32

  /// Describes one command line.
  ///
  /// - Parameters:
  ///   - text: The command line.
  ///   - runs: How many times it was run.
  ///   - failures: How many of those runs failed.
  ///   - lastUsed: The last run, in microseconds since 1970-01-01 UTC.
  ///   - lastDurationSeconds: The last run's length in seconds, or not a number.
  ///   - lastFailed: Whether the last run failed.
  ///   - hasOutcome: Whether it is known how the last run ended.
  ///   - placeIdentifier: The directory of the last run, or 0.
  package init(
    text: String, runs: UInt32 = 1, failures: UInt32 = 0, lastUsed: Int64,
    lastDurationSeconds: Float = .nan, lastFailed: Bool = false, hasOutcome: Bool = true,
    placeIdentifier: UInt32 = 0
  ) {
    self.text = text
    self.runs = runs
    self.failures = failures
    self.lastUsed = lastUsed
    self.lastDurationSeconds = lastDurationSeconds
    self.lastFailed = lastFailed
    self.hasOutcome = hasOutcome
    self.placeIdentifier = placeIdentifier
  }
}

extension Entry: Equatable {
  /// Compares texts byte for byte, and takes two unknown durations for equal.
  package static func == (left: Entry, right: Entry) -> Bool {
    left.runs == right.runs && left.failures == right.failures
      && left.lastUsed == right.lastUsed && left.lastFailed == right.lastFailed
      && left.hasOutcome == right.hasOutcome
      && left.placeIdentifier == right.placeIdentifier
      && (left.lastDurationSeconds == right.lastDurationSeconds
        || (left.lastDurationSeconds.isNaN && right.lastDurationSeconds.isNaN))
      && left.text.utf8.elementsEqual(right.text.utf8)
  }
}
