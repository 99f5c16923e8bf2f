/// Figures over a stretch of history.
package struct HistoryStatistics: Equatable, Sendable {
  /// Executions in all.
  package var executions = 0
  /// Executions that ended badly.
  package var failures = 0
  /// Executions whose end isn't known because their shell died.
  package var interrupted = 0
  /// Different command lines.
  package var commands = 0
  /// Time spent in executions whose duration is known.
  package var totalDurationSeconds = 0.0
  /// Bytes sent, where known.
  package var bytesSent: Int64 = 0
  /// Bytes received, where known.
  package var bytesReceived: Int64 = 0
  /// Figures of each utility, the most used first.
  package var utilities: [UtilityStatistics] = []
  /// Directories, the busiest first.
  package var directories: [DirectoryStatistics] = []
  /// Executions by the hour of day in which they started; 24 figures.
  package var executionsByHour = [Int](repeating: 0, count: 24)

  /// Figures of nothing.
  package init() {}
}

/// Figures of one utility.
package struct UtilityStatistics: Equatable, Sendable {
  /// The program; empty for command lines without one.
  package var utility: String
  /// How often it was run.
  package var runs = 0
  /// How often it ended badly.
  package var failures = 0
  /// Half of its runs took no longer; nil when no duration is known.
  package var medianSeconds: Double?
  /// Nine in ten of its runs took no longer; nil when no duration is known.
  package var ninetiethPercentileSeconds: Double?
  /// Bytes sent, where known.
  package var bytesSent: Int64 = 0
  /// Bytes received, where known.
  package var bytesReceived: Int64 = 0

  /// Figures of a utility that hasn't run.
  package init(utility: String) { self.utility = utility }
}

/// Figures of one directory.
package struct DirectoryStatistics: Equatable, Sendable {
  /// The directory.
  package var directory: String
  /// Executions in it.
  package var runs: Int
  /// Those that ended badly.
  package var failures: Int

  /// Figures of a directory.
  package init(directory: String, runs: Int, failures: Int) {
    self.directory = directory
    self.runs = runs
    self.failures = failures
  }
}
