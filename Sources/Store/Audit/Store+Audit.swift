internal import Digest
package import Platform
internal import SQLite

extension Store {
  /// Notes something in the audit trail, in one transaction with what else is being written.
  ///
  /// - Parameters:
  ///   - kind: What it is.
  ///   - document: What happened, as JSON.
  ///   - moment: When.
  /// - Throws: ``StoreError``.
  package func note(
    _ kind: AuditEntry.Kind, _ document: String, at moment: Timestamp = .now()
  ) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      try appendAudit(kind, document, at: moment)
    }
  }

  /// Notes something within a transaction that is open.
  func appendAudit(
    _ kind: AuditEntry.Kind, _ document: String, at moment: Timestamp
  ) throws(DatabaseError) {
    let last = try connection.statement("SELECT id, sha256 FROM audit ORDER BY id DESC LIMIT 1")
    let hasLast = try last.step()
    let id = hasLast ? last.integer(0) + 1 : 1
    let previous = hasLast ? last.bytes(1) : AuditEntry.origin
    last.reset()
    let documentDigest = SHA256.digest(Array(document.utf8))
    let statement = try connection.statement(
      """
      INSERT INTO audit (id, at, kind, document, document_sha256, sha256)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """)
    statement.bind(id, at: 1)
    statement.bind(moment.microseconds, at: 2)
    statement.bind(kind.rawValue, at: 3)
    statement.bind(document, at: 4)
    statement.bind(documentDigest, at: 5)
    statement.bind(
      AuditEntry.digest(
        after: previous, id: id, at: moment, kind: kind.rawValue, documentDigest: documentDigest),
      at: 6)
    try statement.run()
  }

  /// The newest entries, newest first.
  ///
  /// - Parameters:
  ///   - limit: At most so many.
  ///   - kind: Of this kind only; nil for all.
  /// - Throws: ``StoreError``.
  package func audit(
    limit: Int, kind: AuditEntry.Kind? = nil
  ) throws(StoreError) -> [AuditEntry] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        SELECT id, at, kind, document, document_sha256, sha256 FROM audit
        WHERE ?2 IS NULL OR kind = ?2 ORDER BY id DESC LIMIT ?1
        """)
      statement.bind(Int64(limit), at: 1)
      statement.bind(kind?.rawValue, at: 2)
      var entries: [AuditEntry] = []
      while try statement.step() { entries.append(Self.auditEntry(statement)) }
      statement.reset()
      return entries
    }
  }

  /// Proves the whole trail.
  ///
  /// - Returns: How many entries there are, and the first thing that is wrong with them.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n*) in the bytes of the trail.
  package func verifyAudit() throws(StoreError) -> (entries: Int, problem: AuditProblem?) {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        "SELECT id, at, kind, document, document_sha256, sha256 FROM audit ORDER BY id")
      defer { statement.reset() }
      var previous = AuditEntry.origin
      var count = 0
      var expected: Int64 = 1
      while try statement.step() {
        let entry = Self.auditEntry(statement)
        guard entry.id == expected else { return (count, .gap(before: entry.id)) }
        if let document = entry.document,
          SHA256.digest(Array(document.utf8)) != entry.documentDigest
        {
          return (count, .changedDocument(entry.id))
        }
        let digest = AuditEntry.digest(
          after: previous, id: entry.id, at: entry.at, kind: entry.kind,
          documentDigest: entry.documentDigest)
        guard digest == entry.digest else { return (count, .brokenChain(at: entry.id)) }
        previous = digest
        count += 1
        expected += 1
      }
      // SQLite remembers the highest number that a table ever had.
      let highest = try connection.integer("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
      if let highest, highest >= expected { return (count, .cutEnd(lastKnown: highest)) }
      return (count, nil)
    }
  }

  /// Erases the documents of a kind that are older than a moment; the chain stays whole.
  ///
  /// - Returns: How many were erased.
  /// - Throws: ``StoreError``.
  @discardableResult
  package func eraseAuditDocuments(
    _ kind: AuditEntry.Kind, before moment: Timestamp
  ) throws(StoreError) -> Int {
    try writing { () throws(DatabaseError) in
      let statement = try connection.statement(
        "UPDATE audit SET document = NULL WHERE kind = ?1 AND at < ?2 AND document IS NOT NULL")
      statement.bind(kind.rawValue, at: 1)
      statement.bind(moment.microseconds, at: 2)
      try statement.run()
      return connection.changedRowCount
    }
  }

  private static func auditEntry(_ statement: Statement) -> AuditEntry {
    AuditEntry(
      id: statement.integer(0), at: Timestamp(microseconds: statement.integer(1)),
      kind: statement.text(2), document: statement.optionalText(3),
      documentDigest: statement.bytes(4), digest: statement.bytes(5))
  }
}
