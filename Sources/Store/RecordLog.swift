package import Platform

/// What the shell writes its records through: it never throws and never waits long.
///
/// A record goes to the database; while that is unwell, to a spool beside it, else to one in a
/// directory of the user's own, else it waits in memory.
package final class RecordLog {
  /// Where a record is.
  package enum Acknowledgement: Equatable, Sendable {
    /// In the database, at this row.
    case database(id: Int64)
    /// In a spool, until the database is well again.
    case spooled
    /// In this process's memory, until a spool or the database can be written.
    case held
    /// Nowhere.
    case lost(reason: String)
  }

  /// The database file.
  package let databasePath: String
  /// The database for queries; nil while it can't be opened.
  package private(set) var store: Store?
  /// Whether records may wait in memory; a process that ends at once has nothing to wait for.
  package var holdsRecords = false

  private let shelf: SpoolShelf
  private let busyTimeoutMilliseconds: Int
  private let now: () -> Timestamp
  private let clock: () -> MonotonicTime
  private var openedFile: FileIdentity?
  private var retryAt: MonotonicTime?
  /// Whether the next attempt needs another connection.
  private var mustReopen = false
  private var session: SessionDescription?
  /// Whether the database does not know the session yet; the next record introduces it.
  private var sessionIsNew = false
  private let isShortLived: Bool
  private var mayHaveSpooled = true
  /// Spools that can't be merged until the database is opened again.
  private var stuck: Set<String> = []
  private var held = HeldRecords()
  private var bulletin = RecordBulletin()

  /// Opens the log. Trouble with the database shows up as notices, not as an error.
  ///
  /// - Parameters:
  ///   - databasePath: The database file; the first spool lies beside it.
  ///   - fallbackDirectories: The user's own directories for when that spool can't be written, in
  ///     the order in which they are tried. They are made with mode 0700; one that belongs to
  ///     somebody else, or that others can look into, is passed over.
  ///   - busyTimeoutMilliseconds: How long a record may wait for another process's lock.
  ///   - isShortLived: Whether the process writes a record or two and ends.
  ///   - now: The time of day, to name what is set aside.
  ///   - clock: The clock that spaces out attempts at a database that is unwell.
  package init(
    databasePath: String, fallbackDirectories: [String] = [], busyTimeoutMilliseconds: Int = 100,
    isShortLived: Bool = false, now: @escaping () -> Timestamp = Timestamp.now,
    clock: @escaping () -> MonotonicTime = MonotonicTime.now
  ) {
    self.databasePath = databasePath
    self.busyTimeoutMilliseconds = busyTimeoutMilliseconds
    self.isShortLived = isShortLived
    self.now = now
    self.clock = clock
    shelf = SpoolShelf(databasePath: databasePath, fallbackDirectories: fallbackDirectories)
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
    bulletin.drain { shelf.pending.first.map(place(of:)) }
  }

  /// Tells the log about a failure of a query on ``store``, so that it can set a damaged file aside.
  package func report(_ error: StoreError) { fail(error) }

  private func write(
    _ record: ExecutionRecord, _ operation: (Store) throws(StoreError) -> Int64
  ) -> Acknowledgement {
    var damage: StoreError?
    // A database that was damaged is replaced, and the second attempt goes to the new one.
    for _ in 0..<2 {
      guard let store = usableStore() else { break }
      do throws(StoreError) {
        let id = try introducingSession(to: store, operation)
        bulletin.recovered()
        if hasWaiting { mergeWaiting() }
        return .database(id: id)
      } catch {
        guard fail(error) else { break }
        damage = error
      }
    }
    // Two damaged ones in a row are a trouble too.
    if let damage {
      bulletin.note(.unusable(path: databasePath, detail: damage.description))
    }
    return keep(record)
  }

  /// Keeps a record for later: in a file, else in memory.
  private func keep(_ record: ExecutionRecord) -> Acknowledgement {
    do throws(SystemError) {
      bulletin.note(place(of: try shelf.append([record])))
    } catch {
      guard holdsRecords, held.hold(record) else {
        bulletin.note(.nowhere(detail: error.description))
        return .lost(reason: error.description)
      }
      bulletin.note(.memory(detail: error.description))
      return .held
    }
    mayHaveSpooled = true
    // What waits in memory follows to the safer place.
    if !held.isEmpty, (try? shelf.append(held.records)) != nil { held.removeAll() }
    return .spooled
  }

  private func place(of spool: Spool) -> WaitingPlace {
    spool.place.isOwn ? .elsewhere(path: spool.path) : .besideDatabase
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

  // MARK: What waits

  /// The database for queries, with what has waited for it; nil while it can't be opened.
  ///
  /// It may be one that can be read and takes no records.
  package func caughtUpStore() -> Store? {
    if usableStore() != nil, hasWaiting { mergeWaiting() }
    return store
  }

  private var hasWaiting: Bool { mayHaveSpooled || !held.isEmpty }

  /// The spools that could be merged now.
  private var mergeableSpools: [Spool] { shelf.pending.filter { !stuck.contains($0.path) } }

  /// Moves what waits in memory and in the spools into the database.
  ///
  /// - Returns: How many records that brought; 0 when there are none or the database is unwell.
  /// - Complexity: O(*n*) in the size of the spools.
  @discardableResult
  package func mergeWaiting() -> Int {
    let spools = mergeableSpools
    mayHaveSpooled = !spools.isEmpty
    guard hasWaiting, let store = usableStore() else { return 0 }
    var merged = 0
    var damagedLines = 0
    do throws(StoreError) {
      if !held.isEmpty {
        merged += try store.record(held.records).added
        held.removeAll()
      }
      for spool in spools { try merge(spool, into: store, &merged, &damagedLines) }
      mayHaveSpooled = !mergeableSpools.isEmpty
      bulletin.recovered()
    } catch {
      fail(error)
    }
    if merged + damagedLines > 0 {
      bulletin.add(.merged(count: merged, damagedLines: damagedLines))
    }
    return merged
  }

  private func merge(
    _ spool: Spool, into store: Store, _ merged: inout Int, _ damagedLines: inout Int
  ) throws(StoreError) {
    do throws(Spool.MergeFailure) {
      _ = try spool.merge { contents throws(StoreError) in
        merged += try store.record(contents.records).added
        damagedLines += contents.damagedLines
      }
    } catch {
      switch error {
      case .store(let failure): throw failure
      case .system(let failure):
        // Trying again at each record would read the whole spool each time.
        stuck.insert(spool.path)
        bulletin.add(.spoolStuck(path: spool.path, detail: failure.description))
      }
    }
  }

  /// The spools where records wait for a database, without opening it.
  package static func waiting(
    databasePath: String, fallbackDirectories: [String]
  ) -> [WaitingSpool] {
    SpoolShelf(databasePath: databasePath, fallbackDirectories: fallbackDirectories).pending.map {
      WaitingSpool(path: $0.path, bytes: $0.waitingBytes)
    }
  }

  /// Tries the database once more before a long-lived process ends, and a spool for what waits in
  /// memory; what finds no place is told as lost.
  package func flush() {
    guard !isShortLived, hasWaiting else { return }
    retryAt = nil
    mergeWaiting()
    guard !held.isEmpty else { return }
    do throws(SystemError) {
      _ = try shelf.append(held.records)
    } catch {
      bulletin.add(.lost(count: held.records.count, detail: error.description))
    }
    held.removeAll()
  }

  // MARK: The database's health

  /// The database, opened again when that is due; nil while it is unwell.
  private func usableStore() -> Store? {
    if let retryAt, clock() < retryAt { return nil }
    retryAt = nil
    // The user may have erased the file, or another process may have set it aside.
    if mustReopen || (store != nil && FileIdentity(path: databasePath) != openedFile) {
      store = nil
      mustReopen = false
    }
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
        stuck = []
        mayHaveSpooled = !mergeableSpools.isEmpty
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
      bulletin.note(.locked(path: path))
      wait(seconds: 1)
    case .full(let path):
      // What the failed transaction left in the log is room that the spool needs.
      do throws(StoreError) { try store?.giveLogSpaceBack() } catch { store = nil }
      bulletin.note(.full(path: path))
      wait(seconds: 5)
    case .readOnly(let path):
      // SQLite opens for reading what it can't write, and stays at that.
      mustReopen = true
      bulletin.note(.readOnly(path: path))
      wait(seconds: 10)
    case .newer(let path, let found, let known):
      store = nil
      bulletin.note(.newer(path: path, found: found, known: known))
      wait(seconds: 60)
    case .foreign(let path):
      store = nil
      bulletin.note(.foreign(path: path))
      wait(seconds: 60)
    case .corrupt, .notADatabase:
      return setAside()
    case .interrupted:
      // Nothing is wrong with the database.
      break
    case .older, .cannotOpen, .system, .inUse, .refused:
      store = nil
      bulletin.note(.unusable(path: databasePath, detail: error.description))
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
      if let path { bulletin.add(.corruptSetAside(path: path)) }
      return true
    } catch {
      bulletin.note(.unusable(path: databasePath, detail: error.description))
      wait(seconds: 10)
      return false
    }
  }

  private func wait(seconds: UInt64) {
    retryAt = MonotonicTime(nanoseconds: clock().nanoseconds &+ seconds &* 1_000_000_000)
  }
}
