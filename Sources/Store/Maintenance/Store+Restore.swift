internal import Glibc
internal import JSON
package import Platform
internal import SQLite

/// What restoring a copy has done.
package struct Restoration: Sendable, Equatable {
  /// The database that was there before, under its new name; nil when there was none.
  package let keptAside: String?
  /// How many executions the copy has.
  package let executions: Int
}

extension Store {
  /// Looks whether a file is a whole database of this program.
  ///
  /// - Returns: How many executions it has.
  /// - Throws: ``StoreError`` with the path that messages are to name.
  package static func verifyCopy(
    at path: String, namedAs name: String? = nil
  ) throws(StoreError) -> Int {
    let name = name ?? path
    do throws(StoreError) {
      let copy = try Store(path: path, openingMode: .readWriteWithoutMigrating)
      let problems = try copy.check(isFull: true)
      if let problem = problems.first { throw .corrupt(path: name, detail: problem) }
      return try copy.guarded { () throws(DatabaseError) in
        guard try copy.connection.schemaVersion() > 0 else {
          throw DatabaseError(extendedCode: 26, message: "it has no tables", path: name)
        }
        return Int(try copy.connection.integer("SELECT count(*) FROM execution") ?? 0)
      }
    } catch {
      throw error.naming(name)
    }
  }

  /// Copies a database that may have a log beside it.
  private static func copy(_ source: String, to destination: String) throws(StoreError) {
    if Files.size(source + "-wal") ?? 0 > 0 {
      // Somebody may be writing to it: SQLite knows what belongs to it.
      do throws(DatabaseError) {
        let connection = try Connection(path: source, openingMode: .readOnly)
        try connection.backUp(to: destination)
        return
      } catch {
        throw StoreError(error).naming(source)
      }
    }
    do throws(SystemError) {
      let input = try FileDescriptor(opening: source, flags: O_RDONLY)
      let output = try FileDescriptor(
        opening: destination, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
      while true {
        let bytes = try input.read(upTo: 1 << 20)
        if bytes.isEmpty { break }
        try output.write(bytes)
      }
    } catch {
      switch error.code {
      case ENOSPC, EDQUOT: throw .full(path: destination)
      case EROFS: throw .readOnly(path: destination)
      default: throw .cannotOpen(path: source, detail: error.reason)
      }
    }
  }

  /// Puts a copy in the place of a database, whose file stays under another name.
  ///
  /// The copy is copied, read as a whole and brought up to this program's schema before anything
  /// changes; then the two files change places in one step. The audit trail of the copy notes it.
  ///
  /// - Parameters:
  ///   - source: The copy; it stays as it is.
  ///   - path: The database.
  ///   - moment: Names what is kept aside: `history.db.before-restore-20261121T140211Z`.
  /// - Throws: ``StoreError``, also ``StoreError/inUse(path:)`` while another process has the database
  ///   open; nothing has changed then.
  package static func restore(
    _ source: String, to path: String, at moment: Timestamp = .now()
  ) throws(StoreError) -> Restoration {
    guard Files.exists(source), !Files.isDirectory(source) else {
      throw .cannotOpen(path: source, detail: "there is no such file")
    }
    if let one = FileIdentity(path: source), one == FileIdentity(path: path) {
      throw .cannotOpen(path: source, detail: "it is the history itself")
    }
    let lock = try lock(path)
    defer { extendLifetime(lock) }
    return try replace(path, with: source, at: moment)
  }

  /// Lets one process at a time replace a database.
  private static func lock(_ path: String) throws(StoreError) -> FileLock {
    do throws(SystemError) {
      try Files.makeDirectories(Files.directory(of: path), mode: 0o700)
      return try FileLock(path: path + ".lock", waits: true)
    } catch {
      throw error.code == EROFS || error.code == EACCES
        ? .readOnly(path: path) : .cannotOpen(path: path, detail: error.reason)
    }
  }

  private static func replace(
    _ path: String, with source: String, at moment: Timestamp
  ) throws(StoreError) -> Restoration {
    // The name that what is there now gets when the two change places.
    let aside = DamagedDatabase.freeName(path + ".before-restore-", at: moment)
    defer { for suffix in ["-wal", "-shm", "-journal"] { unlink(aside + suffix) } }
    let executions: Int
    do throws(StoreError) {
      try copy(source, to: aside)
      executions = try verifyCopy(at: aside, namedAs: source)
      try finish(aside, executions: executions, beside: path)
    } catch {
      unlink(aside)
      throw error
    }
    guard Files.exists(path) else {
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      guard rename(aside, path) == 0 else {
        let reason = String(cString: strerror(errno))
        unlink(aside)
        throw .cannotOpen(path: path, detail: reason)
      }
      return Restoration(keptAside: nil, executions: executions)
    }
    do throws(StoreError) {
      let owner = try soleOwner(of: path)
      try withExtendedLifetime(owner) { () throws(StoreError) in
        do throws(SystemError) { try exchange(aside, path) } catch {
          throw .cannotOpen(path: path, detail: error.reason)
        }
        // Whoever waits for the old file's lock gives up before it is let go.
        if owner != nil { usleep(150_000) }
      }
    } catch {
      unlink(aside)
      throw error
    }
    return Restoration(keptAside: aside, executions: executions)
  }

  /// Brings a copy up to date and notes in its audit trail what it is for. What the user allowed
  /// others once and forbade since stays forbidden; so it does when that can't be told.
  private static func finish(
    _ path: String, executions: Int, beside present: String
  ) throws(StoreError) {
    let store = try Store(path: path)
    if Files.exists(present), (try? Store(path: present, openingMode: .readOnly).consent()) == nil {
      _ = try store.withdrawConsent(at: .now())
    }
    let document: JSONValue = ["executions": .integer(Int64(executions))]
    try store.note(.restore, document.text())
    try store.guarded { () throws(DatabaseError) in
      // One file, without a log beside it.
      try store.connection.execute("PRAGMA journal_mode = DELETE")
    }
  }

  /// A connection that nobody else has beside it, with the log written into the file; nil when the
  /// file is so damaged that nobody can have it open.
  private static func soleOwner(of path: String) throws(StoreError) -> Connection? {
    do throws(DatabaseError) {
      let connection = try Connection(path: path, busyTimeoutMilliseconds: 200)
      try connection.execute("PRAGMA journal_mode = DELETE")
      guard try connection.text("PRAGMA journal_mode") == "delete" else {
        throw DatabaseError(extendedCode: 5, message: "it is in use", path: path)
      }
      try connection.execute("BEGIN EXCLUSIVE")
      return connection
    } catch {
      switch error.kind {
      case .locked: throw .inUse(path: path)
      case .corrupt, .notADatabase: return nil
      default: throw StoreError(error)
      }
    }
  }

  /// Lets two files change places, in one step where the file system can.
  private static func exchange(_ new: String, _ path: String) throws(SystemError) {
    for suffix in ["-wal", "-shm"] where Files.exists(path + suffix) {
      // Only a damaged database still has them.
      rename(path + suffix, "\(new).damaged\(suffix)")
    }
    try Files.exchange(new, path)
  }
}

extension StoreError {
  /// The same failure of a file that goes by another name.
  fileprivate func naming(_ path: String) -> StoreError {
    switch self {
    case .newer(_, let found, let known): .newer(path: path, found: found, known: known)
    case .corrupt(_, let detail): .corrupt(path: path, detail: detail)
    case .notADatabase: .notADatabase(path: path)
    case .foreign: .foreign(path: path)
    case .cannotOpen(_, let detail): .cannotOpen(path: path, detail: detail)
    default: self
    }
  }
}
