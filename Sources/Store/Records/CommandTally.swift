internal import Platform

/// What new executions of one command line add to its counters.
struct CommandTally {
  /// The command's row.
  let id: Int64
  private(set) var runs: Int64 = 0
  private(set) var failures: Int64 = 0
  private(set) var firstStartedAt: Int64 = .max
  private(set) var lastStartedAt: Int64 = .min
  private(set) var lastMicroseconds: Int64?
  private(set) var lastExitCode: Int64?
  private(set) var lastDirectory: Int64?

  init(id: Int64) {
    self.id = id
  }

  /// Counts one execution.
  mutating func add(_ record: ExecutionRecord, directory: Int64?) {
    let start = record.startedAt.microseconds
    runs += 1
    if record.didFail { failures += 1 }
    firstStartedAt = min(firstStartedAt, start)
    guard start >= lastStartedAt else { return }
    lastStartedAt = start
    lastMicroseconds = Microseconds.of(record.durationSeconds)
    lastExitCode = record.exitCode.map { Int64($0) }
    lastDirectory = directory
  }
}
