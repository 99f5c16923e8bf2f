import Digest
import JSON
import Learning
import Platform
import Testing

@testable import Copilot
@testable import Store

@Suite("Models in different sessions") struct SessionSplitTests {
  private let place: Place
  private let store: Store
  private let registry: ModelRegistry

  init() throws {
    place = try Place()
    store = try Store(path: place.database)
    registry = ModelRegistry(store: store, folder: ModelFolder(dataDirectory: place.path))
  }

  /// A newcomer that runs beside the active model.
  private func newcomer() throws -> (newcomer: ModelRow, active: ModelRow) {
    let active = try registry.active(.nextCommand)
    let bytes = SuggestionPrior.shipped.file
    try registry.folder.keep(bytes, as: "new.model")
    let row = try store.register(
      ModelRow(
        kind: "next-command", parent: active.id, file: "new.model", bytes: bytes.count,
        digest: SHA256.digest(bytes), createdAt: .now(), dataSpan: nil, dataRows: 1,
        dataDigest: SHA256.digest([]), features: "[]", hyperParameters: "{}", metrics: "{}"),
      reason: "a test")
    try store.move(row, to: .shadow, reason: "a test")
    return (try #require(try store.model(id: row.id)), active)
  }

  /// Offers in sessions until the test is over; each session has eight of them.
  private func offer(
    sessions: Int, newcomerTaken: Double, activeTaken: Double, seed: UInt64
  ) throws -> Bool {
    var random = RandomSource(seed: seed)
    for number in 0..<sessions {
      guard let split = try SessionSplit(store, .nextCommand, session: "session \(number)") else {
        return true
      }
      let taken = (0..<8).map { _ in
        random.unit() < (split.isNewcomer ? newcomerTaken : activeTaken)
      }
      if try split.settle(taken, registry) { return true }
    }
    return false
  }

  @Test func halfOfTheSessionsAreTheNewcomers() {
    let count = (0..<1_000).count { SessionSplit.isNewcomers("\($0)", of: 7) }
    #expect((430...570).contains(count))
    #expect(
      (0..<50).contains {
        SessionSplit.isNewcomers("\($0)", of: 7) != SessionSplit.isNewcomers("\($0)", of: 8)
      })
  }

  @Test func whatIsTakenMoreOftenTakesOver() throws {
    let (newcomer, active) = try newcomer()
    try store.beginSplit(of: newcomer, against: active, reason: "a test")
    #expect(try offer(sessions: 200, newcomerTaken: 0.6, activeTaken: 0.3, seed: 1))
    #expect(try store.model(kind: "next-command", state: .active)?.id == newcomer.id)
    let reason = try #require(try store.modelChanges(of: newcomer.id).last?.reason)
    #expect(reason.contains("offers were taken") && reason.hasSuffix("5 % error"))
    #expect(try SessionSplit(store, .nextCommand, session: "any") == nil)
  }

  @Test func whatIsTakenLessOftenGoes() throws {
    let (newcomer, active) = try newcomer()
    try store.beginSplit(of: newcomer, against: active, reason: "a test")
    #expect(try offer(sessions: 200, newcomerTaken: 0.2, activeTaken: 0.5, seed: 2))
    #expect(try store.model(id: newcomer.id)?.state == .retired)
    #expect(try store.model(kind: "next-command", state: .active)?.id == active.id)
  }

  @Test func littleDataDecidesNothing() throws {
    let (newcomer, active) = try newcomer()
    try store.beginSplit(of: newcomer, against: active, reason: "a test")
    #expect(try !offer(sessions: 3, newcomerTaken: 1, activeTaken: 0.5, seed: 3))
    let shown = try #require(
      try place.copilot().perform("models.show", ["model": .integer(newcomer.id)]).first)
    #expect(shown["test"]?["setting"]?.stringValue == "sessions")
    #expect(shown["test"]?["verdict"]?.stringValue == "undecided")
    let offers =
      (shown["test"]?["offers"]?.intValue ?? 0)
      + (shown["test"]?["rival_offers"]?.intValue ?? 0)
    #expect(offers == 24)
    // Nothing else is learnt meanwhile without need.
    let keeper = ModelKeeper(databasePath: place.database)
    #expect(try keeper.reasonToLearn(.nextCommand, registry, now: .now()) == nil)
  }

  @Test func aSessionShowsOneOfThem() throws {
    let (newcomer, active) = try newcomer()
    try store.beginSplit(of: newcomer, against: active, reason: "a test")
    let models = try #require(ModelsInUse(store, session: "one"))
    #expect(models.split?.isNewcomer == SessionSplit.isNewcomers("one", of: newcomer.id))
    #expect(models.duel == nil)
    // Who has no session shows the active one and compares nothing.
    let plain = try #require(ModelsInUse(store))
    #expect(plain.split == nil && plain.duel == nil)
  }

  /// Four hundred lines on which both do alike leave it to the user.
  @Test func equalBesideEachOtherBeginsTheTest() throws {
    let (newcomer, _) = try newcomer()
    let duel = try #require(try ModelDuel(registry, .nextCommand))
    let alike = (0..<400).map { _ in
      duel.trial(shownScore: 0.5, besideScore: 0.5, at: .now())
    }
    #expect(try duel.settle(alike, registry))
    #expect(try store.split(of: newcomer.id) != nil)
    #expect(try store.model(id: newcomer.id)?.state == .shadow)
    let reason = try #require(try store.modelChanges(of: newcomer.id).last?.reason)
    #expect(reason.hasSuffix("shown in half of the sessions"))
  }

  @Test func aLineHasOneOffer() {
    var log = OfferLog()
    for _ in 0..<5 {
      log.note(.taken("ping a"))
      log.note(.taken("ping a"))
      log.note(.passedOver("ping a"))
      log.endLine()
      log.endLine()
    }
    #expect(log.take() == [true, true, true, true, true])
    #expect(log.take() == nil)
  }

  @Test func promotionsAndRollbacksAreCounted() throws {
    let (newcomer, _) = try newcomer()
    try registry.promote(newcomer, reason: "a test")
    _ = try registry.rollBack(.nextCommand, reason: "a test")
    let rows = try place.copilot().perform("models.list")
    #expect(rows.allSatisfy { $0["kind_promotions"]?.intValue == 1 })
    #expect(rows.allSatisfy { $0["kind_rollbacks"]?.intValue == 1 })
  }
}
