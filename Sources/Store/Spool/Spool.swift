internal import Glibc
internal import Platform

/// A file where records wait until the database is well.
///
/// Any number of processes append to it; one at a time moves it away and merges it.
struct Spool {
  /// Where it lies.
  let place: SpoolPlace
  /// The spool.
  private let name: String
  /// What is being merged.
  private let mergingName: String
  /// Held by the process that merges.
  private let lockName: String

  /// A spool in a place: `history.spool` for the stem `history`.
  init(in place: SpoolPlace, stem: String) {
    self.place = place
    name = stem + ".spool"
    mergingName = stem + ".spool.merging"
    lockName = stem + ".spool.lock"
  }

  /// The spool's path.
  var path: String { place.path + "/" + name }

  /// How many bytes wait to be merged.
  var waitingBytes: Int {
    guard let directory = try? place.open(isMade: false) else { return 0 }
    return (directory.size(of: name) ?? 0) + (directory.size(of: mergingName) ?? 0)
  }

  /// Whether something waits to be merged.
  var isPending: Bool {
    guard let directory = try? place.open(isMade: false) else { return false }
    return (directory.size(of: name) ?? 0) > 0 || directory.size(of: mergingName) != nil
  }

  // MARK: Appending

  /// Appends records; when this returns, a crash of the process can't lose them.
  ///
  /// - Throws: ``SystemError``; the spool is as it was then.
  func append(_ records: [ExecutionRecord]) throws(SystemError) {
    for _ in 0..<64 {
      let directory = try place.open(isMade: true)
      do throws(SystemError) {
        if try append(records, in: directory) { return }
      } catch {
        // A process that has merged everything removed the directory just before the file was made.
        guard error.code == ENOENT, place.isOwn else { throw error }
      }
    }
    throw SystemError(call: "flock", code: EWOULDBLOCK, subject: path)
  }

  /// Appends to the file of this moment; false when it was moved away meanwhile.
  private func append(
    _ records: [ExecutionRecord], in directory: borrowing Directory
  ) throws(SystemError) -> Bool {
    let lock = try FileLock(name, in: directory, flags: O_WRONLY | O_APPEND, waits: true)
    // A merging process may have moved the file away while this one waited for the lock.
    guard directory.has(lock.file, at: name) else { return false }
    let bytes = records.flatMap { SpoolRecord.encoded($0) }
    let end = lseek(lock.file.number, 0, SEEK_END)
    guard end <= place.limitBytes - bytes.count else {
      throw SystemError(call: "write", code: EFBIG, subject: path)
    }
    do throws(SystemError) {
      try lock.file.write(bytes)
    } catch {
      if end >= 0 { _ = ftruncate(lock.file.number, end) }
      throw SystemError(call: error.call, code: error.code, subject: path)
    }
    return true
  }

  // MARK: Merging

  /// What a merge found.
  struct Contents {
    /// One an execution, in the order in which they began; its end stands for its beginning too.
    private(set) var records: [ExecutionRecord] = []
    /// Lines that were cut or changed. No writer was told that they were safe.
    var damagedLines = 0
    private var places: [ExecutionUID: Int] = [:]

    /// Takes in what a line says.
    mutating func add(_ record: ExecutionRecord) {
      guard let place = places[record.uid] else {
        places[record.uid] = records.count
        records.append(record)
        return
      }
      if record.state == .ended || records[place].state == .running { records[place] = record }
    }
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
  /// - Parameter body: Makes the records safe; when it throws, they go on waiting. A process that
  ///   dies before the file is removed leaves it to the next, so the body may get records again.
  /// - Returns: Whether this process could merge; another may be at it.
  /// - Throws: ``MergeFailure``; what wasn't merged goes on waiting.
  func merge(_ body: (Contents) throws(StoreError) -> Void) throws(MergeFailure) -> Bool {
    let directory = try Self.sorting { () throws(SystemError) in try place.open(isMade: false) }
    let lock: FileLock
    do throws(SystemError) {
      lock = try FileLock(lockName, in: directory, waits: false)
    } catch {
      if error.code == EWOULDBLOCK { return false }
      throw .system(error)
    }
    // Whoever merged before may have removed the lock, and a third may hold another by now.
    guard directory.has(lock.file, at: lockName) else { return false }
    // What a process that died left behind comes first.
    try mergeMoved(in: directory, body)
    let hasMoved = try Self.sorting { () throws(SystemError) in try moveAway(in: directory) }
    if hasMoved { try mergeMoved(in: directory, body) }
    if place.isOwn { tidy(directory) }
    return true
  }

  /// Moves the spool away while no writer is in the middle of a line; false when there is none.
  private func moveAway(in directory: borrowing Directory) throws(SystemError) -> Bool {
    guard let size = directory.size(of: name), size > 0 else { return false }
    let writers = try FileLock(name, in: directory, flags: O_RDWR, waits: true)
    guard directory.has(writers.file, at: name) else { return false }
    try directory.rename(name, to: mergingName)
    return true
  }

  private func mergeMoved(
    in directory: borrowing Directory, _ body: (Contents) throws(StoreError) -> Void
  ) throws(MergeFailure) {
    guard directory.size(of: mergingName) != nil else { return }
    let contents: Contents
    do throws(SystemError) { contents = try readMoved(in: directory) } catch {
      throw .system(error)
    }
    do throws(StoreError) { try body(contents) } catch { throw .store(error) }
    do throws(SystemError) { try directory.remove(mergingName) } catch { throw .system(error) }
  }

  private func readMoved(in directory: borrowing Directory) throws(SystemError) -> Contents {
    let file = try directory.open(mergingName, flags: O_RDONLY)
    var bytes: [UInt8] = []
    while true {
      let chunk = try file.read(upTo: 1 << 16)
      if chunk.isEmpty { break }
      bytes.append(contentsOf: chunk)
    }
    var contents = Contents()
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let record = SpoolRecord.decoded(line) {
        contents.add(record)
      } else {
        contents.damagedLines += 1
      }
    }
    return contents
  }

  /// Leaves nothing behind in a place that is not ours alone; a writer that comes in between makes
  /// what it needs again.
  private func tidy(_ directory: borrowing Directory) {
    if let size = directory.size(of: name) {
      guard size == 0 else { return }
      removeEmptySpool(in: directory)
    }
    try? directory.remove(lockName)
    rmdir(place.path)
  }

  private func removeEmptySpool(in directory: borrowing Directory) {
    guard let writers = try? FileLock(name, in: directory, waits: false),
      directory.has(writers.file, at: name), directory.size(of: name) == 0
    else { return }
    try? directory.remove(name)
  }

  private static func sorting<Value: ~Copyable>(
    _ body: () throws(SystemError) -> Value
  ) throws(MergeFailure) -> Value {
    do throws(SystemError) { return try body() } catch { throw .system(error) }
  }
}
