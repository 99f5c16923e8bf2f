import Glibc
import Platform
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

/// Records find a place when nothing can be written beside the database, and come back from it.
@Suite struct FallbackSpoolTests {
  private let directory = TemporaryDirectory()
  private let clock = SettableClock()
  private var path: String { directory.path + "/data/history.db" }
  private var beside: String { directory.path + "/data/history.spool" }
  private var first: String { directory.path + "/first" }
  private var second: String { directory.path + "/second" }

  private func log(_ databasePath: String? = nil) -> RecordLog {
    let clock = clock
    return RecordLog(
      databasePath: databasePath ?? path, fallbackDirectories: [first, second],
      busyTimeoutMilliseconds: 5, now: { noon }, clock: { clock.time })
  }

  /// Makes the database and puts a directory where its spool would be, so that nobody can write it.
  private func lockedDatabase(at place: String? = nil) throws -> Connection {
    let place = place ?? path
    _ = try Store(path: place)
    try Files.makeDirectories(String(place.dropLast(3)) + ".spool")
    let holder = try Connection(path: place)
    try holder.execute("BEGIN IMMEDIATE")
    return holder
  }

  private func commands(_ databasePath: String? = nil) throws -> [String] {
    try Store(path: databasePath ?? path).executions().map(\.command).sorted()
  }

  private func place(in log: RecordLog) -> String? {
    guard case .unwell(_, .elsewhere(let path)) = log.drainNotices().first else { return nil }
    return path
  }

  @Test func oneLineThenMergedOnce() throws {
    let holder = try lockedDatabase()
    let log = log()
    #expect(log.begin(sample("ping a", exitCode: nil)) == .spooled)
    #expect(log.finish(sample("ping a", exitCode: 3)) == .spooled)
    let notices = log.drainNotices()
    guard case .unwell(.locked(path), .elsewhere(let spool)) = notices.first else {
      Issue.record("\(notices)")
      return
    }
    #expect(notices.count == 1)
    #expect(spool.hasPrefix(first + "/history-"))
    clock.advance(seconds: 2)
    #expect(log.record(sample("ping b")) == .spooled)
    #expect(log.drainNotices() == [])
    var status = stat()
    #expect(stat(first, &status) == 0 && status.st_mode & 0o777 == 0o700)
    #expect(stat(spool, &status) == 0 && status.st_mode & 0o777 == 0o600)
    try holder.execute("ROLLBACK")
    clock.advance(seconds: 2)
    _ = log.record(sample("ping c"))
    #expect(log.drainNotices() == [.merged(count: 2, damagedLines: 0)])
    #expect(try commands() == ["ping a", "ping b", "ping c"])
    #expect(try Store(path: path).executions().contains { $0.exitCode == 3 })
    // Nothing is left where others can see it.
    #expect(!Files.exists(first))
  }

  @Test func aLaterProcessFindsThem() throws {
    do {
      let holder = try lockedDatabase()
      #expect(log().record(sample("ping a")) == .spooled)
      try holder.execute("ROLLBACK")
    }
    let later = log()
    #expect(try later.caughtUpStore()?.executions().map(\.command) == ["ping a"])
    #expect(later.drainNotices() == [.merged(count: 1, damagedLines: 0)])
    #expect(later.mergeWaiting() == 0)
  }

  @Test func bothSpoolsAreMerged() throws {
    let holder = try lockedDatabase()
    let log = log()
    #expect(log.record(sample("ping a")) == .spooled)
    rmdir(beside)
    #expect(log.record(sample("ping b")) == .spooled)
    #expect(try #require(Files.size(beside)) > 0)
    try holder.execute("ROLLBACK")
    clock.advance(seconds: 2)
    #expect(log.mergeWaiting() == 2)
    #expect(try commands() == ["ping a", "ping b"])
  }

  @Test func databasesDoNotMix() throws {
    let other = directory.path + "/other/history.db"
    let holders = [try lockedDatabase(), try lockedDatabase(at: other)]
    #expect(log().record(sample("ping a")) == .spooled)
    #expect(log(other).record(sample("ping b")) == .spooled)
    for holder in holders { try holder.execute("ROLLBACK") }
    #expect(log(other).mergeWaiting() == 1)
    #expect(try commands(other) == ["ping b"])
    #expect(log().mergeWaiting() == 1)
    #expect(try commands() == ["ping a"])
  }

  @Test func anotherPathToTheSameDatabase() throws {
    let link = directory.path + "/link"
    symlink(directory.path + "/data", link)
    let holder = try lockedDatabase()
    #expect(log(link + "/history.db").record(sample("ping a")) == .spooled)
    try holder.execute("ROLLBACK")
    #expect(log().mergeWaiting() == 1)
  }

  @Test func aDirectoryThatCouldNotBeFoundThen() throws {
    // The database's directory is behind a link whose target is missing, as when a disk is away.
    let link = directory.path + "/link"
    symlink(directory.path + "/away", link)
    #expect(log(link + "/history.db").record(sample("ping a")) == .spooled)
    try Files.makeDirectories(directory.path + "/away")
    #expect(log(link + "/history.db").mergeWaiting() == 1)
  }

  // MARK: Hostile places

  @Test func aLinkInTheWayIsNotFollowed() throws {
    let target = directory.path + "/target"
    try Files.makeDirectories(target)
    symlink(target, first)
    let holder = try lockedDatabase()
    let log = log()
    #expect(log.record(sample("ping a")) == .spooled)
    #expect(place(in: log)?.hasPrefix(second) == true)
    #expect(Files.names(in: target).isEmpty)
    try holder.execute("ROLLBACK")
  }

