internal import JSON
package import Platform
internal import SQLite

extension Store {
  /// How often anything was erased; it changes with every erasure.
  ///
  /// - Throws: ``StoreError``.
  package func erasureCount() throws(StoreError) -> Int64 {
    try guarded { () throws(DatabaseError) in
      try connection.integer("SELECT count FROM erasure") ?? 0
    }
  }

  /// Registers a model unless something was erased since it read what it learnt from.
  ///
  /// - Returns: The model as it is kept; nil when something was erased, and nothing has changed.
  /// - Throws: ``StoreError``.
  package func register(
    _ row: ModelRow, reason: String, ifErasuresAre erasures: Int64
  ) throws(StoreError) -> ModelRow? {
    try writingTogether { () throws(StoreError) in
      guard try erasureCount() == erasures else { return nil }
      return try register(row, reason: reason)
    }
  }

  /// The models that have learnt from executions which are erased by now, newest first.
  ///
  /// - Parameter kind: Of this kind; nil for all.
  /// - Throws: ``StoreError``.
  package func modelsToForget(kind: String? = nil) throws(StoreError) -> [ModelRow] {
    let marked = try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare("SELECT model_id FROM forgetting")
      var ids: Set<Int64> = []
      while try statement.step() { ids.insert(statement.integer(0)) }
      return ids
    }
    guard !marked.isEmpty else { return [] }
    return try models(kind: kind).filter { marked.contains($0.id) }
  }

  /// Notes that the file of a model is gone, as it was to be.
  ///
  /// - Throws: ``StoreError``; nothing has changed then.
  package func noteForgotten(_ row: ModelRow, at moment: Timestamp = .now()) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      try connection.execute(
        """
        DELETE FROM forgetting WHERE model_id = \(row.id);
        UPDATE model SET bytes = 0 WHERE id = \(row.id)
        """)
      let document: JSONValue = [
        "model": .integer(row.id), "kind": .string(row.kind),
        "version": .integer(Int64(row.version)), "file_removed": true,
      ]
      try appendAudit(.model, document.text(), at: moment)
    }
  }
}
