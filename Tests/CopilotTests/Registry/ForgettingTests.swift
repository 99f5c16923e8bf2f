import Commands
import Glibc
import JSON
import Platform
import Testing

@testable import Copilot
@testable import Store

@Suite("Models forget what was erased") struct ForgettingTests {
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
    try type(400)
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

  @Test func whatWasErasedLaterThanItLearntLeavesItAlone() throws {
    try type(400)
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

  @Test func withTooLittleLeftTheOneThatShipsServes() throws {
    try type(400)
    let old = try learn()
    try store.delete(.allButNewest(20))
    #expect(try registry.forgetErased(.nextCommand))
    #expect(try registry.active(.nextCommand).file == ModelRegistry.shippedFile)
    #expect(!models().contains(old.file))
  }

  @Test func aBlendOfItIsForgottenToo() throws {
    try type(400)
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

  @Test func cutShortAfterThePromotionItGoesOn() throws {
    try type(400)
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

  @Test func theKeeperDoesIt() throws {
    try type(400)
    let old = try learn()
    let answer = try place.copilot().perform(
      "history.delete", ["ids": [1, 2], "yes": true])
    #expect(answer.first?["models_to_learn_again"]?.intValue == 1)
    _ = ModelKeeper(databasePath: place.database).learnWhatIsDue()
    #expect(try registry.active(.nextCommand).id != old.id)
    #expect(!models().contains(old.file))
  }
}
