internal import Platform
internal import SQLite

/// What new executions of one command line add to its counters.
struct CommandTally {
  private(set) var runs: Int64 = 0
  private(set) var failures: Int64 = 0
  private(set) var firstStartedAt: Int64 = .max
  private(set) var lastStartedAt: Int64 = .min
  private(set) var lastMicroseconds: Int64?
  private(set) var lastStatus: Int64?
  private(set) var lastDirectory: Int64?

  /// Counts nothing yet.
  init() {}

  /// Counts one execution.
  init(_ record: ExecutionRecord, directory: Int64?) { add(record, directory: directory) }

  /// Counts one execution.
  mutating func add(_ record: ExecutionRecord, directory: Int64?) {
    add(
      startedAt: record.startedAt.microseconds,
      microseconds: Microseconds.of(record.durationSeconds),
      status: record.shellStatus.map { Int64($0) }, didFail: record.didFail, directory: directory)
  }

  /// Counts one execution.
  mutating func add(
    startedAt start: Int64, microseconds: Int64?, status: Int64?, didFail: Bool,
    directory: Int64?
  ) {
    runs += 1
    if didFail { failures += 1 }
    firstStartedAt = min(firstStartedAt, start)
    guard start >= lastStartedAt else { return }
    lastStartedAt = start
    lastMicroseconds = microseconds
    lastStatus = status
    lastDirectory = directory
  }

  /// Binds the seven counters in their order to parameters from the one given.
  func bind(to statement: Statement, from parameter: Int32) {
    statement.bind(runs, at: parameter)
    statement.bind(failures, at: parameter + 1)
    statement.bind(firstStartedAt, at: parameter + 2)
    statement.bind(lastStartedAt, at: parameter + 3)
    statement.bind(lastMicroseconds, at: parameter + 4)
    statement.bind(lastStatus, at: parameter + 5)
    statement.bind(lastDirectory, at: parameter + 6)
  }
}

/// What a batch adds to one command line.
struct BatchTally {
  /// The command's row.
  let command: Int64
  var tally = CommandTally()
}
