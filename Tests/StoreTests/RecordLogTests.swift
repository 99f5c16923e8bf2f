import Glibc
import Platform
import SQLite
import Store
import TestSupport
import Testing

@Suite struct RecordLogTests {
  private let directory = TemporaryDirectory()
  private let clock = SettableClock()
  private var path: String { directory.path + "/history.db" }
  private var spool: String { directory.path + "/history.spool" }

  private func log() -> RecordLog {
    let clock = clock
    return RecordLog(
      databasePath: path, busyTimeoutMilliseconds: 5, now: { noon }, clock: { clock.time })
  }

  private func isInDatabase(_ answer: RecordLog.Acknowledgement) -> Bool {
    if case .database = answer { true } else { false }
  }

  @Test func wellRecordsGoToTheDatabase() throws {
    let log = log()
    log.startSession(SessionDescription(uid: "s", host: "noc1", startedAt: noon))
    let record = sample("ping a", exitCode: nil, session: "s")
    #expect(isInDatabase(log.begin(record)))
    #expect(isInDatabase(log.finish(sample("ping a", exitCode: 4, session: "s"))))
    #expect(isInDatabase(log.record(sample("ping b"))))
    log.endSession()
    #expect(log.drainNotices() == [])
    #expect(!Files.exists(spool))
    let rows = try #require(try log.store?.executions())
    #expect(rows.count == 2)
    #expect(rows.contains { $0.exitCode == 4 && $0.session == "s" && $0.host == "noc1" })
  }

