package import Platform

/// What the shell writes its records through: it never throws and never waits long.
///
/// A record goes to the database, or to the spool beside it while the database is unwell.
package final class RecordLog {
  /// Where a record is.
  package enum Acknowledgement: Equatable, Sendable {
    /// In the database, at this row.
    case database(id: Int64)
    /// In the spool, until the database is well again.
    case spooled
    /// Nowhere.
    case lost(reason: String)
  }

  /// The database file.
  package let databasePath: String
  /// The database for queries; nil while it can't be opened.
  package private(set) var store: Store?

  private let spool: Spool
  private let busyTimeoutMilliseconds: Int
  private let now: () -> Timestamp
  private let clock: () -> MonotonicTime
  private var openedFile: FileIdentity?
  private var retryAt: MonotonicTime?
  private var session: SessionDescription?
  /// Whether the database does not know the session yet; the next record introduces it.
  private var sessionIsNew = false
  private let isShortLived: Bool
  private var mayHaveSpooled = true
  private var pendingNotices: [RecordNotice] = []
  private var toldNotices: [RecordNotice] = []

  /// Opens the log. Trouble with the database shows up as notices, not as an error.
  ///
  /// - Parameters:
  ///   - databasePath: The database file; the spool lies beside it.
  ///   - busyTimeoutMilliseconds: How long a record may wait for another process's lock.
  ///   - isShortLived: Whether the process writes a record or two and ends.
  ///   - now: The time of day, to name what is set aside.
  ///   - clock: The clock that spaces out attempts at a database that is unwell.
  package init(
    databasePath: String, busyTimeoutMilliseconds: Int = 100, isShortLived: Bool = false,
    now: @escaping () -> Timestamp = Timestamp.now,
    clock: @escaping () -> MonotonicTime = MonotonicTime.now
  ) {
    self.databasePath = databasePath
    self.busyTimeoutMilliseconds = busyTimeoutMilliseconds
    self.isShortLived = isShortLived
    self.now = now
    self.clock = clock
    spool = Spool(databasePath: databasePath)
    open()
  }

  // MARK: Writing

  /// Records that an execution has begun.
  package func begin(_ record: ExecutionRecord) -> Acknowledgement {
    var running = record
    running.state = .running
    return write(running) { store throws(StoreError) in try store.begin(running) }
  }

  /// Records how an execution ended.
  ///
  /// - Parameters:
  ///   - record: The execution.
  ///   - endsSession: Whether the session ends with it; that costs no transaction of its own.
  package func finish(_ record: ExecutionRecord, endsSession: Bool = false) -> Acknowledgement {
    var ended = record
    if ended.state == .running { ended.state = .ended }
    guard endsSession, let description = session else {
      return write(ended) { store throws(StoreError) in try store.finish(ended) }
    }
    let end = now()
    defer { session = nil }
    return write(ended) { store throws(StoreError) in
      try store.writingTogether { () throws(StoreError) in
        let id = try store.finish(ended)
        try store.endSession(uid: description.uid, at: end)
        return id
      }
    }
  }

  /// Records an execution that is over.
  package func record(_ record: ExecutionRecord) -> Acknowledgement {
    write(record) { store throws(StoreError) in try store.record(record).id }
  }

  /// Introduces the session with the next record, here and to every database opened later.
  package func startSession(_ description: SessionDescription) {
    session = description
    sessionIsNew = true
  }

  /// Says that the session has ended; nothing happens while the database is unwell.
  package func endSession() {
    guard let description = session else { return }
    session = nil
    guard let store = usableStore() else { return }
    do throws(StoreError) {
      try store.endSession(uid: description.uid, at: now())
    } catch {
      fail(error)
    }
  }

  /// What has happened since the last call; each trouble is told once until it is over.
  package func drainNotices() -> [RecordNotice] {
    defer { pendingNotices = [] }
    return pendingNotices
  }

  /// Tells the log about a failure of a query on ``store``, so that it can set a damaged file aside.
  package func report(_ error: StoreError) { fail(error) }

  private func write(
    _ record: ExecutionRecord, _ operation: (Store) throws(StoreError) -> Int64
  ) -> Acknowledgement {
    // A database that was damaged is replaced, and the second attempt goes to the new one.
    for _ in 0..<2 {
      guard let store = usableStore() else { break }
      do throws(StoreError) {
        let id = try introducingSession(to: store, operation)
        recover()
        return .database(id: id)
      } catch {
        guard fail(error) else { break }
      }
    }
    do throws(SystemError) {
      try spool.append(record)
      mayHaveSpooled = true
      return .spooled
    } catch {
      tell(.spoolUnwritable(path: spool.path, detail: error.description))
      return .lost(reason: error.description)
    }
  }

  /// Writes a record, together with the session when the database does not know it.
  private func introducingSession(
    to store: Store, _ operation: (Store) throws(StoreError) -> Int64
  ) throws(StoreError) -> Int64 {
    guard sessionIsNew, let session else { return try operation(store) }
    let id = try store.writingTogether { () throws(StoreError) in
      _ = try store.startSession(session)
      return try operation(store)
    }
    sessionIsNew = false
    return id
  }

  // MARK: The spool

  /// Moves what waits in the spool into the database.
  ///
  /// - Returns: How many records were moved; 0 when there are none or the database is unwell.
  /// - Complexity: O(*n*) in the size of the spool.
  @discardableResult
  package func mergeSpool() -> Int {
    guard spool.isPending else {
      mayHaveSpooled = false
      return 0
    }
    guard let store = usableStore() else { return 0 }
    var merged = 0
    var damagedLines = 0
    do throws(Spool.MergeFailure) {
      let isDone = try spool.merge { contents throws(StoreError) in
        try store.record(contents.records)
        merged += contents.records.count
        damagedLines += contents.damagedLines
      }
      if isDone { mayHaveSpooled = false }
    } catch {
      switch error {
      case .store(let failure): fail(failure)
      case .system(let failure):
        tell(.spoolUnwritable(path: spool.path, detail: failure.description))
        retryAt = nil
        mayHaveSpooled = false
      }
    }
    if merged + damagedLines > 0 {
      pendingNotices.append(.merged(count: merged, damagedLines: damagedLines))
    }
    return merged
  }

  // MARK: The database's health

  /// The database, opened again when that is due; nil while it is unwell.
  private func usableStore() -> Store? {
    if let retryAt, clock() < retryAt { return nil }
    retryAt = nil
    // The user may have erased the file, or another process may have set it aside.
    if store != nil, FileIdentity(path: databasePath) != openedFile { store = nil }
    if store == nil { open() }
    return retryAt == nil ? store : nil
  }

  private func open() {
    for _ in 0..<2 {
      // Should this very file turn out to be damaged, it is the one to set aside.
      openedFile = FileIdentity(path: databasePath)
      do throws(StoreError) {
        let opened = try Store(
          path: databasePath, busyTimeoutMilliseconds: busyTimeoutMilliseconds,
          isShortLived: isShortLived)
        sessionIsNew = session != nil
        store = opened
        openedFile = FileIdentity(path: databasePath)
        mayHaveSpooled = spool.isPending
        return
      } catch {
        guard fail(error) else { return }
      }
    }
  }

  /// Takes note of a failure.
  ///
  /// - Returns: Whether it is worth trying again at once.
  @discardableResult
  private func fail(_ error: StoreError) -> Bool {
    switch error {
    case .locked(let path):
      tell(.locked(path: path))
      wait(seconds: 1)
    case .full(let path):
      // What the failed transaction left in the log is room that the spool needs.
      do throws(StoreError) { try store?.giveLogSpaceBack() } catch { store = nil }
      tell(.full(path: path))
      wait(seconds: 5)
    case .readOnly(let path):
      tell(.readOnly(path: path))
      wait(seconds: 10)
    case .newer(let path, let found, let known):
      store = nil
      tell(.newer(path: path, found: found, known: known))
      wait(seconds: 60)
    case .foreign(let path):
      store = nil
      tell(.foreign(path: path))
      wait(seconds: 60)
    case .corrupt, .notADatabase:
      return setAside()
    case .older, .cannotOpen, .system, .refused:
      store = nil
      tell(.unusable(path: databasePath, detail: error.description))
      wait(seconds: 10)
    }
    return false
  }

  /// Moves a damaged database away, so that a new one can begin.
  private func setAside() -> Bool {
    let damaged = openedFile
    store = nil
    openedFile = nil
    do throws(SystemError) {
      let path = try DamagedDatabase(path: databasePath).setAside(ifStill: damaged, at: now())
      if let path { pendingNotices.append(.corruptSetAside(path: path)) }
      return true
    } catch {
      tell(.unusable(path: databasePath, detail: error.description))
      wait(seconds: 10)
      return false
    }
  }

  private func wait(seconds: UInt64) {
    retryAt = MonotonicTime(nanoseconds: clock().nanoseconds &+ seconds &* 1_000_000_000)
  }

  /// The database took a record: troubles are over, and what waited follows.
  private func recover() {
    toldNotices = []
    if mayHaveSpooled { mergeSpool() }
  }

  private func tell(_ notice: RecordNotice) {
    guard !toldNotices.contains(notice) else { return }
    toldNotices.append(notice)
    pendingNotices.append(notice)
  }
}
