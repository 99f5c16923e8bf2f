internal import Glibc
internal import Platform

/// The file beside the database where records wait until the database is well.
///
/// Any number of processes append to it; one at a time moves it away and merges it.
struct Spool {
  /// The spool.
  let path: String
  /// What is being merged.
  let mergingPath: String
  /// Held by the process that merges.
  let lockPath: String

  /// The spool of a database: `history.spool` beside `history.db`.
  init(databasePath: String) {
    let name = Files.name(of: databasePath)
    let stem =
      name.utf8.lastIndex(of: UInt8(ascii: ".")).flatMap { dot in
        dot == name.startIndex ? nil : String(name[..<dot])
      } ?? name
    let base = Files.directory(of: databasePath) + "/" + stem
    path = base + ".spool"
    mergingPath = base + ".spool.merging"
    lockPath = base + ".spool.lock"
  }

  /// Whether something waits to be merged.
  var isPending: Bool { (Files.size(path) ?? 0) > 0 || Files.exists(mergingPath) }

  /// Appends a record; when this returns, a crash of the process can't lose it.
  ///
  /// - Throws: ``SystemError``; the spool is as it was then.
  func append(_ record: ExecutionRecord) throws(SystemError) {
    try Files.makeDirectories(Files.directory(of: path), mode: 0o700)
    let bytes = SpoolRecord.encoded(record)
    while true {
      let lock = try FileLock(path: path, flags: O_WRONLY | O_APPEND, waits: true)
      // A merging process may have moved the file away while this one waited for the lock.
      let isWritten = try withExtendedLifetime(lock) { () throws(SystemError) in
        guard lock.isAt(path) else { return false }
        let end = lseek(lock.file.number, 0, SEEK_END)
        do throws(SystemError) {
          try lock.file.write(bytes)
        } catch {
          if end >= 0 { _ = ftruncate(lock.file.number, end) }
          throw error
        }
        return true
      }
      if isWritten { return }
    }
  }

  /// What a merge found.
  struct Contents {
    var records: [ExecutionRecord] = []
    /// Lines that were cut or changed. No writer was told that they were safe.
    var damagedLines = 0
  }

  /// Reads a file of spooled records.
  ///
  /// - Throws: ``SystemError`` with the path.
  static func contents(of path: String) throws(SystemError) -> Contents {
    let bytes = try Files.read(path)
    var contents = Contents()
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let record = SpoolRecord.decoded(line) {
        contents.records.append(record)
      } else {
        contents.damagedLines += 1
      }
    }
    return contents
  }

  /// Why a merge stopped.
  enum MergeFailure: Error {
    /// The spool can't be read, moved or removed.
    case system(SystemError)
    /// The database refused the records.
    case store(StoreError)
  }

  /// Hands everything that waits to the body, file by file, and removes a file once it is merged.
  ///
  /// - Parameter body: Makes the records safe; when it throws, they go on waiting.
  /// - Returns: Whether this process could merge; another may be at it.
  /// - Throws: ``MergeFailure``; what wasn't merged goes on waiting.
  func merge(_ body: (Contents) throws(StoreError) -> Void) throws(MergeFailure) -> Bool {
    let lock: FileLock
    do throws(SystemError) {
      lock = try FileLock(path: lockPath, waits: false)
    } catch {
      if error.code == EWOULDBLOCK { return false }
      throw .system(error)
    }
    return try withExtendedLifetime(lock) { () throws(MergeFailure) in
      // What a process that died left behind comes first.
      try mergeMoved(body)
      if try moveAway() { try mergeMoved(body) }
      return true
    }
  }

  /// Moves the spool away while no writer is in the middle of a line; false when there is none.
  private func moveAway() throws(MergeFailure) -> Bool {
    guard let size = Files.size(path), size > 0 else { return false }
    do throws(SystemError) {
      let writers = try FileLock(path: path, waits: true)
      return try withExtendedLifetime(writers) { () throws(SystemError) in
        guard writers.isAt(path) else { return false }
        try systemCall("rename", on: path) { rename(path, mergingPath) }
        return true
      }
    } catch {
      throw .system(error)
    }
  }

  private func mergeMoved(
    _ body: (Contents) throws(StoreError) -> Void
  ) throws(MergeFailure) {
    guard Files.exists(mergingPath) else { return }
    let contents: Contents
    do throws(SystemError) {
      contents = try Self.contents(of: mergingPath)
    } catch {
      throw .system(error)
    }
    do throws(StoreError) {
      try body(contents)
    } catch {
      throw .store(error)
    }
    do throws(SystemError) {
      try systemCall("unlink", on: mergingPath) { unlink(mergingPath) }
    } catch {
      throw .system(error)
    }
  }
}
