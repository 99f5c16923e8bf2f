internal import Glibc
internal import Platform
internal import SQLite

/// The history database. One thread owns one store; any number may share the file.
package final class Store {
  /// What a store may do with its file.
  package enum OpeningMode: Sendable {
    /// Reads and writes; the file is made and brought up to date when it needs to be.
    case readWrite
    /// Reads and writes a file as it is, to look at or undo its migrations.
    case readWriteWithoutMigrating
    /// Only reads; the file must be there.
    case readOnly
  }

  /// The database file.
  package let path: String
  /// What this store may do with it.
  package let openingMode: OpeningMode

  let connection: Connection
  var identifiers = IdentifierCaches()
  /// Whether a batch is being recorded, whose counters are written at its end.
  var isBatching = false
  /// Whether a transaction around several writes is open.
  private var isWritingTogether = false
  var batchTallies: [String: BatchTally] = [:]

  /// Opens the database, making and migrating it when it needs to be.
  ///
  /// - Parameters:
  ///   - path: The file's path. Its directory is made with mode 0700, the file with 0600.
  ///   - openingMode: What the store may do.
  ///   - busyTimeoutMilliseconds: How long to wait for another process's lock.
  ///   - isShortLived: Whether the process writes a record or two and ends: then the log stays for
  ///     the next one, and is kept short, because whoever finds it alone has to read it.
  /// - Throws: ``StoreError``; the file has not changed then.
  package init(
    path: String, openingMode: OpeningMode = .readWrite, busyTimeoutMilliseconds: Int = 100,
    isShortLived: Bool = false
  ) throws(StoreError) {
    self.path = path
    self.openingMode = openingMode
    if openingMode == .readWrite { try Store.makeFile(at: path) }
    do throws(DatabaseError) {
      connection = try Connection(
        path: path, openingMode: openingMode == .readOnly ? .readOnly : .readWrite,
        busyTimeoutMilliseconds: busyTimeoutMilliseconds)
    } catch {
      throw StoreError(error)
    }
    try prepareDatabase(busyTimeoutMilliseconds: busyTimeoutMilliseconds)
    if isShortLived {
      connection.leaveLogAtClose()
      try guarded { () throws(DatabaseError) in
        try connection.execute("PRAGMA wal_autocheckpoint = 256")
      }
    }
  }

  /// Makes an empty private file, so that SQLite gives its companions the same permissions.
  private static func makeFile(at path: String) throws(StoreError) {
    guard !Files.exists(path) else { return }
    do throws(SystemError) {
      try Files.makeDirectories(Files.directory(of: path), mode: 0o700)
      _ = try FileDescriptor(opening: path, flags: O_RDWR | O_CREAT, mode: 0o600)
    } catch {
      switch error.code {
      case EROFS, EACCES, EPERM: throw .readOnly(path: path)
      case ENOSPC, EDQUOT: throw .full(path: path)
      default: throw .cannotOpen(path: path, detail: error.description)
      }
    }
  }

  /// Checks whose database it is and how old, and sets up the connection.
  private func prepareDatabase(busyTimeoutMilliseconds: Int) throws(StoreError) {
    let known = Schema.migrations.count
    let (found, owner, tables) = try guarded { () throws(DatabaseError) in
      // Small pages, because each record changes a few rows in seven places and every page that
      // changes is written as a whole. 4000 of them in the log are 8 MB.
      try connection.execute(
        """
        PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;
        PRAGMA page_size = 2048; PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 4000
        """)
      // One view of the three, because another shell may be making the database at this moment.
      return try connection.transaction(.deferred) { () throws(DatabaseError) in
        (
          try connection.schemaVersion(), try connection.integer("PRAGMA application_id") ?? 0,
          try connection.integer("SELECT count(*) FROM sqlite_schema") ?? 0
        )
      }
    }
    if found > known { throw .newer(path: path, found: found, known: known) }
    if owner != Schema.applicationID, tables > 0 || found > 0 || owner != 0 {
      throw .foreign(path: path)
    }
    switch openingMode {
    case .readOnly:
      if found < known { throw .older(path: path, found: found, known: known) }
    case .readWriteWithoutMigrating:
      break
    case .readWrite:
      try guarded { () throws(DatabaseError) in
        try keepLog(waitingMilliseconds: busyTimeoutMilliseconds)
      }
      if found < known { try migrate() }
    }
  }

  /// Turns the write-ahead log on. SQLite does not wait for the lock that the first of several
  /// shells needs for it, so this does.
  private func keepLog(waitingMilliseconds: Int) throws(DatabaseError) {
    let start = MonotonicTime.now()
    while true {
      do throws(DatabaseError) {
        return try connection.execute("PRAGMA journal_mode = WAL")
      } catch {
        let waited = MonotonicTime.now().seconds(since: start) * 1000
        guard error.kind == .locked, waited < Double(waitingMilliseconds) else { throw error }
        usleep(2000)
      }
    }
  }

  /// Runs the body and sorts SQLite's failures.
  func guarded<Value>(_ body: () throws(DatabaseError) -> Value) throws(StoreError) -> Value {
    do throws(DatabaseError) {
      return try body()
    } catch {
      throw StoreError(error)
    }
  }

  /// Runs the body so that all it writes through this store is one transaction.
  func writingTogether<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    var failure: StoreError?
    do throws(DatabaseError) {
      return try connection.transaction(.immediate) { () throws(DatabaseError) in
        isWritingTogether = true
        defer { isWritingTogether = false }
        do throws(StoreError) {
          return try body()
        } catch {
          failure = error
          throw DatabaseError(extendedCode: 0, message: "\(error)", path: path)
        }
      }
    } catch {
      identifiers.removeAll()
      throw failure ?? StoreError(error)
    }
  }

  /// Runs the body in one transaction; when a kept row number has gone stale, runs it again.
  func writing<Value>(_ body: () throws(DatabaseError) -> Value) throws(StoreError) -> Value {
    if isWritingTogether { return try guarded(body) }
    do throws(DatabaseError) {
      return try connection.transaction(.immediate, body)
    } catch {
      identifiers.removeAll()
      guard error.kind == .constraint else { throw StoreError(error) }
    }
    return try guarded { () throws(DatabaseError) in
      do throws(DatabaseError) {
        return try connection.transaction(.immediate, body)
      } catch {
        identifiers.removeAll()
        throw error
      }
    }
  }

  /// Runs the body with room in memory and in the log for a great many records.
  ///
  /// The indexes of a long history are larger than the usual cache, and every checkpoint writes the
  /// same pages of theirs again.
  func recordingMany<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try? connection.execute("PRAGMA cache_size = -64000; PRAGMA wal_autocheckpoint = 32000")
    defer { try? connection.execute("PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 4000") }
    return try body()
  }

  /// A number that changes when another connection has committed.
  ///
  /// - Throws: ``StoreError``.
  package func dataVersion() throws(StoreError) -> Int {
    try guarded { () throws(DatabaseError) in try connection.dataVersion() }
  }

  /// Lets long work be stopped from now on: it then fails as ``StoreError/interrupted(path:)``, and
  /// what it had begun to change is as it was.
  ///
  /// - Parameter isStopped: Asked often while SQLite works, on this thread; nil for never.
  package func stop(when isStopped: (() -> Bool)?) { connection.stop(when: isStopped) }

  /// How long to wait for another process's lock from now on.
  package func setBusyTimeout(milliseconds: Int) {
    connection.setBusyTimeout(milliseconds: milliseconds)
  }
}
