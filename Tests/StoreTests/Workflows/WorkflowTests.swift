import Platform
import Store
import TestSupport
import Testing

@Suite("Saved workflows") struct WorkflowTests {
  private let directory = TemporaryDirectory()
  private let store: Store

  init() throws { store = try Store(path: directory.path + "/history.db") }

  private func workflow(_ name: String, _ sources: [[Int64]]) -> WorkflowRow {
    WorkflowRow(
      name: name, savedAt: nil,
      steps: sources.enumerated().map { .init(text: "step\($0) {HOST}", sources: $1) },
      slots: [.init(name: "HOST", value: "web"), .init(name: "PORT", value: nil)])
  }

  @Test func whatIsSavedIsRead() throws {
    let ids = try (0..<3).map { try store.record(sample("ping \($0)", after: Int64($0))).id }
    #expect(try store.save(workflow("a", [[ids[0], ids[1]], [ids[2]]]), at: noon))
    #expect(try !store.save(workflow("a", [[ids[0]]]), at: noon))
    let row = try #require(try store.workflows().first)
    #expect(row.name == "a" && row.savedAt == noon)
    #expect(row.steps.map(\.text) == ["step0 {HOST}", "step1 {HOST}"])
    #expect(row.steps[0].sources == [ids[0], ids[1]])
    #expect(row.slots == [.init(name: "HOST", value: "web"), .init(name: "PORT", value: nil)])
    #expect(try store.forgetWorkflow(named: "a"))
    #expect(try !store.forgetWorkflow(named: "a"))
    #expect(try store.workflows().isEmpty)
    #expect(try store.check(isFull: true) == [])
  }

  @Test func anErasureTakesAWorkflowWithItsLastSource() throws {
    let ids = try (0..<5).map { try store.record(sample("ping \($0)", after: Int64($0))).id }
    #expect(try store.save(workflow("a", [[ids[0], ids[1]], [ids[2]]]), at: noon))
    #expect(try store.save(workflow("b", [[ids[3]], [ids[4]]]), at: noon))
    try store.delete(ids: [ids[0]])
    #expect(try store.workflows().map(\.name) == ["a", "b"])
    try store.delete(.matching("ping 1"))
    #expect(try store.workflows().map(\.name) == ["b"])
    #expect(try store.check(isFull: true) == [])
    // By age, with the records' clock.
    try store.forget(
      RetentionPolicy(executionsBefore: noon.advanced(bySeconds: 60)), cause: "retention")
    #expect(try store.workflows().isEmpty)
    #expect(try store.check(isFull: true) == [])
  }

  @Test func aRunKeepsAWorkflowAlive() throws {
    let ids = try (0..<4).map { try store.record(sample("ping \($0)", after: Int64($0))).id }
    #expect(try store.save(workflow("a", [[ids[0]], [ids[1]]]), at: noon))
    try store.noteRun(ofWorkflow: "a", executions: [ids[2], ids[3]])
    try store.noteRun(ofWorkflow: "nobody", executions: [ids[2]])
    try store.delete(ids: [ids[0], ids[1]])
    #expect(try store.workflows().map(\.name) == ["a"])
  }

  @Test func whatAnErasureTakesLeavesNoBytes() throws {
    let id = try store.record(sample("curl http://zebra-unique/")).id
    let row = WorkflowRow(
      name: "a", savedAt: nil, steps: [.init(text: "curl http://zebra-unique/", sources: [id])],
      slots: [.init(name: "HOST", value: "zebra-unique")])
    #expect(try store.save(row, at: noon))
    try store.delete(.matching("*zebra*"))
    let needle = Array("zebra-unique".utf8)
    for suffix in ["", "-wal"] {
      guard let bytes = try? Files.read(store.path + suffix) else { continue }
      #expect(!bytes.indices.contains { bytes[$0...].starts(with: needle) }, "in \(suffix)")
    }
  }
}
