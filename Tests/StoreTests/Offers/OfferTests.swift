import Platform
import Store
import TestSupport
import Testing

@Suite("What became of proposals") struct OfferTests {
  private let directory = TemporaryDirectory()

  @Test("fates add up by day and source, and decisions stand in the trail")
  func tallies() throws {
    let store = try Store(path: directory.path + "/history.db")
    let taken = OfferTally(day: 20_000, source: "history", fate: .taken, count: 2)
    try store.keep([taken, taken])
    try store.keep(
      [OfferTally(day: 20_001, source: "fix", fate: .ignored, count: 1)],
      decisions: [("{\"fate\":\"ignored\"}", Timestamp(microseconds: 5))])
    #expect(
      try store.offerTallies(since: 20_000).map(\.count) == [4, 1])
    #expect(try store.offerTallies(since: 20_001).map(\.source) == ["fix"])
    #expect(
      try store.audit(limit: 5, kind: .decision).map(\.document) == ["{\"fate\":\"ignored\"}"])
    #expect(try store.audit(limit: 5, kind: .export).isEmpty)
    #expect(try store.verifyAudit().problem == nil)
  }

  @Test("nothing is asked twice")
  func questions() throws {
    let store = try Store(path: directory.path + "/history.db")
    let question = AskedQuestion(
      askedAt: Timestamp(microseconds: 9), subject: "wait ping -c INT HOST", lastExecution: 3)
    #expect(try store.begin(question))
    #expect(try !store.begin(question))
    #expect(try store.questions(limit: 2) == [question])
  }
}
