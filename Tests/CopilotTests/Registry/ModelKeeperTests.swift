import Commands
import Digest
import Glibc
import Platform
import Testing

@testable import Copilot
@testable import Store

@Suite("When models are learnt again") struct ModelKeeperTests {
  private let place: Place
  private let store: Store
  private let registry: ModelRegistry
  private let keeper: ModelKeeper
  private let start = Timestamp(microseconds: 1_795_000_000_000_000)

  init() throws {
    place = try Place()
    store = try Store(path: place.database)
    registry = ModelRegistry(store: store, folder: ModelFolder(dataDirectory: place.path))
    keeper = ModelKeeper(databasePath: place.database)
  }

  private func type(_ count: Int, from first: Int, _ line: (Int) -> String) throws {
    for number in first..<(first + count) {
      let moment = Timestamp(microseconds: start.microseconds + Int64(number) * 5_000_000)
      let text = line(number)
      _ = try store.record(
        ExecutionRecord(
          uid: .derived(from: [text, "\(number)"], at: moment), command: text,
          utility: CommandLine(text).utility, template: text, argumentKinds: [],
          category: "other", directory: "/", startedAt: moment, durationSeconds: 0.1, exitCode: 0))
    }
  }

  /// Says that a model was learnt from everything up to now.
  private func pretendLearnt(rows: Int) throws {
    let last = Timestamp(microseconds: start.microseconds + Int64(rows - 1) * 5_000_000)
    _ = try store.register(
      ModelRow(
        kind: "next-command", file: "some.model", bytes: 1, digest: SHA256.digest([]),
        createdAt: last, dataSpan: start...last, dataRows: rows, dataDigest: SHA256.digest([]),
        features: "[]", hyperParameters: "{}", metrics: "{}"),
      reason: "a test")
  }

  private func reason(daysLater days: Double = 0, rows: Int) throws -> String? {
    let now = start.microseconds + Int64(rows) * 5_000_000 + Int64(days * 86_400e6)
    return try keeper.reasonToLearn(.nextCommand, registry, now: Timestamp(microseconds: now))
  }

  private func usual(_ number: Int) -> String {
    ["ping -c 3 a", "dig a", "curl a", "ss -tn"][number % 4]
  }

  @Test func theFirstTimeNeedsEnoughLines() throws {
    try type(60, from: 0, usual)
    #expect(try reason(rows: 60) == nil)
    try type(60, from: 60, usual)
    #expect(try reason(rows: 120) == "enough has been typed to learn from")
  }

  @Test func afterADayOnlyWhenThereIsSomethingNew() throws {
    try type(120, from: 0, usual)
    try pretendLearnt(rows: 120)
    #expect(try reason(daysLater: 3, rows: 120) == nil)
    try type(60, from: 120, usual)
    #expect(try reason(daysLater: 0.5, rows: 180) == nil)
    #expect(try reason(daysLater: 3, rows: 180) == "a day has gone by")
    // A clock that was set back is no reason to wait for years.
    #expect(try reason(daysLater: -400, rows: 180) == "a day has gone by")
  }

  @Test func afterManyLines() throws {
    try type(120, from: 0, usual)
    try pretendLearnt(rows: 120)
    try type(520, from: 120, usual)
    #expect(try reason(rows: 640) == "500 new executions")
  }

  @Test func afterTheHabitsHaveChanged() throws {
    try type(300, from: 0, usual)
    try pretendLearnt(rows: 300)
    try type(80, from: 300) { ["nmap -sn b", "tcpdump -i eth0", "ip route"][$0 % 3] }
    let why = try #require(try reason(rows: 380))
    #expect(why.hasPrefix("other utilities than before are used"))
  }

  @Test func oneProcessTrainsAtATime() throws {
    let lock = try registry.folder.lock()
    try type(120, from: 0, usual)
    #expect(!keeper.learnWhatIsDue())
    #expect(try store.models().filter { $0.dataRows > 0 }.isEmpty)
    extendLifetime(lock)
  }

  @Test func whatIsDueIsLearntAndRunsBesideTheActiveOne() throws {
    try type(120, from: 0, usual)
    let hasLearnt = keeper.learnWhatIsDue()
    let newest = try #require(try store.models().first)
    #expect(newest.dataRows == 96)
    #expect(hasLearnt == (newest.state == .shadow))
    #expect(
      try store.modelChanges(of: newest.id).first?.reason == "enough has been typed to learn from")
    #expect(try reason(rows: 120) == nil)
  }

  @Test func aMissingFileIsToldAndTheOneBeforeServes() throws {
    try type(120, from: 0, usual)
    _ = try registry.active(.nextCommand)
    var row = try #require(try store.models().first)
    let file = SuggestionPrior.shipped.file
    try registry.folder.keep(file, as: "gone.model")
    row.file = "gone.model"
    row.parent = row.id
    row.dataRows = 5
    let made = try store.register(row, reason: "a test")
    try registry.promote(made, reason: "a test")
    #expect(ModelsInUse(store)?.problem == nil)
    remove(registry.folder.path(of: "gone.model"))
    let copilot = place.copilot()
    #expect(try !copilot.suggested("").isEmpty)
    #expect(
      copilot.memory.takeModelProblem()
        == .gone(path: registry.folder.path(of: "gone.model")))
    #expect(copilot.memory.takeModelProblem() == nil)
  }
}
