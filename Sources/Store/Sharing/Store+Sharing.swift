internal import JSON
package import Platform
internal import SQLite

extension Store {
  /// What can be shown to others.
  package enum Shareable: String, Sendable {
    case execution, feedback

    fileprivate var table: String { rawValue }
    fileprivate var sharedTable: String { "shared_" + rawValue }
    fileprivate var key: String { rawValue + "_id" }
  }

  /// When the user allowed others to see anything; nil while nothing may be shared.
  ///
  /// - Throws: ``StoreError``.
  package func consent() throws(StoreError) -> Timestamp? {
    try guarded { () throws(DatabaseError) in
      try connection.integer("SELECT given_at FROM consent").map { Timestamp(microseconds: $0) }
    }
  }

  /// Allows others to see what is marked for them from now on.
  ///
  /// - Returns: Whether that is new.
  /// - Throws: ``StoreError``.
  package func giveConsent(at moment: Timestamp) throws(StoreError) -> Bool {
    try writing { () throws(DatabaseError) in
      try connection.execute("INSERT OR IGNORE INTO consent VALUES (1, \(moment.microseconds))")
      guard connection.changedRowCount == 1 else { return false }
      try appendAudit(.consent, JSONValue.object(["given": true]).text(), at: moment)
      return true
    }
  }

  /// Takes the leave back and makes everything private again.
  ///
  /// - Returns: How many things were shared till now; nil when there was no leave.
  /// - Throws: ``StoreError``.
  package func withdrawConsent(at moment: Timestamp) throws(StoreError) -> Int? {
    try writing { () throws(DatabaseError) in
      guard try connection.integer("SELECT count(*) FROM consent") == 1 else { return nil }
      var count = 0
      for table in ["shared_execution", "shared_feedback"] {
        try connection.execute("DELETE FROM \(table)")
        count += connection.changedRowCount
      }
      try connection.execute("DELETE FROM consent")
      let document: JSONValue = ["given": false, "made_private": .integer(Int64(count))]
      try appendAudit(.consent, document.text(), at: moment)
      return count
    }
  }

  /// How many things others may see.
  ///
  /// - Throws: ``StoreError``.
  package func sharedCount(_ what: Shareable) throws(StoreError) -> Int {
    try guarded { () throws(DatabaseError) in
      Int(try connection.integer("SELECT count(*) FROM \(what.sharedTable)") ?? 0)
    }
  }

  /// The first of these numbers that nothing has; nil when all are there.
  ///
  /// - Throws: ``StoreError``.
  package func firstMissing(_ what: Shareable, among ids: [Int64]) throws(StoreError) -> Int64? {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare("SELECT 1 FROM \(what.table) WHERE id = ?")
      for id in ids {
        statement.bind(id, at: 1)
        let isThere = try statement.step()
        statement.reset()
        if !isThere { return id }
      }
      return nil
    }
  }

  /// Says who may see something; all of the numbers or none.
  ///
  /// - Returns: Whether it was done: without ``consent()`` nothing becomes visible to others.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func share(
    _ what: Shareable, _ ids: [Int64], as visibility: Visibility
  ) throws(StoreError) -> Bool {
    try writing { () throws(DatabaseError) in
      if visibility != .private, try connection.integer("SELECT count(*) FROM consent") != 1 {
        return false
      }
      let remove = try connection.prepare("DELETE FROM \(what.sharedTable) WHERE \(what.key) = ?")
      let insert = try connection.prepare(
        """
        INSERT INTO \(what.sharedTable) (\(what.key), visibility)
        SELECT id, ?2 FROM \(what.table) WHERE id = ?1
        """)
      for id in Set(ids) {
        remove.bind(id, at: 1)
        try remove.run()
        remove.reset()
        guard visibility != .private else { continue }
        insert.bind(id, at: 1)
        insert.bind(visibility.rawValue, at: 2)
        try insert.run()
        insert.reset()
      }
      let document: JSONValue = [
        "what": .string(what.rawValue), "count": .integer(Int64(Set(ids).count)),
        "visibility": .string(visibility.name),
      ]
      try appendAudit(.consent, document.text(), at: .now())
      return true
    }
  }
}