  @Test func aShortLivedLogLeavesItsLogToTheNext() throws {
    func sessionEnd() throws -> Int64? {
      try Connection(path: path).integer("SELECT ended_at FROM session WHERE uid = 's'")
    }
    do {
      let log = RecordLog(databasePath: path, isShortLived: true, now: { noon })
      log.startSession(SessionDescription(uid: "s", host: "noc1", startedAt: noon))
      #expect(isInDatabase(log.begin(sample("ping a", exitCode: nil, session: "s"))))
      #expect(
        isInDatabase(log.finish(sample("ping a", exitCode: 4, session: "s"), endsSession: true)))
    }
    #expect(try #require(Files.size(path + "-wal")) > 0)
    let rows = try Store(path: path).executions()
    #expect(rows.map(\.exitCode) == [4])
    #expect(rows.first?.host == "noc1")
    #expect(try sessionEnd() == noon.microseconds)
  }

  @Test func aLockedDatabaseIsToldOnceAndCaughtUpLater() throws {
    let log = log()
    let holder = try Connection(path: path)
    try holder.execute("BEGIN IMMEDIATE")
    var begun = sample("ping a", exitCode: nil)
    begun.state = .running
    #expect(log.begin(begun) == .spooled)
    #expect(log.finish(fullSample()) == .spooled)
    #expect(log.finish(sample("ping a", exitCode: 6)) == .spooled)
    #expect(log.drainNotices() == [.unwell(.locked(path: path), waiting: .besideDatabase)])
    clock.advance(seconds: 2)
    #expect(log.record(sample("ping b")) == .spooled)
    #expect(log.drainNotices() == [])
    try holder.execute("COMMIT")
    clock.advance(seconds: 2)
    #expect(isInDatabase(log.record(sample("ping c"))))
    #expect(log.drainNotices() == [.merged(count: 3, damagedLines: 0)])
    #expect(!Files.exists(spool))
    let store = try #require(log.store)
    #expect(try store.executions().count == 4)
    #expect(try summary("ping a", in: store)?.lastStatus == 6)
    var full = fullSample()
    full.id = try store.execution(uid: full.uid)?.id
    #expect(try store.execution(uid: full.uid) == full)
  }

  @Test func aFullDatabaseSpools() throws {
    let log = log()
    try log.store?.setSizeLimit(bytes: 1)
    var answers: [RecordLog.Acknowledgement] = []
    for number in 0..<400 { answers.append(log.record(sample("ping number \(number)"))) }
    #expect(answers.last == .spooled)
    #expect(log.drainNotices() == [.unwell(.full(path: path), waiting: .besideDatabase)])
    try log.store?.setSizeLimit(bytes: 1 << 30)
    clock.advance(seconds: 6)
    #expect(isInDatabase(log.record(sample("last"))))
    #expect(try log.store?.executions().count == 401)
  }

  @Test func aNewerDatabaseIsNeverTouched() throws {
    _ = try Store(path: path)
    try Connection(path: path).execute("PRAGMA user_version = 99")
    let before = try Files.read(path)
    let log = log()
    #expect(log.record(sample("ping a")) == .spooled)
    #expect(log.store == nil)
    let known = Store.knownSchemaVersion
    #expect(
      log.drainNotices() == [
        .unwell(.newer(path: path, found: 99, known: known), waiting: .besideDatabase)
      ])
    #expect(log.mergeWaiting() == 0)
    #expect(try Files.read(path) == before)
    try Connection(path: path).execute("PRAGMA user_version = \(known)")
    clock.advance(seconds: 61)
    #expect(log.mergeWaiting() == 1)
    #expect(log.drainNotices() == [.merged(count: 1, damagedLines: 0)])
  }

  @Test func aDamagedDatabaseIsSetAsideAndAnotherBegins() throws {
    let garbage = String(repeating: "garbage ", count: 1000)
    try write(garbage, to: path)
    let log = log()
    let aside = path + ".corrupt-20261121T120000Z"
    #expect(log.drainNotices() == [.corruptSetAside(path: aside)])
    #expect(isInDatabase(log.record(sample("ping a"))))
    #expect(try Files.read(aside) == Array(garbage.utf8))
    try write(garbage, to: path)
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    #expect(isInDatabase(log.record(sample("ping b"))))
    #expect(log.drainNotices() == [.corruptSetAside(path: aside + "-2")])
    #expect(Files.exists(aside + "-2"))
  }

  @Test func damageFoundOnTheWayIsSetAsideToo() throws {
    do {
      let store = try Store(path: path)
      try store.record((0..<400).map { sample("ping \($0)", after: Int64($0)) })
      try store.vacuum()
    }
    let size = try #require(Files.size(path))
    overwrite(path, at: 2048, with: [UInt8](repeating: 0xA5, count: size - 2048))
    let log = log()
    #expect(isInDatabase(log.record(sample("dig a"))))
    let notices = log.drainNotices()
    guard case .corruptSetAside(let aside) = notices.first else {
      Issue.record("\(notices)")
      return
    }
    #expect(Files.size(aside) == size)
    #expect(try log.store?.executions().map(\.command) == ["dig a"])
  }

  @Test func anErasedDatabaseBeginsAgain() throws {
    let log = log()
    log.startSession(
      SessionDescription(
        uid: "s", host: "noc1", process: SessionProcess(processID: 1), startedAt: noon))
    #expect(isInDatabase(log.record(sample("ping a", session: "s"))))
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    #expect(isInDatabase(log.record(sample("ping b", session: "s"))))
    let rows = try #require(try log.store?.executions())
    #expect(rows.map(\.command) == ["ping b"])
    #expect(rows.first?.host == "noc1")
  }

  @Test func cutLinesAreCountedAndTheRestIsMerged() throws {
    do {
      let holder = try Connection(path: path)
      _ = try Store(path: path)
      try holder.execute("BEGIN IMMEDIATE")
      let log = log()
      #expect(log.record(sample("ping a\tb\\n\nc")) == .spooled)
      #expect(log.record(sample("ping b")) == .spooled)
      // A writer that died in the middle of a line; the next one follows it.
      let bytes = try Files.read(spool)
      try Files.replace(spool, with: bytes + bytes.prefix(100))
      #expect(log.record(sample("ping c")) == .spooled)
    }
    let log = log()
    #expect(log.mergeWaiting() == 3)
    #expect(log.drainNotices() == [.merged(count: 3, damagedLines: 1)])
    let commands = try #require(try log.store?.executions().map(\.command))
    #expect(Set(commands) == ["ping a\tb\\n\nc", "ping b", "ping c"])
    #expect(log.mergeWaiting() == 0)
  }

  @Test func aMergeThatDiedIsTakenUpAgain() throws {
    let log = log()
    let holder = try Connection(path: path)
    try holder.execute("BEGIN IMMEDIATE")
    #expect(log.record(sample("ping a")) == .spooled)
    #expect(rename(spool, spool + ".merging") == 0)
    #expect(log.record(sample("ping b")) == .spooled)
    try holder.execute("ROLLBACK")
    clock.advance(seconds: 2)
    #expect(log.mergeWaiting() == 2)
    #expect(try log.store?.executions().count == 2)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func aDamagedSpoolNeverTraps(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let holder = try Connection(path: path)
    let log = log()
    try holder.execute("BEGIN IMMEDIATE")
    for number in 0..<5 { #expect(log.record(sample("ping \(number)")) == .spooled) }
    try holder.execute("ROLLBACK")
    var bytes = try Files.read(spool)
    for _ in 0..<Int.random(in: 0..<4, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8(random.next() & 0xFF)
    }
    bytes.removeSubrange(Int.random(in: bytes.count / 2..<bytes.count, using: &random)...)
    try Files.replace(spool, with: bytes)
    clock.advance(seconds: 2)
    #expect(log.mergeWaiting() <= 5, "seed \(seed)")
    #expect(!Files.exists(spool), "seed \(seed)")
    #expect(try log.store?.check(isFull: true) == [], "seed \(seed)")
  }

  @Test func logsAtOnceLoseNothingWhileTheDatabaseComesAndGoes() throws {
    let path = path
    let problems = Problems()
    _ = try Store(path: path)
    onThreads(5) { index in
      if index == 4 {
        guard let holder = try? Connection(path: path, busyTimeoutMilliseconds: 1000) else {
          return problems.add("no holder")
        }
        for _ in 0..<10 {
          if (try? holder.execute("BEGIN IMMEDIATE")) != nil {
            usleep(10_000)
            try? holder.execute("ROLLBACK")
          }
          usleep(3_000)
        }
        return
      }
      let clock = SettableClock()
      let log = RecordLog(
        databasePath: path, busyTimeoutMilliseconds: 1, now: { noon }, clock: { clock.time })
      for number in 0..<100 {
        clock.advance(seconds: 1)
        let answer = log.record(
          sample("ping \(number % 7)", after: Int64(number), seed: UInt64(index)))
        if case .lost(let reason) = answer { problems.add(reason) }
      }
    }
    #expect(problems.all == [])
    let log = log()
    log.mergeWaiting()
    #expect(try log.store?.executions().count == 400)
    #expect(try log.store?.check(isFull: true) == [])
  }
}
