internal import CSQLite

/// A prepared statement; parameters count from 1, columns from 0.
///
/// It belongs to the thread of its connection. The corresponding C type is `sqlite3_stmt`.
package final class Statement {
  private let database: DatabaseHandle
  private let pointer: OpaquePointer

  init(_ sql: UnsafePointer<CChar>, byteCount: Int, isKept: Bool, in database: DatabaseHandle)
    throws(DatabaseError)
  {
    var statement: OpaquePointer?
    let flags = isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
    let code = sqlite3_prepare_v3(
      database.pointer, sql, Int32(clamping: byteCount), flags, &statement, nil)
    let text = String(
      decoding: UnsafeRawBufferPointer(start: sql, count: byteCount), as: UTF8.self)
    guard code == SQLITE_OK else { throw database.failure(code, sql: text) }
    guard let statement else {
      throw DatabaseError(
        extendedCode: SQLITE_MISUSE, message: "no statement", sql: text, path: database.path)
    }
    self.database = database
    pointer = statement
  }

  deinit {
    sqlite3_finalize(pointer)
  }

  /// The statement's own text. The corresponding C function is `sqlite3_sql`.
  package var sql: String { sqlite3_sql(pointer).map { String(cString: $0) } ?? "" }

  // MARK: Parameters

  /// Binds a whole number. The corresponding C function is `sqlite3_bind_int64`.
  package func bind(_ value: Int64, at parameter: Int32) {
    sqlite3_bind_int64(pointer, parameter, value)
  }

  /// Binds a whole number, or null.
  package func bind(_ value: Int64?, at parameter: Int32) {
    if let value { bind(value, at: parameter) } else { bindNull(at: parameter) }
  }

  /// Binds a real number; NaN becomes null. The corresponding C function is `sqlite3_bind_double`.
  package func bind(_ value: Double?, at parameter: Int32) {
    if let value { sqlite3_bind_double(pointer, parameter, value) } else { bindNull(at: parameter) }
  }

  /// Binds text. The corresponding C function is `sqlite3_bind_text`.
  package func bind(_ value: String, at parameter: Int32) {
    var text = value
    _ = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty buffer may have no address, and a null address would bind null.
        if let base = characters.baseAddress {
          sqlite3_bind_text(
            pointer, parameter, base, Int32(clamping: characters.count), copiedByCallee)
        } else {
          sqlite3_bind_text(pointer, parameter, "", 0, copiedByCallee)
        }
      }
    }
  }

  /// Binds text, or null.
  package func bind(_ value: String?, at parameter: Int32) {
    if let value { bind(value, at: parameter) } else { bindNull(at: parameter) }
  }

  /// Binds bytes. The corresponding C function is `sqlite3_bind_blob`.
  package func bind(_ value: [UInt8], at parameter: Int32) {
    _ = value.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress {
        sqlite3_bind_blob(pointer, parameter, base, Int32(clamping: bytes.count), copiedByCallee)
      } else {
        sqlite3_bind_zeroblob(pointer, parameter, 0)
      }
    }
  }

  /// Binds 16 bytes given as two big-endian halves.
  package func bind(high: UInt64, low: UInt64, at parameter: Int32) {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes in
      _ = sqlite3_bind_blob(pointer, parameter, bytes.baseAddress, 16, copiedByCallee)
    }
  }

  /// Binds null. The corresponding C function is `sqlite3_bind_null`.
  package func bindNull(at parameter: Int32) {
    sqlite3_bind_null(pointer, parameter)
  }

  /// Sets every parameter to null. The corresponding C function is `sqlite3_clear_bindings`.
  package func clearBindings() {
    sqlite3_clear_bindings(pointer)
  }

  // MARK: Running

  /// Moves to the next row.
  ///
  /// - Returns: Whether there is a row; false at the end.
  /// - Throws: ``DatabaseError``; the statement is reset. The corresponding C function is
  ///   `sqlite3_step`.
  package func step() throws(DatabaseError) -> Bool {
    let code = sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    let failure = database.failure(code, sql: sql)
    sqlite3_reset(pointer)
    throw failure
  }

  /// Runs a statement that yields no rows, and makes it ready to run again.
  ///
  /// - Throws: ``DatabaseError``.
  package func run() throws(DatabaseError) {
    while try step() {}
    sqlite3_reset(pointer)
  }

  /// Makes the statement ready to run again; bindings stay. The C function is `sqlite3_reset`.
  package func reset() {
    sqlite3_reset(pointer)
  }

  // MARK: Columns

  /// Whether the column is null. The corresponding C function is `sqlite3_column_type`.
  package func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(pointer, column) == SQLITE_NULL
  }

  /// The column as a whole number; 0 for null. The C function is `sqlite3_column_int64`.
  package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  /// The column as a whole number, or nil for null.
  package func optionalInteger(_ column: Int32) -> Int64? {
    isNull(column) ? nil : sqlite3_column_int64(pointer, column)
  }

  /// The column as a real number, or nil for null. The C function is `sqlite3_column_double`.
  package func optionalReal(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(pointer, column)
  }

  /// The column's bytes, valid until the next step. The C function is `sqlite3_column_blob`.
  package func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result)
    -> Result
  {
    let base = sqlite3_column_blob(pointer, column)
    let count = Int(sqlite3_column_bytes(pointer, column))
    return body(UnsafeRawBufferPointer(start: base, count: base == nil ? 0 : count))
  }

  /// The column as text, with bytes that are not UTF-8 repaired; empty for null.
  package func text(_ column: Int32) -> String {
    withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The column as text, or nil for null.
  package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// The column's bytes as an array; empty for null.
  package func bytes(_ column: Int32) -> [UInt8] { withBytes(column) { Array($0) } }
}
