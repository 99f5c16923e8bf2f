internal import CSQLite

/// One open database, used by one thread.
///
/// The corresponding C type is `sqlite3`.
package final class Connection {
  /// What the connection may do.
  package enum OpeningMode: Sendable {
    /// Reads and writes; the file is made when it is missing.
    case readWrite
    /// Only reads.
    case readOnly
  }

  /// How a transaction takes its lock.
  package enum TransactionKind: Sendable {
    /// When it first writes. The SQL is `BEGIN DEFERRED`.
    case deferred
    /// At once, so that it can't fail halfway because of another writer. `BEGIN IMMEDIATE`.
    case immediate
  }

  /// The database file.
  package let path: String

  let database: DatabaseHandle
  private var statements: [UnsafeRawPointer: Statement] = [:]

  /// Opens a file. Nothing is read until the first statement.
  ///
  /// - Parameters:
  ///   - path: The file's path, or `:memory:`.
  ///   - openingMode: What the connection may do.
  ///   - busyTimeoutMilliseconds: How long to wait for another connection's lock.
  /// - Throws: ``DatabaseError``. The corresponding C function is `sqlite3_open_v2`.
  package init(
    path: String, openingMode: OpeningMode = .readWrite, busyTimeoutMilliseconds: Int = 100
  ) throws(DatabaseError) {
    var pointer: OpaquePointer?
    let access =
      openingMode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    // One thread owns the connection, so SQLite need not lock it.
    let code = sqlite3_open_v2(path, &pointer, access | SQLITE_OPEN_NOMUTEX, nil)
    guard let pointer else {
      throw DatabaseError(extendedCode: code, message: "out of memory", path: path)
    }
    let handle = DatabaseHandle(owning: pointer, path: path)
    guard code == SQLITE_OK else { throw handle.failure(code) }
    sqlite3_extended_result_codes(pointer, 1)
    sqlite3_busy_timeout(pointer, Int32(clamping: busyTimeoutMilliseconds))
    database = handle
    self.path = path
  }

  /// How long to wait for another connection's lock. The C function is `sqlite3_busy_timeout`.
  package func setBusyTimeout(milliseconds: Int) {
    sqlite3_busy_timeout(database.pointer, Int32(clamping: milliseconds))
  }

  /// Leaves the write-ahead log to the next connection instead of copying it into the database at
  /// the close, which waits for the disk. The C function is `sqlite3_db_config`.
  package func leaveLogAtClose() {
    _ = nc_sqlite_leave_log(database.pointer)
  }

  // MARK: Statements

  /// Runs one or more statements and drops their rows. The C function is `sqlite3_exec`.
  ///
  /// - Throws: ``DatabaseError`` with the whole SQL.
  package func execute(_ sql: String) throws(DatabaseError) {
    let code = sqlite3_exec(database.pointer, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw database.failure(code, sql: sql) }
  }

  /// A statement written in the source, prepared once and kept; it comes reset.
  ///
  /// - Throws: ``DatabaseError``.
  package func statement(_ sql: StaticString) throws(DatabaseError) -> Statement {
    let start = sql.utf8Start
    let key = UnsafeRawPointer(start)
    if let kept = statements[key] {
      kept.reset()
      return kept
    }
    let made = try start.withMemoryRebound(to: CChar.self, capacity: sql.utf8CodeUnitCount) {
      pointer throws(DatabaseError) in
      try Statement(pointer, byteCount: sql.utf8CodeUnitCount, isKept: true, in: database)
    }
    statements[key] = made
    return made
  }

  /// A statement put together while the program runs; the caller owns it.
  ///
  /// - Throws: ``DatabaseError``. The corresponding C function is `sqlite3_prepare_v3`.
  package func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    let characters = Array(sql.utf8CString)
    let result = characters.withUnsafeBufferPointer { buffer -> Result<Statement, DatabaseError> in
      guard let base = buffer.baseAddress else {
        return .failure(DatabaseError(extendedCode: SQLITE_MISUSE, message: "no SQL", path: path))
      }
      return Result { () throws(DatabaseError) in
        try Statement(base, byteCount: buffer.count - 1, isKept: false, in: database)
      }
    }
    return try result.get()
  }

  /// The first column of the first row as a whole number; nil when there is no row or it is null.
  ///
  /// - Throws: ``DatabaseError``.
  package func integer(_ sql: String) throws(DatabaseError) -> Int64? {
    let statement = try prepare(sql)
    return try statement.step() ? statement.optionalInteger(0) : nil
  }

  /// The first column of the first row as text; nil when there is no row or it is null.
  ///
  /// - Throws: ``DatabaseError``.
  package func text(_ sql: String) throws(DatabaseError) -> String? {
    let statement = try prepare(sql)
    return try statement.step() ? statement.optionalText(0) : nil
  }

  // MARK: Transactions

  /// Runs the body in a transaction: commits when it returns, rolls back when it throws.
  ///
  /// - Throws: ``DatabaseError`` from the body or from SQLite.
  package func transaction<Value>(
    _ kind: TransactionKind = .immediate, _ body: () throws(DatabaseError) -> Value
  ) throws(DatabaseError) -> Value {
    try statement(kind == .immediate ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED").run()
    do throws(DatabaseError) {
      let value = try body()
      try statement("COMMIT").run()
      return value
    } catch {
      rollBack()
      throw error
    }
  }

  /// Ends an open transaction without its changes; SQLite may have done so already.
  private func rollBack() {
    guard sqlite3_get_autocommit(database.pointer) == 0 else { return }
    sqlite3_exec(database.pointer, "ROLLBACK", nil, nil, nil)
  }

  // MARK: Facts

  /// Rows that the last insert, update or delete changed. The C function is `sqlite3_changes64`.
  package var changedRowCount: Int { Int(sqlite3_changes64(database.pointer)) }

  /// The row number of the last insert. The C function is `sqlite3_last_insert_rowid`.
  package var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(database.pointer) }

  /// A number that changes when another connection has committed. The SQL is `PRAGMA data_version`.
  ///
  /// - Throws: ``DatabaseError``.
  package func dataVersion() throws(DatabaseError) -> Int {
    let statement = try statement("PRAGMA data_version")
    defer { statement.reset() }
    return try statement.step() ? Int(statement.integer(0)) : 0
  }

  /// The version of the SQLite library. The corresponding C function is `sqlite3_libversion`.
  package static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}
