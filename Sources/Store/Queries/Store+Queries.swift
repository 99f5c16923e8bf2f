internal import Platform
internal import SQLite

extension Store {
  /// Executions that match, newest first.
  ///
  /// - Throws: ``StoreError``.
  package func executions(_ query: HistoryQuery = HistoryQuery()) throws(StoreError)
    -> [ExecutionRecord]
  {
    var records: [ExecutionRecord] = []
    try forEachExecution(query) { record in
      records.append(record)
      return true
    }
    return records
  }

  /// Hands executions that match to the body, newest first, one at a time.
  ///
  /// - Parameter body: Returns whether to go on.
  /// - Throws: ``StoreError``.
  package func forEachExecution(
    _ query: HistoryQuery = HistoryQuery(), _ body: (ExecutionRecord) -> Bool
  ) throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      guard let text = try conditions(of: query) else { return }
      let output =
        query.includesOutput ? "output_tail.stderr, output_tail.stdout" : "NULL, NULL"
      let tails =
        query.includesOutput
        ? "LEFT JOIN output_tail ON output_tail.execution_id = execution.id" : ""
      // A step back in the schema takes the table away from a store that stays open.
      let present = try tables()
      let connections =
        present.contains("connection_usage")
        ? "LEFT JOIN connection_usage ON connection_usage.execution_id = execution.id"
        : "LEFT JOIN (\(Self.noConnections)) AS connection_usage"
      let shared =
        present.contains("shared_execution")
        ? "LEFT JOIN shared_execution ON shared_execution.execution_id = execution.id"
        : "LEFT JOIN (\(Self.nothingShared)) AS shared_execution"
      // CROSS JOIN keeps the executions outermost, so that their indexes give the order.
      let statement = try connection.prepare(
        """
        SELECT \(Self.executionColumns), \(output)
        FROM execution
        CROSS JOIN command ON command.id = execution.command_id
        LEFT JOIN utility ON utility.id = execution.utility_id
        LEFT JOIN directory ON directory.id = execution.directory_id
        LEFT JOIN session ON session.id = execution.session_id
        LEFT JOIN host ON host.id = session.host_id
        \(connections)
        \(shared)
        \(tails)\(text.whereClause)
        ORDER BY execution.started_at DESC, execution.id DESC LIMIT \(query.limit ?? -1)
        """)
      text.bind(to: statement)
      while try statement.step() {
        if !body(Self.record(from: statement)) { return }
      }
    }
  }

  /// The execution in a row; nil when there is none.
  ///
  /// - Throws: ``StoreError``.
  package func execution(id: Int64) throws(StoreError) -> ExecutionRecord? {
    try executions(HistoryQuery(limit: 1, id: id)).first
  }

  /// The execution of an identity; nil when there is none.
  ///
  /// - Throws: ``StoreError``.
  package func execution(uid: ExecutionUID) throws(StoreError) -> ExecutionRecord? {
    let id = try guarded { () throws(DatabaseError) -> Int64? in
      let statement = try connection.statement("SELECT id FROM execution WHERE uid = ?")
      defer { statement.reset() }
      statement.bind(high: uid.high, low: uid.low, at: 1)
      return try statement.step() ? statement.integer(0) : nil
    }
    guard let id else { return nil }
    return try execution(id: id)
  }

  /// The query's conditions; nil when something it names isn't in the database.
  private func conditions(of query: HistoryQuery) throws(DatabaseError) -> QueryText? {
    var text = QueryText()
    if let id = query.id { text.require("execution.id = ?", .integer(id)) }
    if query.leastVisibility > .private {
      text.require("shared_execution.visibility >= ?", .integer(query.leastVisibility.rawValue))
    }
    if let user = query.user { text.require("session.user = ?", .text(user)) }
    if query.failedOnly { text.require("execution.failed = 1") }
    if let path = query.directory {
      guard let id = try existing("SELECT id FROM directory WHERE path = ?", path) else {
        return nil
      }
      text.require("execution.directory_id = ?", .integer(id))
    }
    if let name = query.utility {
      guard let id = try existing("SELECT id FROM utility WHERE name = ?", name) else {
        return nil
      }
      text.require("execution.utility_id = ?", .integer(id))
    }
    if let uid = query.session {
      guard let id = try existing("SELECT id FROM session WHERE uid = ?", uid) else { return nil }
      text.require("execution.session_id = ?", .integer(id))
      // Nothing of a shell is older than the shell, which spares the rest of the history.
      let start = try connection.integer(
        "SELECT started_at FROM session WHERE pid IS NOT NULL AND id = \(id)")
      if let start { text.require("execution.started_at >= ?", .integer(start)) }
    }
    if let since = query.since {
      text.require("execution.started_at >= ?", .integer(since.microseconds))
    }
    if let prefix = query.prefix, !prefix.isEmpty {
      let end = QueryText.end(ofPrefix: prefix)
      try text.requireCommand("text BETWEEN ? AND ?", .text(prefix), .text(end), in: connection)
    }
    if let part = query.text, !part.isEmpty {
      let pattern = QueryText.containing(part)
      try text.requireCommand("text LIKE ? ESCAPE '\\'", .text(pattern), in: connection)
    }
    if let before = query.beforeID {
      let start = try connection.integer("SELECT started_at FROM execution WHERE id = \(before)")
      guard let start else { return nil }
      text.require("execution.started_at <= ?", .integer(start))
      text.require(
        "(execution.started_at, execution.id) < (?, ?)", .integer(start), .integer(before))
    }
    return text
  }

  /// The row number that a statement with one text parameter yields.
  private func existing(_ sql: StaticString, _ text: String) throws(DatabaseError) -> Int64? {
    let statement = try connection.statement(sql)
    defer { statement.reset() }
    statement.bind(text, at: 1)
    return try statement.step() ? statement.integer(0) : nil
  }
}
