import Digest
import Platform
import SQLite
import Store
import TestSupport
import Testing

@Suite struct ModelRegistryTests {
  private let place = TemporaryDirectory()

  private func store() throws -> Store { try Store(path: place.path + "/history.db") }

  private func model(_ file: String, kind: String = "next-command") -> ModelRow {
    ModelRow(
      kind: kind, file: file, bytes: 3, digest: SHA256.digest([1, 2, 3]),
      createdAt: Timestamp(microseconds: 1_000), dataSpan: nil, dataRows: 10,
      dataDigest: SHA256.digest([]), features: "[]", hyperParameters: "{}", metrics: "{}")
  }

  @Test func aModelOfEachKindIsActiveAtMost() throws {
    let store = try store()
    let first = try store.register(model("a"), reason: "made")
    let second = try store.register(model("b"), reason: "made")
    let other = try store.register(model("c", kind: "duration"), reason: "made")
    #expect([first.version, second.version, other.version] == [1, 2, 1])
    #expect(try store.move(first, to: .active, reason: "the first") == nil)
    #expect(try store.move(other, to: .active, reason: "the first") == nil)
    let before = try store.move(second, to: .active, reason: "better on 40 of 60 lines")
    #expect(before?.id == first.id)
    #expect(try store.model(kind: "next-command", state: .active)?.id == second.id)
    #expect(try store.model(id: first.id)?.state == .retired)
    #expect(try store.model(kind: "duration", state: .active)?.id == other.id)
    let changes = try store.modelChanges(of: first.id)
    #expect(changes.map(\.to) == [.candidate, .active, .retired])
    #expect(changes.last?.reason == "version 2 took its place")
  }

  @Test func theTrailHoldsWhatHappened() throws {
    let store = try store()
    let row = try store.register(model("a"), reason: "made")
    try store.move(row, to: .shadow, reason: "no worse on held-back lines")
    try store.note(.export, #"{"path":"x"}"#)
    let (entries, problem) = try store.verifyAudit()
    #expect(entries == 3 && problem == nil)
    #expect(try store.audit(limit: 1).first?.kind == "export")
  }

  @Test func trialsAreKeptInOrder() throws {
    let store = try store()
    let one = try store.register(model("a"), reason: "made")
    let two = try store.register(model("b"), reason: "made")
    let trials = (0..<5).map {
      ModelTrial(
        model: two.id, rival: one.id, at: Timestamp(microseconds: $0), score: Double($0),
        rivalScore: 1)
    }
    try store.keep(trials)
    #expect(try store.trials(of: two.id, against: one.id) == trials)
    #expect(try store.trials(of: one.id, against: two.id).isEmpty)
  }
}

@Suite struct AuditTests {
  private let place = TemporaryDirectory()

  private func prepared() throws -> (store: Store, tool: Connection) {
    let path = place.path + "/history.db"
    let store = try Store(path: path)
    for number in 0..<20 {
      try store.note(
        .decision, #"{"number":\#(number)}"#, at: Timestamp(microseconds: Int64(number)))
    }
    return (store, try Connection(path: path))
  }

  @Test(arguments: [
    (#"UPDATE audit SET document = '{"number":99}' WHERE id = 7"#, AuditProblem.changedDocument(7)),
    ("UPDATE audit SET at = at + 1 WHERE id = 7", .brokenChain(at: 7)),
    ("UPDATE audit SET kind = 'export' WHERE id = 1", .brokenChain(at: 1)),
    ("DELETE FROM audit WHERE id = 7", .gap(before: 8)),
    ("DELETE FROM audit WHERE id > 15", .cutEnd(lastKnown: 20)),
    (
      "DELETE FROM audit WHERE id = 7; UPDATE audit SET id = id - 1 WHERE id > 7",
      .brokenChain(at: 7)
    ),
  ])
  func whatIsChangedIsNoticed(_ change: String, _ problem: AuditProblem) throws {
    let (store, tool) = try prepared()
    #expect(try store.verifyAudit().problem == nil)
    try tool.execute(change)
    #expect(try store.verifyAudit().problem == problem)
  }

  @Test func whatIsErasedIsGoneAndTheChainHolds() throws {
    let (store, tool) = try prepared()
    #expect(
      try store.eraseAuditDocuments(.decision, before: Timestamp(microseconds: 10)) == 10)
    let (entries, problem) = try store.verifyAudit()
    #expect(entries == 20 && problem == nil)
    #expect(try tool.integer("SELECT count(*) FROM audit WHERE document IS NULL") == 10)
  }
}
