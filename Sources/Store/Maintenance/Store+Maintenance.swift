internal import Glibc
internal import JSON
internal import Platform
internal import SQLite

extension Store {
  /// Sizes, rows and versions.
  ///
  /// - Parameter fallbackDirectories: Where records may wait beside the spool at the database.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n*) in the number of rows, which SQLite counts along the smallest index.
  package func status(
    fallbackDirectories: [String] = []
  ) throws(StoreError) -> DatabaseStatus {
    let spools = SpoolShelf(databasePath: path, fallbackDirectories: fallbackDirectories)
    return try guarded { () throws(DatabaseError) in
      let present = try tables()
      var rows: [DatabaseStatus.TableRows] = []
      for table in Schema.tableNames where present.contains(table) {
        let count = try connection.integer("SELECT count(*) FROM \(table)") ?? 0
        rows.append(DatabaseStatus.TableRows(table: table, count: Int(count)))
      }
      let pageSize = try connection.integer("PRAGMA page_size") ?? 0
      let unusedPages = try connection.integer("PRAGMA freelist_count") ?? 0
      return DatabaseStatus(
        path: path, databaseBytes: Files.size(path) ?? 0,
        logBytes: Files.size(path + "-wal") ?? 0,
        spoolBytes: spools.waitingBytes,
        rows: rows, schemaVersion: try connection.schemaVersion(),
        knownVersion: Schema.migrations.count,
        journalMode: try connection.text("PRAGMA journal_mode") ?? "",
        libraryVersion: Connection.libraryVersion, unusedBytes: Int(pageSize &* unusedPages))
    }
  }

  /// Looks for damage.
  ///
  /// - Parameter isFull: Whether to compare every index with its table, which takes longer.
  /// - Returns: One line for each thing that is wrong; empty when all is well.
  /// - Throws: ``StoreError`` when the file can't be read at all.
  /// - Complexity: O(*n*) in the size of the file.
  package func check(isFull: Bool = false) throws(StoreError) -> [String] {
    try guarded { () throws(DatabaseError) in
      var findings: [String] = []
      let integrity = try connection.prepare(
        isFull ? "PRAGMA integrity_check" : "PRAGMA quick_check")
      while try integrity.step() {
        let line = integrity.text(0)
        if line != "ok" { findings.append(line) }
      }
      let keys = try connection.prepare("PRAGMA foreign_key_check")
      while try keys.step() {
        findings.append(
          "row \(keys.integer(1)) of \(keys.text(0)) points to a missing \(keys.text(2))")
      }
      return findings
    }
  }

  /// Copies the database into a new private file while others go on using it.
  ///
  /// - Parameters:
  ///   - destination: The file to make; a file that is there is replaced once the copy is whole.
  ///   - progress: Pages copied so far, and pages in all.
  ///
  /// The copy is read as a whole before it gets its name, and the audit trail notes it.
  ///
  /// - Throws: ``StoreError``; what was at the destination is still there then.
  package func backup(
    to destination: String, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(StoreError) {
    let unfinished = "\(destination).\(getpid()).new"
    do throws(SystemError) {
      _ = try FileDescriptor(
        opening: unfinished, flags: O_RDWR | O_CREAT | O_TRUNC, mode: 0o600)
    } catch {
      throw .cannotOpen(path: destination, detail: error.reason)
    }
    do throws(StoreError) {
      try guarded { () throws(DatabaseError) in
        try connection.backUp(to: unfinished, progress: progress)
      }
      _ = try Store.verifyCopy(at: unfinished, namedAs: destination)
    } catch {
      unlink(unfinished)
      throw error
    }
    do throws(SystemError) {
      try systemCall("rename", on: destination) { rename(unfinished, destination) }
    } catch {
      unlink(unfinished)
      throw .cannotOpen(path: destination, detail: error.reason)
    }
    let document: JSONValue = ["bytes": .integer(Int64(Files.size(destination) ?? 0))]
    try note(.backup, document.text())
  }

  /// Refuses to let the database grow beyond a size. The SQL is `PRAGMA max_page_count`.
  ///
  /// - Parameter bytes: The size, rounded up to a page; a database that is bigger stays as it is.
  /// - Throws: ``StoreError``.
  package func setSizeLimit(bytes: Int) throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      let pageSize = try connection.integer("PRAGMA page_size") ?? 4096
      let pages = (Int64(max(1, bytes)) + pageSize - 1) / pageSize
      _ = try connection.integer("PRAGMA max_page_count = \(pages)")
    }
  }

  /// Copies the log into the database file without disturbing others, so that writers need not.
  ///
  /// - Throws: ``StoreError``. The SQL is `PRAGMA wal_checkpoint(PASSIVE)`.
  package func checkpoint() throws(StoreError) {
    _ = try guarded { () throws(DatabaseError) in
      try connection.integer("PRAGMA wal_checkpoint(PASSIVE)")
    }
  }

  /// Copies the log into the database file and gives its space back, as far as others allow.
  ///
  /// - Throws: ``StoreError``. The SQL is `PRAGMA wal_checkpoint(TRUNCATE)`.
  func giveLogSpaceBack() throws(StoreError) {
    _ = try guarded { () throws(DatabaseError) in
      try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  /// The names of the tables that there are.
  func tables() throws(DatabaseError) -> Set<String> {
    let statement = try connection.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table'")
    var names: Set<String> = []
    while try statement.step() { names.insert(statement.text(0)) }
    return names
  }
}
