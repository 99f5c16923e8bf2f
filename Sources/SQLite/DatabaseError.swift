/// A failure that SQLite reported: its code, its words, the SQL and the file.
package struct DatabaseError: Error, Equatable, Sendable {
  /// The extended result code. Source: sqlite.org/rescode.html.
  package let extendedCode: Int32
  /// SQLite's own words.
  package let message: String
  /// The SQL that was being prepared or run, if there was any.
  package let sql: String?
  /// The database file.
  package let path: String

  /// Keeps the facts of a failure.
  package init(extendedCode: Int32, message: String, sql: String? = nil, path: String) {
    self.extendedCode = extendedCode
    self.message = message
    self.sql = sql
    self.path = path
  }

  /// What sort of failure this is.
  package var kind: Kind {
    // SQLITE_IOERR_SHMSIZE: the index of the log could not grow, which is how a full disk is
    // first met in WAL mode.
    extendedCode == 4874 ? .full : Kind(primaryCode: extendedCode & 0xFF)
  }

  /// Failures that a caller can tell apart.
  package enum Kind: Sendable {
    /// Another connection holds the lock (`SQLITE_BUSY`, `SQLITE_LOCKED`).
    case locked
    /// The file's contents break the format (`SQLITE_CORRUPT`).
    case corrupt
    /// The file is something else (`SQLITE_NOTADB`).
    case notADatabase
    /// The disk or the page limit is full (`SQLITE_FULL`).
    case full
    /// The file or its directory can't be written (`SQLITE_READONLY`).
    case readOnly
    /// The file can't be opened (`SQLITE_CANTOPEN`, `SQLITE_PERM`).
    case cannotOpen
    /// A unique, foreign key or check rule was broken (`SQLITE_CONSTRAINT`).
    case constraint
    /// Reading or writing failed below SQLite (`SQLITE_IOERR`).
    case inputOutput
    /// Somebody asked for the work to stop (`SQLITE_INTERRUPT`).
    case interrupted
    /// Anything else.
    case other

    fileprivate init(primaryCode: Int32) {
      self =
        switch primaryCode {
        case 5, 6: .locked
        case 11: .corrupt
        case 26: .notADatabase
        case 13: .full
        case 8: .readOnly
        case 14, 3: .cannotOpen
        case 19: .constraint
        case 10: .inputOutput
        case 9: .interrupted
        default: .other
        }
    }
  }
}

extension DatabaseError: CustomStringConvertible {
  package var description: String {
    let text = "\(path): \(message) (SQLite \(extendedCode))"
    return sql.map { "\(text) in: \($0)" } ?? text
  }
}
