internal import CSQLite

/// Owns one `sqlite3 *`; statements share it, so it closes after the last of them.
final class DatabaseHandle {
  let pointer: OpaquePointer
  let path: String
  /// What asks whether work on this connection is to stop.
  var stopCheck: StopCheck?

  init(owning pointer: OpaquePointer, path: String) {
    self.pointer = pointer
    self.path = path
  }

  deinit {
    sqlite3_close_v2(pointer)
  }

  /// The failure that the last call on this connection left behind.
  func failure(_ code: Int32, sql: String? = nil) -> DatabaseError {
    let extended = sqlite3_extended_errcode(pointer)
    let own = extended & 0xFF == code & 0xFF
    let message = own ? sqlite3_errmsg(pointer) : sqlite3_errstr(code)
    return DatabaseError(
      extendedCode: own ? extended : code,
      message: message.map { String(cString: $0) } ?? "unknown failure", sql: sql, path: path)
  }
}

/// Tells SQLite to copy what is bound before the call returns. The C macro is `SQLITE_TRANSIENT`.
let copiedByCallee = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
