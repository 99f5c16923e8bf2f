import Platform
import Store
import TestSupport
import Testing

@Suite("What others may see") struct SharingTests {
  private let directory = TemporaryDirectory()
  private let store: Store

  init() throws { store = try Store(path: directory.path + "/history.db") }

  private func visible(to visibility: Visibility) throws -> [String] {
    var query = HistoryQuery()
    query.leastVisibility = visibility
    return try store.executions(query).map(\.command)
  }

  @Test func nothingIsSharedWithoutConsent() throws {
    let id = try store.record(sample("ping a")).id
    #expect(try store.share(.execution, [id], as: .team) == false)
    #expect(try store.share(.execution, [id], as: .private))
    #expect(try store.execution(id: id)?.visibility == .private)
    #expect(try store.giveConsent(at: noon))
    #expect(try store.giveConsent(at: noon) == false)
    #expect(try store.share(.execution, [id], as: .team))
    #expect(try store.execution(id: id)?.visibility == .team)
  }

  @Test func eachAudienceSeesItsOwn() throws {
    let ids = try (0..<3).map { try store.record(sample("ping \($0)", after: Int64($0))).id }
    _ = try store.giveConsent(at: noon)
    #expect(try store.share(.execution, [ids[0]], as: .team))
    #expect(try store.share(.execution, [ids[1]], as: .public))
    #expect(try visible(to: .private) == ["ping 2", "ping 1", "ping 0"])
    #expect(try visible(to: .team) == ["ping 1", "ping 0"])
    #expect(try visible(to: .public) == ["ping 1"])
    #expect(try store.share(.execution, ids, as: .private))
    #expect(try visible(to: .team).isEmpty)
    #expect(try store.firstMissing(.execution, among: ids + [77]) == 77)
  }

  @Test func withdrawingMakesAllPrivateAndIsNoted() throws {
    let id = try store.record(sample("ping a")).id
    let said = try store.keep(FeedbackRow(execution: id, saidAt: noon, rating: 5))
    #expect(try store.withdrawConsent(at: noon) == nil)
    _ = try store.giveConsent(at: noon)
    #expect(try store.share(.execution, [id], as: .public))
    #expect(try store.share(.feedback, [said], as: .team))
    #expect(try store.feedback(visibleTo: .team, limit: 5).map(\.visibility) == [.team])
    #expect(try store.feedback(visibleTo: .public, limit: 5).isEmpty)
    #expect(try store.withdrawConsent(at: noon) == 2)
    #expect(try visible(to: .team).isEmpty)
    #expect(try store.share(.execution, [id], as: .team) == false)
    #expect(try store.audit(limit: 9).map(\.kind) == ["consent", "consent", "consent", "consent"])
    #expect(try store.verifyAudit().problem == nil)
  }

  @Test func whatIsErasedLeavesNoMark() throws {
    let id = try store.record(sample("ping a")).id
    let said = try store.keep(FeedbackRow(execution: id, saidAt: noon, rating: 5))
    _ = try store.giveConsent(at: noon)
    #expect(try store.share(.execution, [id], as: .public))
    #expect(try store.share(.feedback, [said], as: .public))
    try store.delete(ids: [id])
    #expect(try store.sharedCount(.execution) == 0)
    #expect(try store.sharedCount(.feedback) == 0)
    // The next one gets the number that is free again, and is private.
    #expect(try store.record(sample("ping b")).id == id)
    #expect(try store.execution(id: id)?.visibility == .private)
  }

  @Test func everythingOfAUserGoes() throws {
    for (index, user) in ["ann", "bob", "ann"].enumerated() {
      var record = sample("ping \(index)", after: Int64(index), session: "s\(index)")
      record.user = user
      record.stderrTail = "tail"
      let id = try store.record(record).id
      _ = try store.keep(FeedbackRow(execution: id, saidAt: noon, rating: 3))
    }
    try store.refreshRollups()
    #expect(try store.hasUser("ann") && !store.hasUser("eve"))
    #expect(try store.feedback(user: "ann", limit: 9).count == 2)
    #expect(try store.count(matching: .user("ann")) == 2)
    #expect(try store.eraseUser("ann") == 2)
    #expect(try !store.hasUser("ann"))
    #expect(try store.executions().map(\.user) == ["bob"])
    #expect(try store.feedback(limit: 9).count == 1)
    #expect(try store.rollups(.month).map(\.runs).reduce(0, +) == 1)
    #expect(try store.audit(limit: 1).first?.document?.contains("ann") == false)
    #expect(try store.check(isFull: true) == [])
  }
}
