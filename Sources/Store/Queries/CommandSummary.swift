package import Platform

/// What the database knows about one command line over all its runs.
package struct CommandSummary: Equatable, Sendable {
  /// The row's number.
  package var id: Int64
  /// The command line, redacted.
  package var text: String
  /// The program.
  package var utility: String?
  /// How often it was run.
  package var runs: Int
  /// How often it ended badly.
  package var failures: Int
  /// When it was last started.
  package var lastStartedAt: Timestamp
  /// How long the last run took; nil while it runs or when that isn't known.
  package var lastDurationSeconds: Double?
  /// The last run's status as shells tell it, 128 and more after a signal; nil while it runs or
  /// when that isn't known.
  package var lastStatus: Int?
  /// Where it was last started.
  package var lastDirectory: String?
}

/// How far a reader of command summaries has got, so that it can ask for what is new.
package struct CommandCursor: Equatable, Sendable {
  /// The newest execution seen.
  var lastExecution: Int64
  /// Executions that were running when they were seen.
  var running: Set<Int64>
  /// How often anything had been deleted.
  var erasures: Int64

  /// Before everything.
  package static let start = CommandCursor(lastExecution: 0, running: [], erasures: 0)
}
