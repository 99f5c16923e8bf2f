internal import SQLite

/// What can go wrong with the history database.
package enum StoreError: Error, Equatable, Sendable {
  /// The database was made by a newer program: it has `found` migrations, this one knows `known`.
  case newer(path: String, found: Int, known: Int)
  /// The database is older than the program and was opened without leave to change it.
  case older(path: String, found: Int, known: Int)
  /// The file's contents break SQLite's format.
  case corrupt(path: String, detail: String)
  /// The file is not a SQLite database.
  case notADatabase(path: String)
  /// The file is a SQLite database of another program.
  case foreign(path: String)
  /// Another process held the lock for longer than the wait.
  case locked(path: String)
  /// The disk, or the limit on the database's size, is full.
  case full(path: String)
  /// The file or its directory can't be written.
  case readOnly(path: String)
  /// The file can't be opened.
  case cannotOpen(path: String, detail: String)
  /// Reading or writing the file failed in the system.
  case system(path: String, detail: String)
  /// Another process has the database open, so that it can't be replaced.
  case inUse(path: String)
  /// Somebody asked for the work to stop; what it had begun to change is as it was.
  case interrupted(path: String)
  /// SQLite refused a statement: a defect of this program or of the database.
  case refused(path: String, code: Int32, detail: String, sql: String?)

  /// Sorts a failure of SQLite.
  init(_ error: DatabaseError) {
    let path = error.path
    self =
      switch error.kind {
      case .locked: .locked(path: path)
      case .corrupt: .corrupt(path: path, detail: error.message)
      case .notADatabase: .notADatabase(path: path)
      case .full: .full(path: path)
      case .readOnly: .readOnly(path: path)
      case .cannotOpen: .cannotOpen(path: path, detail: error.message)
      case .inputOutput: .system(path: path, detail: error.message)
      case .interrupted: .interrupted(path: path)
      case .constraint, .other:
        .refused(
          path: path, code: error.extendedCode, detail: error.message, sql: error.sql)
      }
  }
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .newer(let path, let found, let known):
      """
      \(path): made by a newer NetCopilot (schema \(found), this program knows \(known)); \
      update the program
      """
    case .older(let path, let found, let known):
      """
      \(path): has schema \(found) and the program wants \(known); \
      run `netcopilot db migrate`
      """
    case .corrupt(let path, let detail):
      "\(path): the database is damaged (\(detail)); run `netcopilot db check`"
    case .notADatabase(let path):
      "\(path): not a SQLite database; move it away and start again"
    case .foreign(let path):
      "\(path): the database of another program; choose another data directory"
    case .locked(let path):
      "\(path): locked by another program; try again when it has ended"
    case .full(let path):
      "\(path): no room left; free some space"
    case .readOnly(let path):
      "\(path): can't be written; check the permissions of the file and its directory"
    case .cannotOpen(let path, let detail):
      "\(path): can't be opened (\(detail)); check the path and its permissions"
    case .system(let path, let detail):
      "\(path): reading or writing failed (\(detail)); check the disk"
    case .inUse(let path):
      "\(path): a shell or another program has it open; leave those, then try again"
    case .interrupted(let path):
      "\(path): the work was stopped"
    case .refused(let path, let code, let detail, _):
      "\(path): SQLite refused a statement (\(detail), \(code)); run `netcopilot db check`"
    }
  }
}
