package import Platform
internal import SQLite

/// The few things of an execution that its neighbours are judged by.
package struct BriefRun: Sendable, Equatable {
  package let id: Int64
  /// The line without secrets.
  package let text: String
  package let utility: String?
  /// What it is for.
  package let category: String
  /// The session's row; nil when none is known.
  package let session: Int64?
  package let startedAt: Timestamp
  package let durationSeconds: Double?
  /// The status as shells tell it; nil while it is not known.
  package let status: Int?
  /// Whether a signal ended it, or it was interrupted.
  package let signal: Int?
  /// Why it failed.
  package let cause: String?

  package init(
    id: Int64, text: String, utility: String?, category: String, session: Int64?,
    startedAt: Timestamp, durationSeconds: Double?, status: Int?, signal: Int?, cause: String?
  ) {
    self.id = id
    self.text = text
    self.utility = utility
    self.category = category
    self.session = session
    self.startedAt = startedAt
    self.durationSeconds = durationSeconds
    self.status = status
    self.signal = signal
    self.cause = cause
  }
}

extension Store {
  /// The newest executions of a utility before a moment, newest first.
  ///
  /// - Parameter limit: At most so many.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(limit), whatever the history's length.
  package func briefRuns(
    ofUtility name: String, before moment: Timestamp, limit: Int
  ) throws(StoreError) -> [BriefRun] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        SELECT execution.id, command.text, ?1, command.category, session_id, started_at,
          duration_us, coalesce(exit_code, 128 + signal), signal, cause
        FROM execution CROSS JOIN command ON command.id = execution.command_id
        WHERE execution.utility_id = (SELECT id FROM utility WHERE name = ?1) AND started_at < ?2
        ORDER BY started_at DESC LIMIT ?3
        """)
      statement.bind(name, at: 1)
      statement.bind(moment.microseconds, at: 2)
      statement.bind(Int64(limit), at: 3)
      return try Self.briefRuns(statement)
    }
  }

  /// The executions of any utility between two moments.
  ///
  /// - Parameters:
  ///   - first: The first moment.
  ///   - last: The moment after the last one.
  ///   - newestFirst: The order; the limit takes the front of it.
  ///   - limit: At most so many.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(limit), whatever the history's length.
  package func briefRuns(
    from first: Timestamp, to last: Timestamp, newestFirst: Bool, limit: Int
  ) throws(StoreError) -> [BriefRun] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT execution.id, command.text,
          (SELECT name FROM utility WHERE utility.id = execution.utility_id), command.category,
          session_id, started_at, duration_us, coalesce(exit_code, 128 + signal), signal, cause
        FROM execution CROSS JOIN command ON command.id = execution.command_id
        WHERE started_at >= ?1 AND started_at < ?2
        ORDER BY started_at \(newestFirst ? "DESC" : "ASC") LIMIT ?3
        """)
      statement.bind(first.microseconds, at: 1)
      statement.bind(last.microseconds, at: 2)
      statement.bind(Int64(limit), at: 3)
      return try Self.briefRuns(statement)
    }
  }

  private static func briefRuns(_ row: Statement) throws(DatabaseError) -> [BriefRun] {
    defer { row.reset() }
    var runs: [BriefRun] = []
    while try row.step() {
      runs.append(
        BriefRun(
          id: row.integer(0), text: row.text(1), utility: row.optionalText(2),
          category: row.text(3), session: row.optionalInteger(4),
          startedAt: Timestamp(microseconds: row.integer(5)),
          durationSeconds: Microseconds.seconds(row.optionalInteger(6)),
          status: row.optionalInteger(7).map { Int($0) },
          signal: row.optionalInteger(8).map { Int($0) }, cause: row.optionalText(9)))
    }
    return runs
  }
}
