import Commands
import Glibc
import JSON
import Platform
import Testing

@testable import Copilot
@testable import Store

@Suite("Models forget what was erased") struct ForgettingTests {
  /// Each of them trains real models.
  private static let runsLongTests =
    getenv("NETCOPILOT_LONG_TESTS").map { String(cString: $0) } == "1"

  private let place: Place
  private let store: Store
  private let registry: ModelRegistry
  private let start = Timestamp(microseconds: 1_795_000_000_000_000)

  init() throws {
    place = try Place()
    store = try Store(path: place.database)
    registry = ModelRegistry(store: store, folder: ModelFolder(dataDirectory: place.path))
  }

  private func type(_ count: Int) throws {
    for number in 0..<count {
      let text = ["ping -c 3 a", "dig a", "curl a", "ss -tn"][number % 4]
      let moment = Timestamp(microseconds: start.microseconds + Int64(number) * 5_000_000)
      _ = try store.record(
        ExecutionRecord(
          uid: .derived(from: [text, "\(number)"], at: moment), command: text,
          utility: CommandLine(text).utility, template: text, argumentKinds: [],
          category: "other", directory: "/", startedAt: moment, durationSeconds: 0.1, exitCode: 0))
    }
  }

  /// A model that has learnt from all that was typed, made active.
  private func learn() throws -> ModelRow {
    let training = try registry.train(.nextCommand, reason: "a test")
    try registry.promote(training.row, reason: "a test")
    return try #require(try store.model(id: training.row.id))
  }

  private func models() -> [String] {
    Files.names(in: place.path + "/models").filter { $0.hasSuffix(".model") }
  }

  @Test func theModelIsLearntAgainAndTheOldFileGoes() throws {
    try type(130)
    let old = try learn()
    #expect(try store.modelsToForget().isEmpty)
    try store.delete(ids: [3, 4, 5])
    #expect(try store.modelsToForget().map(\.id) == [old.id])
    // Until the new one is there, the old one serves.
    #expect(try registry.usable(.nextCommand).row.id == old.id)
    #expect(try registry.forgetErased(.nextCommand))
    let active = try registry.active(.nextCommand)
    #expect(active.id != old.id)
    #expect(try store.model(id: old.id)?.state == .retired)
    #expect(!models().contains(old.file))
    #expect(try store.modelsToForget().isEmpty)
    #expect(try registry.usable(.nextCommand).problem == nil)
    #expect(try registry.verify().problems == [])
    #expect(try registry.forgetErased(.nextCommand) == false)
  }

  @Test(.enabled(if: runsLongTests, "takes minutes in all; NETCOPILOT_LONG_TESTS=1 runs it"))
  func whatWasErasedLaterThanItLearntLeavesItAlone() throws {
    try type(130)
    let old = try learn()
    let last = try #require(old.dataSpan?.upperBound)
    let later = try store.record(
      ExecutionRecord(
        uid: .derived(from: ["later"]), command: "id", startedAt: last.advanced(bySeconds: 99_999))
    ).id
    try store.delete(ids: [later])
    #expect(try store.modelsToForget().isEmpty)
    #expect(try registry.active(.nextCommand).id == old.id)
  }

  @Test(.enabled(if: runsLongTests, "takes minutes in all; NETCOPILOT_LONG_TESTS=1 runs it"))
  func withTooLittleLeftTheOneThatShipsServes() throws {
    try type(130)
    let old = try learn()
    try store.delete(.allButNewest(20))
    #expect(try registry.forgetErased(.nextCommand))
    #expect(try registry.active(.nextCommand).file == ModelRegistry.shippedFile)
    #expect(!models().contains(old.file))
  }

  @Test(.enabled(if: runsLongTests, "takes minutes in all; NETCOPILOT_LONG_TESTS=1 runs it"))
  func aBlendOfItIsForgottenToo() throws {
    try type(130)
    let old = try learn()
    let child = try store.register(
      ModelRow(
        kind: "next-command", parent: old.id, file: "child.model", bytes: 9, digest: old.digest,
        createdAt: .now(), dataSpan: nil, dataRows: 5, dataDigest: old.dataDigest, features: "[]",
        hyperParameters: "{}", metrics: #"{"blended_with_active":true}"#),
      reason: "a test")
    let stranger = try store.register(
      ModelRow(
        kind: "next-command", parent: old.id, file: "other.model", bytes: 9, digest: old.digest,
        createdAt: .now(), dataSpan: nil, dataRows: 5, dataDigest: old.dataDigest, features: "[]",
        hyperParameters: "{}", metrics: #"{"blended_with_active":false}"#),
      reason: "a test")
    try store.delete(ids: [1])
    let marked = try store.modelsToForget().map(\.id)
    #expect(marked.contains(old.id) && marked.contains(child.id) && !marked.contains(stranger.id))
  }

  @Test(.enabled(if: runsLongTests, "takes minutes in all; NETCOPILOT_LONG_TESTS=1 runs it"))
  func cutShortAfterThePromotionItGoesOn() throws {
    try type(130)
    let old = try learn()
    try store.delete(ids: [3])
    // What can't be removed stops it when the new model serves already.
    let file = place.path + "/models/" + old.file
    unlink(file)
    try Files.makeDirectories(file)
    #expect(throws: OperationError.self) { try registry.forgetErased(.nextCommand) }
    let active = try registry.active(.nextCommand)
    #expect(active.id != old.id)
    #expect(try store.modelsToForget().map(\.id) == [old.id])
    removeDirectory(file)
    #expect(try registry.forgetErased(.nextCommand) == false)
    #expect(try registry.active(.nextCommand).id == active.id)
    #expect(try store.modelsToForget().isEmpty)
  }

  @Test(.enabled(if: runsLongTests, "takes minutes in all; NETCOPILOT_LONG_TESTS=1 runs it"))
  func whatWasNeverRegisteredGoesToo() throws {
    try type(130)
    let old = try learn()
    // Left by a process that died between the file and its row.
    try Files.replace(place.path + "/models/next-command-0123456789abcdef.model", with: [1, 2, 3])
    try store.delete(ids: [3])
    #expect(try registry.forgetErased(.nextCommand))
    let active = try registry.active(.nextCommand)
    #expect(models() == [active.file].filter { $0 != ModelRegistry.shippedFile })
    #expect(active.id != old.id)
  }

  @Test(.enabled(if: runsLongTests, "takes minutes in all; NETCOPILOT_LONG_TESTS=1 runs it"))
  func whatIsErasedWhileAModelIsLearntIsNotInIt() throws {
    try type(130)
    let count = try store.erasureCount()
    try store.delete(ids: [3])
    let row = ModelRow(
      kind: "next-command", file: "a.model", bytes: 5, digest: [UInt8](repeating: 0, count: 32),
      createdAt: .now(), dataSpan: nil, dataRows: 1, dataDigest: [UInt8](repeating: 0, count: 32),
      features: "[]", hyperParameters: "{}", metrics: "{}")
    #expect(try store.register(row, reason: "a test", ifErasuresAre: count) == nil)
    #expect(try store.models().isEmpty)
    #expect(try store.register(row, reason: "a test", ifErasuresAre: count + 1) != nil)
  }

  @Test func theKeeperDoesIt() throws {
    try type(130)
    let old = try learn()
    let answer = try place.copilot().perform(
      "history.delete", ["ids": [1, 2], "yes": true])
    #expect(answer.first?["models_to_learn_again"]?.intValue == 1)
    _ = ModelKeeper(databasePath: place.database).learnWhatIsDue()
    #expect(try registry.active(.nextCommand).id != old.id)
    #expect(!models().contains(old.file))
  }
}
