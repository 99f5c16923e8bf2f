internal import Platform
internal import SQLite

extension Store {
  /// The row of a command line; nil when it is new.
  func commandID(_ text: String) throws(DatabaseError) -> Int64? {
    if let id = identifiers.commands[text] { return id }
    let statement = try connection.statement("SELECT id FROM command WHERE text = ?")
    defer { statement.reset() }
    statement.bind(text, at: 1)
    guard try statement.step() else { return nil }
    let id = statement.integer(0)
    identifiers.commands[text] = id
    return id
  }

  /// Makes the row of a command line that has not run yet.
  func makeCommand(
    _ record: ExecutionRecord, utility: Int64?, directory: Int64?
  ) throws(DatabaseError) -> Int64 {
    let statement = try connection.statement(
      """
      INSERT INTO command (
        text, utility_id, template, argument_kinds, category, first_started_at, last_started_at,
        runs, failures
      ) VALUES (?, ?, ?, ?, ?, ?6, ?6, 0, 0)
      """)
    statement.bind(record.command, at: 1)
    statement.bind(utility, at: 2)
    statement.bind(record.template, at: 3)
    statement.bind(ArgumentKindList.encoded(record.argumentKinds), at: 4)
    statement.bind(record.category, at: 5)
    statement.bind(record.startedAt.microseconds, at: 6)
    try statement.run()
    let id = connection.lastInsertedRow
    identifiers.commands[record.command] = id
    return id
  }

  /// Counts a new execution: at once, or at the end of the batch.
  func count(
    _ record: ExecutionRecord, in command: Int64, directory: Int64?
  ) throws(DatabaseError) {
    if isBatching {
      batchTallies[record.command, default: CommandTally(id: command)].add(
        record, directory: directory)
    } else {
      var tally = CommandTally(id: command)
      tally.add(record, directory: directory)
      try write(tally, of: record.command)
    }
  }

  /// Writes what the batch has counted so far.
  func writeBatchTallies() throws(DatabaseError) {
    for (text, tally) in batchTallies { try write(tally, of: text) }
    batchTallies.removeAll(keepingCapacity: true)
  }

  private func write(_ tally: CommandTally, of text: String) throws(DatabaseError) {
    // Every right-hand side sees the row as it was before the update.
    let statement = try connection.statement(
      """
      UPDATE command SET
        runs = runs + ?3, failures = failures + ?4,
        first_started_at = min(first_started_at, ?5),
        last_started_at = max(last_started_at, ?6),
        last_duration_us = iif(?6 >= last_started_at, ?7, last_duration_us),
        last_exit_code = iif(?6 >= last_started_at, ?8, last_exit_code),
        last_directory_id = iif(?6 >= last_started_at, ?9, last_directory_id)
      WHERE id = ?1 AND text = ?2
      """)
    statement.bind(tally.id, at: 1)
    statement.bind(text, at: 2)
    statement.bind(tally.runs, at: 3)
    statement.bind(tally.failures, at: 4)
    statement.bind(tally.firstStartedAt, at: 5)
    statement.bind(tally.lastStartedAt, at: 6)
    statement.bind(tally.lastMicroseconds, at: 7)
    statement.bind(tally.lastExitCode, at: 8)
    statement.bind(tally.lastDirectory, at: 9)
    try statement.run()
    if connection.changedRowCount != 1 { throw stale("command") }
  }

  /// A kept row number that no longer means what it meant; the transaction is run again.
  func stale(_ table: String) -> DatabaseError {
    DatabaseError(extendedCode: 19, message: "a row of \(table) has gone", path: path)
  }
}
