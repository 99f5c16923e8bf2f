import Commands
import Digest
import Glibc
import Learning
import Platform
import Testing

@testable import Copilot
@testable import Store

/// Somebody with habits, drawn from a seed.
struct SimulatedOperator {
  private var random: RandomSource
  private var step = 0
  private var host = 1
  /// Which of two orders of work it follows.
  var habit = 0

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  /// The next line: mostly the next of the order, now and then something else.
  mutating func next() -> String {
    let orders = [
      ["ping -c 3", "traceroute", "dig -x", "curl -sI", "ss -tn dst"],
      ["ip route get", "ss -tn dst", "nc -zv", "ping -c 3", "whois"],
    ]
    let order = orders[habit]
    step = (step + 1) % order.count
    if step == 0 { host = random.below(4) + 1 }
    if random.unit() < 0.1 { return "echo \(random.below(50))" }
    return "\(order[step]) 198.51.100.\(host)"
  }
}

@Suite("Models side by side") struct ModelDuelTests {
  private let place: Place
  private let store: Store
  private let registry: ModelRegistry

  init() throws {
    place = try Place()
    store = try Store(path: place.database)
    registry = ModelRegistry(store: store, folder: ModelFolder(dataDirectory: place.path))
  }

  private func record(_ line: String, _ number: Int) -> ExecutionRecord {
    let start = Timestamp(microseconds: 1_795_000_000_000_000 + Int64(number) * 5_000_000)
    return ExecutionRecord(
      uid: .derived(from: [line, "\(number)"], at: start), command: line,
      utility: CommandLine(line).utility, template: line, argumentKinds: [], category: "other",
      directory: "/", session: "s", startedAt: start, durationSeconds: 0.1, exitCode: 0)
  }

  /// A model that expects the opposite of what is likely.
  private func poisoned() -> [UInt8] {
    var prior = SuggestionPrior.shipped
    prior.utilityWeights = prior.utilityWeights.map { -$0 }
    prior.lineWeights = prior.lineWeights.map { -$0 }
    return prior.file
  }

  private func register(_ bytes: [UInt8], parent: ModelRow) throws -> ModelRow {
    let digest = SHA256.digest(bytes)
    try registry.folder.keep(bytes, as: "other.model")
    return try store.register(
      ModelRow(
        kind: "next-command", parent: parent.id, file: "other.model", bytes: bytes.count,
        digest: digest, createdAt: .now(), dataSpan: nil, dataRows: 1,
        dataDigest: SHA256.digest([]), features: "[]", hyperParameters: "{}", metrics: "{}"),
      reason: "a test")
  }

  /// Types until the duel ends, and says after how many lines; nil when it has not by the limit.
  private func linesUntilSettled(limit: Int) throws -> Int? {
    var typist = SimulatedOperator(seed: 3)
    var mind = CommandMind(models: ModelsInUse(store))
    for number in 0..<60 { mind.learn(record(typist.next(), number)) }
    for number in 0..<limit {
      mind.witness(record(typist.next(), 60 + number))
      if let (duel, trials) = mind.takeTrials(), try duel.settle(trials, registry) {
        return number + 1
      }
    }
    return nil
  }

  @Test func aPoisonedNewcomerIsNotPromoted() throws {
    let active = try registry.active(.nextCommand)
    let newcomer = try register(poisoned(), parent: active)
    try store.move(newcomer, to: .shadow, reason: "a test")
    let lines = try #require(try linesUntilSettled(limit: 100))
    #expect(lines <= 50)
    #expect(try store.model(id: newcomer.id)?.state == .retired)
    #expect(try store.model(kind: "next-command", state: .active)?.id == active.id)
  }

  @Test func aBadPromotionIsTakenBackWithinFiftyLines() throws {
    let active = try registry.active(.nextCommand)
    let bad = try register(poisoned(), parent: active)
    try registry.promote(bad, reason: "by mistake")
    let lines = try #require(try linesUntilSettled(limit: 100))
    #expect(lines <= 50)
    #expect(try store.model(kind: "next-command", state: .active)?.id == active.id)
    let reason = try #require(try store.modelChanges(of: active.id).last?.reason)
    #expect(reason.hasSuffix("taken back"))
  }

  @Test func aBetterNewcomerTakesOver() throws {
    let bad = poisoned()
    let shipped = try registry.active(.nextCommand)
    let row = try register(bad, parent: shipped)
    try registry.promote(row, reason: "a test")
    let good = SuggestionPrior.shipped.file
    try registry.folder.keep(good, as: "good.model")
    let newcomer = try store.register(
      ModelRow(
        kind: "next-command", parent: row.id, file: "good.model", bytes: good.count,
        digest: SHA256.digest(good), createdAt: .now(), dataSpan: nil, dataRows: 1,
        dataDigest: SHA256.digest([]), features: "[]", hyperParameters: "{}", metrics: "{}"),
      reason: "a test")
    try store.move(newcomer, to: .shadow, reason: "a test")
    #expect(try linesUntilSettled(limit: 100) != nil)
    #expect(try store.model(kind: "next-command", state: .active)?.id == newcomer.id)
  }

  @Test func withoutAnythingLearntNothingRunsBeside() throws {
    #expect(ModelsInUse(store) == nil)
    _ = try registry.active(.nextCommand)
    #expect(try #require(ModelsInUse(store)).duel == nil)
  }

  /// The share of lines foreseen rises with use, and again after the habits have changed.
  @Test func foresightRisesAndRecovers() throws {
    var typist = SimulatedOperator(seed: 11)
    var mind = CommandMind()
    func mean(_ scores: ArraySlice<Double>) -> Double {
      scores.reduce(0, +) / Double(scores.count)
    }
    var scores: [Double] = []
    for number in 0..<500 {
      if number == 300 { typist.habit = 1 }
      let record = record(typist.next(), number)
      scores.append(mind.suggestions.score(of: record))
      mind.learn(record)
    }
    let settled = mean(scores[200..<300])
    #expect(mean(scores[0..<20]) < settled - 0.1)
    #expect(mean(scores[300..<320]) < settled - 0.1)
    #expect(mean(scores[450..<500]) > settled - 0.05)
  }
}
