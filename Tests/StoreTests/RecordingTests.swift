import Glibc
import Platform
import Store
import TestSupport
import Testing

@Suite struct RecordingTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.path + "/data/history.db" }

  @Test func everyFieldComesBack() throws {
    let store = try Store(path: path)
    var record = fullSample()
    let (id, isNew) = try store.record(record)
    record.id = id
    #expect(isNew)
    #expect(try store.execution(id: id) == record)
    #expect(try store.execution(uid: record.uid) == record)
    var bare = ExecutionRecord(
      uid: .derived(from: ["bare"]), command: "", startedAt: Timestamp(microseconds: -1))
    bare.id = try store.record(bare).id
    #expect(try store.executions().map(\.uid) == [record.uid, bare.uid])
    #expect(try store.execution(id: bare.id ?? 0) == bare)
  }

  @Test func hostileNumbersAreClamped() throws {
    let store = try Store(path: path)
    var record = sample("x", durationSeconds: .infinity)
    record.usage.userCPUSeconds = -.infinity
    record.usage.averageCPUShare = .nan
    record.usage.roundTripSeconds = .nan
    record.startedAt = Timestamp(microseconds: .min)
    record.exitCode = .max
    let id = try store.record(record).id
    let read = try #require(try store.execution(id: id))
    #expect(read.durationSeconds == Double(Int64.max) / 1e6)
    #expect(read.usage.averageCPUShare == nil)
    #expect(read.usage.roundTripSeconds == nil)
    #expect(read.exitCode == .max)
    #expect(try store.statistics().executions == 1)
  }

  @Test func recordingTwiceAddsNothing() throws {
    let store = try Store(path: path)
    let record = sample("ping a")
    let first = try store.record(record)
    let second = try store.record(record)
    #expect(first.isNew)
    #expect(!second.isNew)
    #expect(first.id == second.id)
    var renamed = record
    renamed.command = "ping b"
    #expect(try !store.record(renamed).isNew)
    #expect(
      try store.record([record, sample("ping c"), record]) == BatchCount(added: 1, alreadyThere: 2))
    #expect(try summary("ping a", in: store)?.runs == 1)
    #expect(try summary("ping b", in: store) == nil)
  }

  @Test func aFinishEndsWhatBeganAndCountsOnce() throws {
    let store = try Store(path: path)
    var record = sample("ping a", exitCode: nil, durationSeconds: nil)
    let id = try store.begin(record)
    #expect(try store.execution(id: id)?.state == .running)
    #expect(try summary("ping a", in: store)?.lastStatus == nil)
    record.exitCode = 1
    record.durationSeconds = 2.5
    record.stderrTail = "unreachable"
    #expect(try store.finish(record) == id)
    #expect(try store.finish(record) == id)
    let read = try #require(try store.execution(id: id))
    #expect(read.state == .ended)
    #expect(read.stderrTail == "unreachable")
    let counted = try #require(try summary("ping a", in: store))
    #expect(counted.runs == 1)
    #expect(counted.failures == 1)
    #expect(counted.lastDurationSeconds == 2.5)
    #expect(counted.lastStatus == 1)
    #expect(counted.lastDirectory == "/home/op")
  }

  /// An exit code alone would make the end by a signal look like no end at all.
  @Test func aSignalIsAStatusToo() throws {
    let store = try Store(path: path)
    var record = sample("ping a", exitCode: nil)
    record.signal = 15
    _ = try store.finish(record)
    #expect(try summary("ping a", in: store)?.lastStatus == 143)
    #expect(try summary("ping a", in: store)?.failures == 1)
  }

  @Test func aFinishWithoutABeginInserts() throws {
    let store = try Store(path: path)
    let id = try store.finish(sample("ping a"))
    #expect(try store.execution(id: id)?.state == .ended)
    var begun = sample("ping a")
    begun.state = .running
    #expect(try !store.record(begun).isNew)
    #expect(try store.execution(id: id)?.state == .ended)
  }

  @Test func beginAndFinishInOneBatchAgree() throws {
    let store = try Store(path: path)
    var begun = sample("ping a", exitCode: nil, durationSeconds: nil)
    begun.state = .running
    let ended = sample("ping a", exitCode: 1, durationSeconds: 3)
    try store.record([begun, ended, sample("ping a", after: -60)])
    let counted = try #require(try summary("ping a", in: store))
    #expect(counted.runs == 2)
    #expect(counted.failures == 1)
    #expect(counted.lastDurationSeconds == 3)
    #expect(counted.lastStartedAt == noon)
  }

  @Test func executionsOfDeadShellsAreInterruptedAndMayStillEnd() throws {
    let store = try Store(path: path)
    for (uid, number) in [("alive", Int64(10)), ("dead", 11)] {
      _ = try store.startSession(
        SessionDescription(
          uid: uid, host: "noc1", user: "op", terminal: "pts/1",
          process: SessionProcess(processID: number, startTicks: 5, bootID: "b"),
          startedAt: noon))
    }
    let alive = try store.begin(sample("ping a", session: "alive"))
    let dead = try store.begin(sample("ping b", session: "dead"))
    let nobody = try store.begin(sample("ping c"))
    var asked: [SessionProcess] = []
    let marked = try store.markInterrupted { process in
      asked.append(process)
      return process.processID == 10
    }
    #expect(marked == 2)
    #expect(Set(asked.map(\.processID)) == [10, 11])
    #expect(asked.first?.bootID == "b")
    #expect(try store.execution(id: alive)?.state == .running)
    #expect(try store.execution(id: dead)?.state == .interrupted)
    #expect(try store.execution(id: nobody)?.state == .interrupted)
    #expect(try store.execution(id: dead)?.host == "noc1")
    try store.finish(sample("ping b", exitCode: 3, session: "dead"))
    #expect(try store.execution(id: dead)?.exitCode == 3)
    #expect(try store.execution(id: dead)?.state == .ended)
  }

  @Test func filesArePrivate() throws {
    let store = try Store(path: path)
    try store.record(sample("ping a"))
    for (name, mode) in [("", 0o700), ("/history.db", 0o600), ("/history.db-wal", 0o600)] {
      var status = stat()
      #expect(stat(directory.path + "/data" + name, &status) == 0)
      #expect(Int(status.st_mode & 0o777) == mode, "\(name)")
    }
  }

  @Test func rowNumbersThatAnotherProcessDeletedAreLookedUpAgain() throws {
    let first = try Store(path: path)
    let second = try Store(path: path)
    try first.record(sample("ping a"))
    try second.delete(.matching("*"))
    try second.record(sample("dig b", directory: "/elsewhere"))
    let id = try first.record(sample("ping a", after: 1)).id
    #expect(try first.execution(id: id)?.command == "ping a")
    #expect(try first.execution(id: id)?.directory == "/home/op")
    #expect(try summary("dig b", in: first)?.runs == 1)
    #expect(try first.check(isFull: true) == [])
  }

  @Test func writersAtOnceLoseNothing() throws {
    let path = path
    let problems = Problems()
    onThreads(4) { index in
      do {
        let store = try Store(path: path, busyTimeoutMilliseconds: 5000)
        for number in 0..<100 {
          try store.record(sample("ping \(number % 10)", after: Int64(number), seed: UInt64(index)))
        }
      } catch { problems.add("\(error)") }
    }
    #expect(problems.all == [])
    let store = try Store(path: path)
    #expect(try store.executions().count == 400)
    for number in 0..<10 { #expect(try summary("ping \(number)", in: store)?.runs == 40) }
    #expect(try store.check(isFull: true) == [])
  }
}

/// The summary of one command line.
func summary(_ text: String, in store: Store) throws -> CommandSummary? {
  try store.commands(withPrefix: text, limit: 1000).first { $0.text == text }
}
