internal import Platform
internal import SQLite

extension Store {
  /// What a policy would take from each table, without changing anything.
  ///
  /// - Returns: A row for each table that would lose any, the executions first.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n*) in the pages of the database, whose sizes by table are counted.
  package func retentionPlan(_ policy: RetentionPolicy) throws(StoreError) -> [TableShare] {
    try guarded { () throws(DatabaseError) in
      try connection.transaction(.deferred) { () throws(DatabaseError) in
        try makeTemporaryTables()
        let count = try executionsToForget(policy)
        try collectOldest(limit: count, before: nil)
        let counts = try Self.dependentCounts.map { pair throws(DatabaseError) in
          (table: pair.table, rows: Int(try connection.integer(pair.sql) ?? 0))
        }
        try connection.execute("DELETE FROM temp.doomed")
        var rows = [(table: "execution", rows: count)] + counts
        if let moment = policy.findingsBefore {
          let sql = "SELECT count(*) FROM finding WHERE raised_at < \(moment.microseconds)"
          rows.append((table: "finding", rows: Int(try connection.integer(sql) ?? 0)))
        }
        let sizes = try bytesByTable()
        return try rows.filter { $0.rows > 0 }.map { row throws(DatabaseError) in
          let all = try connection.integer("SELECT count(*) FROM main.\(row.table)") ?? 0
          let share = Double(row.rows) / Double(max(1, all))
          return TableShare(
            table: row.table, rows: row.rows,
            bytes: Int((Double(sizes[row.table] ?? 0) * share).rounded()))
        }
      }
    }
  }

  /// What hangs on the executions that `doomed` names. A command goes when it has no other run.
  private static let dependentCounts: [(table: String, sql: String)] = [
    (
      "command",
      """
      SELECT count(*) FROM (SELECT command_id, count(*) AS n FROM temp.doomed GROUP BY command_id)
        AS gone JOIN main.command ON command.id = gone.command_id WHERE gone.n >= command.runs
      """
    ), hanging("output_tail"), hanging("connection_usage"), hanging("feedback"),
  ]

  private static func hanging(_ table: String) -> (table: String, sql: String) {
    (
      table,
      "SELECT count(*) FROM main.\(table) WHERE execution_id IN (SELECT id FROM temp.doomed)"
    )
  }

  /// How many of the oldest executions a policy takes.
  func executionsToForget(_ policy: RetentionPolicy) throws(DatabaseError) -> Int {
    var count: Int64 = 0
    if let moment = policy.executionsBefore {
      count =
        try connection.integer(
          "SELECT count(*) FROM execution WHERE started_at < \(moment.microseconds)") ?? 0
    }
    guard let most = policy.mostBytes else { return Int(count) }
    let used = try usedBytes()
    let all = try connection.integer("SELECT count(*) FROM execution") ?? 0
    if used > most, all > 0 {
      let each = Double(used) / Double(all)
      count = max(count, min(all, Int64((Double(used - most) / each).rounded(.up))))
    }
    return Int(count)
  }

  /// The bytes of the database that hold something; the rest of the file is free for what comes.
  func usedBytes() throws(DatabaseError) -> Int {
    let size = try connection.integer("PRAGMA page_size") ?? 0
    let pages = try connection.integer("PRAGMA page_count") ?? 0
    let free = try connection.integer("PRAGMA freelist_count") ?? 0
    return Int(max(0, pages - free) &* size)
  }

  /// The bytes of each table with its indexes.
  private func bytesByTable() throws(DatabaseError) -> [String: Int] {
    let statement: Statement
    do throws(DatabaseError) {
      statement = try connection.prepare(
        """
        SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_schema USING (name)
        WHERE aggregate = TRUE GROUP BY tbl_name
        """)
    } catch {
      // An SQLite without the table of sizes: rows of all tables count as equally large.
      return try evenShares()
    }
    var sizes: [String: Int] = [:]
    while try statement.step() { sizes[statement.text(0)] = Int(statement.integer(1)) }
    return sizes
  }

  private func evenShares() throws(DatabaseError) -> [String: Int] {
    var counts: [String: Int] = [:]
    for table in try tables() {
      counts[table] = Int(try connection.integer("SELECT count(*) FROM \"\(table)\"") ?? 0)
    }
    let used = try usedBytes()
    let all = max(1, counts.values.reduce(0, +))
    return counts.mapValues { Int(Double(used) * Double($0) / Double(all)) }
  }

  /// Makes the temporary table of the executions that go.
  func makeTemporaryTables() throws(DatabaseError) {
    try connection.execute(
      """
      CREATE TEMP TABLE IF NOT EXISTS doomed (id INTEGER PRIMARY KEY, command_id INTEGER NOT NULL);
      DELETE FROM temp.doomed
      """)
  }

  /// Fills `doomed` with the oldest executions.
  func collectOldest(limit: Int, before moment: Timestamp?) throws(DatabaseError) {
    let statement = try connection.prepare(
      """
      INSERT INTO temp.doomed SELECT id, command_id FROM main.execution
      WHERE ?1 IS NULL OR started_at < ?1 ORDER BY started_at, id LIMIT ?2
      """)
    statement.bind(moment?.microseconds, at: 1)
    statement.bind(Int64(limit), at: 2)
    try statement.run()
  }
}
