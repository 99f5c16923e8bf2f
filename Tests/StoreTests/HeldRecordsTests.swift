import Glibc
import Platform
import SQLite
import Store
import TestSupport
import Testing

/// Records wait in memory when no file at all takes them.
@Suite struct HeldRecordsTests {
  private let directory = TemporaryDirectory()
  private let clock = SettableClock()
  private var path: String { directory.path + "/data/history.db" }
  private var fallback: String { directory.path + "/fallback" }

  private func log(holds: Bool = true) -> RecordLog {
    let clock = clock
    let log = RecordLog(
      databasePath: path, fallbackDirectories: [fallback], busyTimeoutMilliseconds: 5,
      now: { noon }, clock: { clock.time })
    log.holdsRecords = holds
    return log
  }

  /// A plain file where the data directory and the other would be: nothing can be written.
  private func blockEverything() throws {
    try write("", to: directory.path + "/data")
    try write("", to: fallback)
  }

  private func unblock() {
    unlink(directory.path + "/data")
    unlink(fallback)
  }

  @Test func theyAreWrittenWhenTheDatabaseIsWell() throws {
    try blockEverything()
    let log = log()
    #expect(log.begin(sample("ping a", exitCode: nil)) == .held)
    #expect(log.finish(sample("ping a", exitCode: 2)) == .held)
    #expect(log.begin(sample("ping b", exitCode: nil)) == .held)
    let notices = log.drainNotices()
    guard case .unwell(.unusable, .memory(let detail)) = notices.first else {
      Issue.record("\(notices)")
      return
    }
    #expect(notices.count == 1)
    #expect(detail.contains("data"))
    unblock()
    clock.advance(seconds: 11)
    guard case .database = log.finish(sample("ping b", exitCode: 0)) else {
      Issue.record("the database is not used again")
      return
    }
    // `ping b` had ended already when its beginning came.
    #expect(log.drainNotices() == [.merged(count: 1, damagedLines: 0)])
    let rows = try #require(try log.store?.executions())
    #expect(rows.map(\.command).sorted() == ["ping a", "ping b"])
    #expect(rows.allSatisfy { $0.state == .ended })
  }

  @Test func theyGoToASpoolAsSoonAsOneCanBeWritten() throws {
    try blockEverything()
    let log = log()
    #expect(log.record(sample("ping a")) == .held)
    unlink(fallback)
    #expect(log.record(sample("ping b")) == .spooled)
    unblock()
    // Another process has them all.
    let later = self.log()
    #expect(try later.caughtUpStore()?.executions().count == 2)
    log.flush()
    #expect(try later.caughtUpStore()?.executions().count == 2)
  }

  @Test func theEndOfTheProcessWritesThem() throws {
    try blockEverything()
    let log = log()
    #expect(log.record(sample("ping a")) == .held)
    unblock()
    log.flush()
    #expect(try Store(path: path).executions().map(\.command) == ["ping a"])
  }

  @Test func whatIsLostAtTheEndIsTold() throws {
    try blockEverything()
    let log = log()
    #expect(log.record(sample("ping a")) == .held)
    #expect(log.record(sample("ping b")) == .held)
    _ = log.drainNotices()
    log.flush()
    guard case .lost(2, let detail) = log.drainNotices().first else {
      Issue.record("two lost records are not told")
      return
    }
    #expect(detail.contains("data"))
  }

  @Test func memoryHasABound() throws {
    try blockEverything()
    let log = log()
    let tail = String(repeating: "x", count: 1 << 20)
    var answers: [RecordLog.Acknowledgement] = []
    for number in 0..<10 {
      var record = sample("ping \(number)")
      record.stdoutTail = tail
      answers.append(log.record(record))
    }
    #expect(answers.filter { $0 == .held }.count == 7)
    guard case .lost = answers.last else {
      Issue.record("a record beyond the bound was acknowledged")
      return
    }
    // It is told when memory begins to be used and when it ends, and no more.
    #expect(log.drainNotices().count == 2)
  }

  @Test func aProcessThatEndsAtOnceHoldsNothing() throws {
    try blockEverything()
    let log = log(holds: false)
    guard case .lost(let reason) = log.record(sample("ping a")),
      case .lost = log.record(sample("ping b"))
    else {
      Issue.record("a record without a place was acknowledged")
      return
    }
    #expect(reason.contains("data"))
    let notices = log.drainNotices()
    guard case .unwell(_, .nowhere) = notices.first else {
      Issue.record("\(notices)")
      return
    }
    #expect(notices.count == 1)
  }
}
