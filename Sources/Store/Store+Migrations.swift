internal import Platform
internal import SQLite

/// Which steps of the schema a database has.
package struct SchemaState: Equatable, Sendable {
  /// Names of the steps taken, in order.
  package let applied: [String]
  /// Names of the steps still to take, in order.
  package let pending: [String]
}

extension Store {
  /// How many migrations this program knows.
  package static var knownSchemaVersion: Int { Schema.migrations.count }

  /// Takes every missing migration.
  ///
  /// - Returns: Names of the steps taken.
  /// - Throws: ``StoreError``; nothing has changed then.
  @discardableResult
  package func migrate() throws(StoreError) -> [String] {
    try guarded { () throws(DatabaseError) in
      try connection.execute("PRAGMA application_id = \(Schema.applicationID)")
      return try connection.migrate(Schema.migrations, at: Timestamp.now().microseconds)
    }
  }

  /// Takes the newest migrations back; what they hold is kept in the file and comes back with them.
  ///
  /// - Returns: Names of the steps taken back, newest first.
  /// - Throws: ``StoreError``; nothing has changed then.
  @discardableResult
  package func rollback(steps: Int) throws(StoreError) -> [String] {
    identifiers.removeAll()
    return try guarded { () throws(DatabaseError) in
      try connection.rollBack(steps: steps, of: Schema.migrations)
    }
  }

  /// Tables whose rows a step back has kept and no step forward has brought back.
  ///
  /// - Throws: ``StoreError``.
  package func keptTables() throws(StoreError) -> [String] {
    try guarded { () throws(DatabaseError) in try connection.keptTables() }
  }

  /// Which migrations the database has and which it lacks.
  ///
  /// - Throws: ``StoreError``.
  package func migrations() throws(StoreError) -> SchemaState {
    try guarded { () throws(DatabaseError) in
      let state = try connection.migrationState(of: Schema.migrations)
      return SchemaState(applied: state.applied, pending: state.pending)
    }
  }
}
