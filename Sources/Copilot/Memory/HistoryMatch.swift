package import Platform
internal import Recall

/// A line of the past that fits a search.
package struct HistoryMatch: Sendable, Equatable {
  /// The line.
  package let command: String
  /// How often it ran.
  package let runs: Int
  /// How often it failed.
  package let failures: Int
  /// When it last started.
  package let lastStartedAt: Timestamp
  /// How long the last run took, in seconds; nil when that is unknown.
  package let lastDurationSeconds: Double?
  /// Whether the last run failed.
  package let lastFailed: Bool
  /// Whether it is known how the last run ended.
  package let hasOutcome: Bool

  init(_ entry: Entry) {
    command = entry.text
    runs = Int(entry.runs)
    failures = Int(entry.failures)
    lastStartedAt = Timestamp(microseconds: entry.lastUsed)
    lastDurationSeconds =
      entry.lastDurationSeconds.isNaN ? nil : Double(entry.lastDurationSeconds)
    lastFailed = entry.lastFailed
    hasOutcome = entry.hasOutcome
  }
}

/// What a search of the history found.
package struct HistoryMatches: Sendable, Equatable {
  /// The best lines, best first.
  package let rows: [HistoryMatch]
  /// How many lines fit.
  package let matching: Int
  /// How many lines there are.
  package let total: Int
}
