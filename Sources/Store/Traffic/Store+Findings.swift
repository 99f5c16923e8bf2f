internal import Platform
internal import SQLite

extension Store {
  /// Keeps findings, in one transaction; one that is there already is brought up to date.
  ///
  /// - Returns: The rows' numbers, in the findings' order.
  /// - Throws: ``StoreError``.
  package func keep(_ findings: [FindingRow]) throws(StoreError) -> [Int64] {
    try writing { () throws(DatabaseError) in
      var ids: [Int64] = []
      let statement = try connection.statement(
        """
        INSERT INTO finding (source, kind, severity, score, started_at, ended_at, subject, actor,
          target, document, raised_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (source, kind, subject, started_at) DO UPDATE SET
          severity = ?3, score = ?4, ended_at = ?6, actor = ?8, target = ?9, document = ?10
        RETURNING id
        """)
      for finding in findings {
        statement.bind(finding.source, at: 1)
        statement.bind(finding.kind, at: 2)
        statement.bind(finding.severity, at: 3)
        statement.bind(finding.score, at: 4)
        statement.bind(finding.startedAt.microseconds, at: 5)
        statement.bind(finding.endedAt.microseconds, at: 6)
        statement.bind(finding.subject, at: 7)
        statement.bind(finding.actor, at: 8)
        statement.bind(finding.target, at: 9)
        statement.bind(finding.document, at: 10)
        statement.bind(Timestamp.now().microseconds, at: 11)
        ids.append(try statement.step() ? statement.integer(0) : 0)
        statement.reset()
      }
      return ids
    }
  }

  /// Findings, newest first.
  ///
  /// - Throws: ``StoreError``.
  package func findings(limit: Int) throws(StoreError) -> [FindingRow] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        SELECT id, source, kind, severity, score, started_at, ended_at, subject, actor, target,
          document
        FROM finding ORDER BY started_at DESC, id DESC LIMIT ?
        """)
      statement.bind(Int64(limit), at: 1)
      var rows: [FindingRow] = []
      while try statement.step() { rows.append(Self.finding(statement)) }
      statement.reset()
      return rows
    }
  }

  /// The finding with a number, or nil.
  ///
  /// - Throws: ``StoreError``.
  package func finding(id: Int64) throws(StoreError) -> FindingRow? {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        SELECT id, source, kind, severity, score, started_at, ended_at, subject, actor, target,
          document
        FROM finding WHERE id = ?
        """)
      statement.bind(id, at: 1)
      defer { statement.reset() }
      return try statement.step() ? Self.finding(statement) : nil
    }
  }

  private static func finding(_ statement: Statement) -> FindingRow {
    FindingRow(
      id: statement.integer(0), source: statement.text(1), kind: statement.text(2),
      severity: statement.text(3), score: statement.optionalReal(4) ?? 0,
      startedAt: Timestamp(microseconds: statement.integer(5)),
      endedAt: Timestamp(microseconds: statement.integer(6)), subject: statement.text(7),
      actor: statement.optionalText(8), target: statement.optionalText(9),
      document: statement.text(10))
  }

  /// Keeps what somebody said is expected; false when it was said before.
  ///
  /// - Throws: ``StoreError``.
  package func expect(_ row: ExpectationRow) throws(StoreError) -> Bool {
    try writing { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        INSERT INTO expectation (kind, actor, target, said_at)
        SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (
          SELECT 1 FROM expectation WHERE kind = ?1 AND actor IS ?2 AND target IS ?3)
        RETURNING id
        """)
      statement.bind(row.kind, at: 1)
      statement.bind(row.actor, at: 2)
      statement.bind(row.target, at: 3)
      statement.bind(Timestamp.now().microseconds, at: 4)
      defer { statement.reset() }
      return try statement.step()
    }
  }

  /// Takes back what somebody said is expected; false when nobody had.
  ///
  /// - Throws: ``StoreError``.
  package func expectNoMore(_ row: ExpectationRow) throws(StoreError) -> Bool {
    try writing { () throws(DatabaseError) in
      let statement = try connection.statement(
        "DELETE FROM expectation WHERE kind = ?1 AND actor IS ?2 AND target IS ?3 RETURNING id")
      statement.bind(row.kind, at: 1)
      statement.bind(row.actor, at: 2)
      statement.bind(row.target, at: 3)
      defer { statement.reset() }
      return try statement.step()
    }
  }

  /// All that somebody said is expected.
  ///
  /// - Throws: ``StoreError``.
  package func expectations() throws(StoreError) -> [ExpectationRow] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        "SELECT kind, actor, target FROM expectation ORDER BY id")
      var rows: [ExpectationRow] = []
      while try statement.step() {
        rows.append(
          ExpectationRow(
            kind: statement.text(0), actor: statement.optionalText(1),
            target: statement.optionalText(2)))
      }
      statement.reset()
      return rows
    }
  }
}
