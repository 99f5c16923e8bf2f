import Platform
import Store
import TestSupport
import Testing

@Suite struct DeletionTests {
  private let directory = TemporaryDirectory()
  private let store: Store

  init() throws {
    store = try Store(path: directory.path + "/history.db")
  }

  @Test func countersOfWhatStaysAreRight() throws {
    let first = try store.record(sample("ping a", after: 1, exitCode: 1)).id
    let last = try store.record(
      sample("ping a", after: 3, directory: "/srv", durationSeconds: 9)
    ).id
    try store.record(sample("ping a", after: 2, exitCode: 5, durationSeconds: 4))
    #expect(try store.delete(ids: [last, 12345]) == 1)
    let counted = try #require(try summary("ping a", in: store))
    #expect(counted.runs == 2)
    #expect(counted.failures == 2)
    #expect(counted.lastStartedAt == noon.advanced(bySeconds: 2))
    #expect(counted.lastDurationSeconds == 4)
    #expect(counted.lastStatus == 5)
    #expect(counted.lastDirectory == "/home/op")
    #expect(try store.delete(ids: [first]) == 1)
    #expect(try summary("ping a", in: store)?.failures == 1)
    let status = try store.status()
    #expect(status.rows.first { $0.table == "directory" }?.count == 1)
    #expect(try store.check(isFull: true) == [])
  }

  @Test func eachScopeTakesWhatItSays() throws {
    for number in 0..<10 {
      var record = sample("ping \(number)", after: Int64(number))
      record.stderrTail = "tail"
      try store.record(record)
    }
    #expect(try store.count(matching: .matching("ping [0-3]")) == 4)
    #expect(try store.executions().count == 10)
    #expect(try store.delete(.matching("ping [0-3]")) == 4)
    let moment = noon.advanced(bySeconds: 6)
    #expect(try store.count(matching: .olderThan(moment)) == 2)
    #expect(try store.prune(olderThan: moment, keeping: 3) == 3)
    #expect(try store.executions().map(\.command) == ["ping 9", "ping 8", "ping 7"])
    let rows = try store.status().rows
    #expect(rows.first { $0.table == "output_tail" }?.count == 3)
    #expect(rows.first { $0.table == "command" }?.count == 3)
    #expect(try store.check(isFull: true) == [])
  }

  @Test func whatIsDeletedLeavesNoBytesBehind() throws {
    try store.record(sample("curl -u op:hunter2-unique http://x"))
    try store.record((0..<50).map { sample("ping \($0)") })
    try store.delete(.matching("*hunter2*"))
    let needle = Array("hunter2-unique".utf8)
    for suffix in ["", "-wal"] {
      guard let bytes = try? Files.read(store.path + suffix) else { continue }
      let found = bytes.indices.contains { bytes[$0...].starts(with: needle) }
      #expect(!found, "in history.db\(suffix)")
    }
    try store.vacuum()
    #expect(try store.executions().count == 50)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func countersAgreeWithTheRowsAfterAnything(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var known: [Int64] = []
    for step in 0..<60 {
      let command = "ping \(Int.random(in: 0..<5, using: &random))"
      let record = sample(
        command, after: Int64.random(in: 0..<20, using: &random), seed: UInt64(step),
        directory: "/d\(Int.random(in: 0..<3, using: &random))",
        exitCode: Int.random(in: 0..<2, using: &random),
        durationSeconds: Double(Int.random(in: 0..<9, using: &random)))
      switch Int.random(in: 0..<5, using: &random) {
      case 0 where !known.isEmpty:
        try store.delete(ids: [known.remove(at: Int.random(in: 0..<known.count, using: &random))])
      case 1:
        known.append(try store.begin(record))
        try store.finish(record)
      case 2: try store.record([record, record])
      default: known.append(try store.record(record).id)
      }
    }
    let rows = try store.executions()
    var seen = 0
    try store.commandSummaries { counted in
      seen += 1
      let own = rows.filter { $0.command == counted.text }
      #expect(counted.runs == own.count, "seed \(seed)")
      #expect(counted.failures == own.count(where: \.didFail), "seed \(seed)")
      #expect(counted.lastStartedAt == own.first?.startedAt, "seed \(seed)")
    }
    #expect(seen == Set(rows.map(\.command)).count, "seed \(seed)")
    #expect(try store.check(isFull: true) == [], "seed \(seed)")
  }
}
