import Platform
import Store
import TestSupport
import Testing

@Suite("What is forgotten by itself") struct RetentionTests {
  private let directory = TemporaryDirectory()
  private let store: Store

  init() throws { store = try Store(path: directory.path + "/history.db") }

  private func moment(_ seconds: Int64) -> Timestamp { noon.advanced(bySeconds: Double(seconds)) }

  private func count(_ table: String) throws -> Int {
    try store.status().rows.first { $0.table == table }?.count ?? -1
  }

  /// Executions one second apart, each with a tail; the names come round again.
  private func fill(_ number: Int, names: Int = 7) throws {
    for index in 0..<number {
      var record = sample(
        "ping h\(index % names)", after: Int64(index), seed: UInt64(index),
        directory: "/d\(index % 3)", exitCode: index % 4 == 0 ? 1 : 0)
      record.stderrTail = "tail \(index)"
      try store.record(record)
    }
  }

  @Test func thePlanSaysWhatGoesAndChangesNothing() throws {
    try fill(40)
    _ = try store.keep(
      FeedbackRow(execution: try #require(try store.executions().last?.id), saidAt: noon, rating: 2)
    )
    let policy = RetentionPolicy(executionsBefore: moment(10))
    let plan = try store.retentionPlan(policy)
    #expect(plan.map(\.table) == ["execution", "output_tail", "feedback"])
    #expect(plan.map(\.rows) == [10, 10, 1])
    #expect(plan.allSatisfy { $0.bytes > 0 })
    #expect(try count("execution") == 40)
    #expect(try store.forget(policy, cause: "a test").executions == 10)
    #expect(try store.retentionPlan(policy).isEmpty)
    #expect(try count("output_tail") == 30)
    #expect(try store.feedback(limit: 9).isEmpty)
    #expect(try store.check(isFull: true) == [])
  }

  @Test func theLimitOnSizeTakesTheOldest() throws {
    try fill(3_000, names: 3_000)
    try store.checkpoint()
    let before = try store.status()
    let most = (before.databaseBytes - before.unusedBytes) / 2
    let count = try store.forget(RetentionPolicy(mostBytes: most), cause: "a test").executions
    #expect((1_000...2_000).contains(count))
    let left = try store.executions()
    #expect(left.count == 3_000 - count)
    #expect(left.last?.startedAt == moment(Int64(count)))
    try store.vacuum()
    #expect(try store.status().databaseBytes <= most + most / 20)
    #expect(try store.check(isFull: true) == [])
  }

  @Test func aLimitThatNothingMeetsEndsWithAnEmptyHistory() throws {
    try fill(20)
    #expect(try store.forget(RetentionPolicy(mostBytes: 1), cause: "a test").executions == 20)
    #expect(try store.executions().isEmpty)
    #expect(try store.check(isFull: true) == [])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func countersAgreeWithTheRows(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for step in 0..<80 {
      try store.record(
        sample(
          "ping \(Int.random(in: 0..<6, using: &random))",
          after: Int64.random(in: 0..<30, using: &random), seed: UInt64(step),
          directory: "/d\(Int.random(in: 0..<3, using: &random))",
          exitCode: Int.random(in: 0..<2, using: &random)))
      if Int.random(in: 0..<15, using: &random) == 0 {
        try store.forget(
          RetentionPolicy(executionsBefore: moment(Int64.random(in: 0..<25, using: &random))),
          cause: "a test")
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

  @Test func figuresOfMonthsStayAndAnErasureCountsAnew() throws {
    try fill(20)
    try store.forget(RetentionPolicy(executionsBefore: moment(15)), cause: "a test")
    try store.record(sample("dig a", after: 100))
    try store.refreshRollups()
    #expect(try store.rollups(.month).map(\.runs).reduce(0, +) == 21)
    #expect(try store.rollups(.month).map(\.utility).contains("ping"))
    try store.delete(.matching("dig a"))
    try store.refreshRollups()
    #expect(try store.rollups(.month).map(\.runs).reduce(0, +) == 5)
  }

  @Test func oldFindingsGoByWhenTheyWereRaised() throws {
    _ = try store.keep([
      FindingRow(
        source: "old.pcap", kind: "port-scan", severity: "high", score: 1,
        startedAt: Timestamp(microseconds: 0), endedAt: Timestamp(microseconds: 1), subject: "a",
        actor: nil, target: nil, document: "{}")
    ])
    let now = Timestamp.now()
    let earlier = RetentionPolicy(findingsBefore: now.advanced(bySeconds: -60))
    #expect(try store.forget(earlier, cause: "a test").findings == 0)
    let later = RetentionPolicy(findingsBefore: now.advanced(bySeconds: 60))
    #expect(try store.retentionPlan(later).map(\.rows) == [1])
    #expect(try store.forget(later, cause: "a test").findings == 1)
    #expect(try store.findings(limit: 5).isEmpty)
  }

  @Test func eachStepIsInTheAuditTrailWithoutALine() throws {
    try fill(12)
    try store.forget(RetentionPolicy(executionsBefore: moment(4)), cause: "retention")
    try store.delete(.matching("ping h5"))
    let entries = try store.audit(limit: 9)
    #expect(entries.map(\.kind) == ["deletion", "deletion"])
    #expect(entries[1].document?.contains("\"executions\":4") == true)
    #expect(entries[1].document?.contains("\"retention\"") == true)
    #expect(!entries.contains { $0.document?.contains("ping") == true })
    #expect(try store.verifyAudit().problem == nil)
  }

  @Test func stoppedBetweenTwoStepsNothingIsHalfDone() throws {
    try fill(1_200)
    let policy = RetentionPolicy(executionsBefore: moment(1_100))
    #expect(try store.forget(policy, cause: "a test") { _ in false }.executions == 500)
    #expect(try store.check(isFull: true) == [])
    #expect(try store.forget(policy, cause: "a test").executions == 600)
  }

  @Test func severalProcessesAtOnceTakeNoMoreThanOne() throws {
    try fill(900)
    let path = store.path
    let policy = RetentionPolicy(executionsBefore: moment(700))
    onThreads(4) { _ in
      guard let own = try? Store(path: path, busyTimeoutMilliseconds: 10_000) else { return }
      _ = try? own.forget(policy, cause: "a test")
    }
    #expect(try store.executions().count == 200)
    #expect(try store.check(isFull: true) == [])
    #expect(try store.verifyAudit().problem == nil)
  }

  @Test func aClockThatJumpsAheadForgetsAtMostAMonthADay() throws {
    try fill(3)
    let day = 86_400.0
    let newest = moment(2)
    let ahead = newest.advanced(bySeconds: 1_500 * day)
    #expect(try store.claimRetention(now: ahead) == newest.advanced(bySeconds: 30 * day))
    #expect(try store.claimRetention(now: ahead.advanced(bySeconds: 3_600)) == nil)
    #expect(
      try store.claimRetention(now: ahead.advanced(bySeconds: day))
        == newest.advanced(bySeconds: 60 * day))
    // Set right again, it goes on from where it is.
    #expect(
      try store.claimRetention(now: newest.advanced(bySeconds: 2 * day))
        == newest.advanced(bySeconds: 2 * day))
    #expect(
      try store.claimRetention(now: newest.advanced(bySeconds: 3 * day))
        == newest.advanced(bySeconds: 3 * day))
  }
}
