/// One step in a schema's life, with its way back. Never changed once released: add a new one.
package struct Migration: Equatable, Sendable {
  /// A name that stays for ever.
  package let name: String
  /// SQL that takes the step.
  package let up: String
  /// SQL that takes it back.
  package let down: String

  /// A step with its way back.
  package init(name: String, up: String, down: String) {
    self.name = name
    self.up = up
    self.down = down
  }
}

/// Where a database stands in a list of migrations.
package struct MigrationState: Equatable, Sendable {
  /// Names of the steps taken, in order.
  package var applied: [String]
  /// Names of the steps still to take, in order.
  package var pending: [String]
}

extension Connection {
  /// How many migrations the database has. The SQL is `PRAGMA user_version`.
  ///
  /// - Throws: ``DatabaseError``.
  package func schemaVersion() throws(DatabaseError) -> Int {
    Int(try integer("PRAGMA user_version") ?? 0)
  }

  /// Which migrations of the list the database has and which it lacks.
  ///
  /// - Throws: ``DatabaseError``.
  package func migrationState(of migrations: [Migration]) throws(DatabaseError) -> MigrationState {
    var applied: [String] = []
    let table = try integer(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'")
    if table == 1 {
      let statement = try prepare("SELECT name FROM migration ORDER BY position")
      while try statement.step() { applied.append(statement.text(0)) }
    }
    let pending = migrations.map(\.name).filter { !applied.contains($0) }
    return MigrationState(applied: applied, pending: pending)
  }

  /// Takes every missing step, all in one transaction, and brings back what was kept of it.
  ///
  /// - Parameters:
  ///   - migrations: Every step ever released, in order.
  ///   - microseconds: The present, in microseconds since the Unix epoch, for the record.
  /// - Returns: Names of the steps taken.
  /// - Throws: ``DatabaseError``; nothing has changed then.
  @discardableResult
  package func migrate(_ migrations: [Migration], at microseconds: Int64) throws(DatabaseError)
    -> [String]
  {
    try transaction(.immediate) { () throws(DatabaseError) in
      // Another process may have done it while this one waited for the lock.
      let version = try schemaVersion()
      guard version < migrations.count else { return [] }
      try execute(
        """
        CREATE TABLE IF NOT EXISTS migration (
          position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, applied_at INTEGER NOT NULL
        ) STRICT
        """)
      var taken: [String] = []
      for (position, migration) in migrations.enumerated().dropFirst(max(0, version)) {
        try execute(migration.up)
        try bringBack(position: position + 1)
        let statement = try prepare("INSERT INTO migration VALUES (?, ?, ?)")
        statement.bind(Int64(position + 1), at: 1)
        statement.bind(migration.name, at: 2)
        statement.bind(microseconds, at: 3)
        try statement.run()
        taken.append(migration.name)
      }
      try execute("PRAGMA user_version = \(migrations.count)")
      return taken
    }
  }

  /// Takes the newest steps back, all in one transaction; what they drop is kept in the file.
  ///
  /// - Parameters:
  ///   - steps: How many to take back.
  ///   - migrations: Every step ever released, in order.
  /// - Returns: Names of the steps taken back, newest first.
  /// - Throws: ``DatabaseError``; nothing has changed then.
  @discardableResult
  package func rollBack(steps: Int, of migrations: [Migration]) throws(DatabaseError) -> [String] {
    try transaction(.immediate) { () throws(DatabaseError) in
      var version = try schemaVersion()
      var undone: [String] = []
      while undone.count < steps, version > 0, version <= migrations.count {
        let migration = migrations[version - 1]
        try takeBack(migration, at: version)
        let statement = try prepare("DELETE FROM migration WHERE position = ?")
        statement.bind(Int64(version), at: 1)
        try statement.run()
        undone.append(migration.name)
        version -= 1
      }
      try execute("PRAGMA user_version = \(version)")
      return undone
    }
  }
}
