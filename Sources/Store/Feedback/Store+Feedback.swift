internal import Platform
internal import SQLite

extension Store {
  /// Keeps what was said of an execution. A cause that was put right is the execution's from now on.
  ///
  /// - Returns: The row's number.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func keep(_ row: FeedbackRow) throws(StoreError) -> Int64 {
    try writing { () throws(DatabaseError) in
      let insert = try connection.statement(
        """
        INSERT INTO feedback (execution_id, said_at, rating, cause, category, comment)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """)
      insert.bind(row.execution, at: 1)
      insert.bind(row.saidAt.microseconds, at: 2)
      insert.bind(row.rating.map { Int64($0) }, at: 3)
      insert.bind(row.cause, at: 4)
      insert.bind(row.category, at: 5)
      insert.bind(row.comment, at: 6)
      try insert.run()
      let id = connection.lastInsertedRow
      if let cause = row.cause {
        let update = try connection.statement("UPDATE execution SET cause = ?2 WHERE id = ?1")
        update.bind(row.execution, at: 1)
        update.bind(cause, at: 2)
        try update.run()
      }
      return id
    }
  }

  /// What was said, newest first.
  ///
  /// - Parameters:
  ///   - execution: Of this execution; nil for all.
  ///   - visibility: What at least these may see.
  ///   - user: Of executions of this user's sessions; nil for all.
  ///   - limit: At most so many.
  /// - Throws: ``StoreError``.
  package func feedback(
    of execution: Int64? = nil, visibleTo visibility: Visibility = .private, user: String? = nil,
    limit: Int
  ) throws(StoreError) -> [FeedbackRow] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        SELECT feedback.id, execution_id, said_at, rating, feedback.cause, feedback.category,
          comment, command.text, coalesce(shared_feedback.visibility, 0)
        FROM feedback LEFT JOIN shared_feedback ON shared_feedback.feedback_id = feedback.id
          JOIN execution ON execution.id = execution_id
          JOIN command ON command.id = execution.command_id
          LEFT JOIN session ON session.id = execution.session_id
        WHERE (?1 IS NULL OR execution_id = ?1) AND coalesce(shared_feedback.visibility, 0) >= ?3
          AND (?4 IS NULL OR session.user = ?4)
        ORDER BY feedback.id DESC LIMIT ?2
        """)
      statement.bind(execution, at: 1)
      statement.bind(Int64(limit), at: 2)
      statement.bind(visibility.rawValue, at: 3)
      statement.bind(user, at: 4)
      defer { statement.reset() }
      var rows: [FeedbackRow] = []
      while try statement.step() {
        var row = FeedbackRow(
          execution: statement.integer(1), saidAt: Timestamp(microseconds: statement.integer(2)),
          rating: statement.optionalInteger(3).map { Int($0) }, cause: statement.optionalText(4),
          category: statement.optionalText(5), comment: statement.optionalText(6))
        row.id = statement.integer(0)
        row.command = statement.text(7)
        row.visibility = Visibility(rawValue: statement.integer(8)) ?? .private
        rows.append(row)
      }
      return rows
    }
  }
}