  @Test(arguments: [0o755, 0o770, 0o1777] as [mode_t])
  func aDirectoryThatOthersCanReachIsPassedOver(_ mode: mode_t) throws {
    mkdir(first, 0o700)
    chmod(first, mode)
    let holder = try lockedDatabase()
    let log = log()
    #expect(log.record(sample("ping a")) == .spooled)
    #expect(place(in: log)?.hasPrefix(second) == true)
    #expect(Files.names(in: first).isEmpty)
    try holder.execute("ROLLBACK")
  }

  @Test(.enabled(if: geteuid() == 0, "giving a directory away needs root"))
  func somebodyElsesDirectoryIsPassedOver() throws {
    mkdir(first, 0o700)
    #expect(chown(first, 65_534, 65_534) == 0)
    let holder = try lockedDatabase()
    let log = log()
    #expect(log.record(sample("ping a")) == .spooled)
    #expect(place(in: log)?.hasPrefix(second) == true)
    try holder.execute("ROLLBACK")
    // What somebody put there for us is not taken over either.
    clock.advance(seconds: 2)
    #expect(rename(second, second + "-gone") == 0)
    #expect(log.mergeWaiting() == 0)
  }

  @Test func aLinkAsTheSpoolIsNotFollowed() throws {
    let holder = try lockedDatabase()
    let early = log()
    #expect(early.record(sample("ping a")) == .spooled)
    let spool = try #require(place(in: early))
    let victim = directory.path + "/victim"
    try write("precious", to: victim)
    unlink(spool)
    symlink(victim, spool)
    #expect(early.record(sample("ping b")) == .spooled)
    #expect(try Files.read(victim) == Array("precious".utf8))
    #expect(Files.names(in: second).count == 1)
    try holder.execute("ROLLBACK")
  }

  @Test func aPipeAsTheSpoolDoesNotBlock() throws {
    let holder = try lockedDatabase()
    rmdir(beside)
    #expect(mkfifo(beside, 0o600) == 0)
    let log = log()
    #expect(log.record(sample("ping a")) == .spooled)
    #expect(place(in: log)?.hasPrefix(first) == true)
    try holder.execute("ROLLBACK")
  }

  @Test func aSpoolThatCannotBeTakenOverIsToldAndNotReadAgain() throws {
    let holder = try lockedDatabase()
    let log = log()
    #expect(log.record(sample("ping a")) == .spooled)
    let spool = try #require(place(in: log))
    // A directory where the merged file would go.
    try Files.makeDirectories(spool + ".merging/full")
    try holder.execute("ROLLBACK")
    clock.advance(seconds: 2)
    _ = log.record(sample("ping b"))
    let notices = log.drainNotices()
    guard case .spoolStuck(spool, _) = notices.first, notices.count == 1 else {
      Issue.record("\(notices)")
      return
    }
    _ = log.record(sample("ping c"))
    #expect(log.drainNotices() == [])
    // Out of the way, it is merged by the next.
    TemporaryDirectory.erase(spool + ".merging")
    #expect(self.log().mergeWaiting() == 1)
  }

  // MARK: Killed in between

  @Test func aMergeThatDiedBeforeTheFileWasRemoved() throws {
    let holder = try lockedDatabase()
    let log = log()
    #expect(log.record(sample("ping a")) == .spooled)
    let spool = try #require(place(in: log))
    let bytes = try Files.read(spool)
    try holder.execute("ROLLBACK")
    clock.advance(seconds: 2)
    #expect(log.mergeWaiting() == 1)
    _ = log.drainNotices()
    // The records were committed, the file is still there: they come once more and change nothing.
    mkdir(first, 0o700)
    try Files.replace(spool + ".merging", with: bytes)
    let later = self.log()
    #expect(later.mergeWaiting() == 0)
    #expect(later.drainNotices() == [])
    #expect(try commands() == ["ping a"])
    #expect(!Files.exists(first))
  }

  /// Writers that take the database for locked, and one that merges what they write all the time.
  @Test(arguments: [true, false])
  func manyWritersWhileSomebodyMerges(_ isBesideBlocked: Bool) throws {
    _ = try Store(path: path)
    if isBesideBlocked { try Files.makeDirectories(beside) }
    let (path, first, second) = (path, first, second)
    let problems = Problems()
    let waiting = Atomic(0)
    let done = Atomic(0)
    onThreads(5) { index in
      let clock = SettableClock()
      let log = RecordLog(
        databasePath: path, fallbackDirectories: [first, second], busyTimeoutMilliseconds: 100,
        now: { noon }, clock: { clock.time })
      if index == 4 {
        guard let holder = try? Connection(path: path, busyTimeoutMilliseconds: 1000),
          (try? holder.execute("BEGIN IMMEDIATE")) != nil
        else { return problems.add("no holder") }
        waiting.add(1, ordering: .releasing)
        while waiting.load(ordering: .acquiring) < 5 { usleep(1000) }
        try? holder.execute("ROLLBACK")
        while done.load(ordering: .acquiring) < 4 {
          clock.advance(seconds: 2)
          log.mergeWaiting()
        }
        return
      }
      while waiting.load(ordering: .acquiring) < 1 { usleep(1000) }
      for number in 0..<250 {
        // The clock stands still: after its first refusal the database is not tried again.
        let answer = log.record(
          sample("ping \(number % 7)", after: Int64(number), seed: UInt64(index)))
        if answer != .spooled { problems.add("\(answer)") }
        if number == 0 { waiting.add(1, ordering: .releasing) }
      }
      done.add(1, ordering: .releasing)
    }
    #expect(problems.all == [])
    let log = log()
    log.mergeWaiting()
    #expect(try log.store?.executions().count == 1000)
    #expect(!Files.exists(first) && !Files.exists(second))
  }
}
