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

  /// Makes the row of a command line, with the counters of a tally.
  func makeCommand(
    _ record: ExecutionRecord, utility: Int64?, counting tally: CommandTally
  ) throws(DatabaseError) -> Int64 {
    let statement = try connection.statement(
      """
      INSERT INTO command (
        text, utility_id, template, argument_kinds, category, runs, failures, first_started_at,
        last_started_at, last_duration_us, last_status, last_directory_id
      ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(record.command, at: 1)
    statement.bind(utility, at: 2)
    statement.bind(record.template, at: 3)
    statement.bind(ArgumentKindList.encoded(record.argumentKinds), at: 4)
    statement.bind(record.category, at: 5)
    tally.bind(to: statement, from: 6)
    try statement.run()
    let id = connection.lastInsertedRow
    identifiers.commands[record.command] = id
    return id
  }

  /// Counts a new execution of a command that has a row: at once, or at the end of the batch.
  func count(
    _ record: ExecutionRecord, in command: Int64, directory: Int64?
  ) throws(DatabaseError) {
    if isBatching {
      batchTallies[record.command, default: BatchTally(command: command)].tally.add(
        record, directory: directory)
    } else {
      try write(
        CommandTally(record, directory: directory), to: command, of: record.command)
    }
  }

  /// Writes what the batch has counted so far.
  func writeBatchTallies() throws(DatabaseError) {
    for (text, counted) in batchTallies {
      try write(counted.tally, to: counted.command, of: text)
    }
    batchTallies.removeAll(keepingCapacity: true)
  }

  private func write(
    _ tally: CommandTally, to command: Int64, of text: String
  ) throws(DatabaseError) {
    // Every right-hand side sees the row as it was before the update.
    let statement = try connection.statement(
      """
      UPDATE command SET
        runs = runs + ?3, failures = failures + ?4,
        first_started_at = min(first_started_at, ?5),
        last_started_at = max(last_started_at, ?6),
        last_duration_us = iif(?6 >= last_started_at, ?7, last_duration_us),
        last_status = iif(?6 >= last_started_at, ?8, last_status),
        last_directory_id = iif(?6 >= last_started_at, ?9, last_directory_id)
      WHERE id = ?1 AND text = ?2
      """)
    statement.bind(command, at: 1)
    statement.bind(text, at: 2)
    tally.bind(to: statement, from: 3)
    try statement.run()
    if connection.changedRowCount != 1 { throw stale("command") }
  }

  /// A kept row number that no longer means what it meant; the transaction is run again.
  func stale(_ table: String) -> DatabaseError {
    DatabaseError(extendedCode: 19, message: "a row of \(table) has gone", path: path)
  }
}
