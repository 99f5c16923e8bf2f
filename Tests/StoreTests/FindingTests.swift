import Platform
import Store
import TestSupport
import Testing

@Suite("Findings in the history") struct FindingTests {
  private let directory = TemporaryDirectory()

  private func store() throws -> Store {
    try Store(path: directory.path + "/history.db")
  }

  private func row(
    _ kind: String = "port-scan", from source: String = "office.pcap", after seconds: Int64 = 0,
    subject: String = "10.0.0.9 10.0.0.1", score: Double = 0.5
  ) -> FindingRow {
    let start = Timestamp(microseconds: noon.microseconds + seconds * 1_000_000)
    return FindingRow(
      source: source, kind: kind, severity: "medium", score: score, startedAt: start,
      endedAt: Timestamp(microseconds: start.microseconds + 5_000_000), subject: subject,
      actor: "10.0.0.9", target: nil, document: #"{"kind":"\#(kind)","x":"é\u0000'"}"#)
  }

  @Test("what is kept comes back whole, newest first") func keep() throws {
    let store = try store()
    var rows = [row(), row("beacon", after: 60), row("dga", after: 30)]
    let ids = try store.keep(rows)
    #expect(Set(ids).count == 3)
    for index in rows.indices { rows[index].id = ids[index] }
    #expect(try store.findings(limit: 10) == [rows[1], rows[2], rows[0]])
    #expect(try store.findings(limit: 2).map(\.kind) == ["beacon", "dga"])
    #expect(try store.finding(id: ids[2]) == rows[2])
    #expect(try store.finding(id: 999) == nil)
    #expect(try store.keep([]) == [])
  }

  @Test("the same event of the same source keeps its number and is brought up to date")
  func again() throws {
    let store = try store()
    let first = try store.keep([row()])
    var grown = row(score: 0.9)
    grown.severity = "high"
    grown.endedAt = Timestamp(microseconds: noon.microseconds + 99_000_000)
    grown.document = "{}"
    #expect(try store.keep([grown]) == first)
    grown.id = first[0]
    #expect(try store.findings(limit: 10) == [grown])
    // Another source, kind, time or subject is another finding.
    let others = [
      row(from: "eth0"), row("beacon"), row(after: 1), row(subject: "10.0.0.9 10.0.0.2"),
    ]
    #expect(Set(try store.keep(others) + first).count == 5)
  }

  @Test("what is expected is said once, and taken back once") func expectations() throws {
    let store = try store()
    let some = ExpectationRow(kind: "beacon", actor: "10.0.0.9", target: nil)
    let other = ExpectationRow(kind: "beacon", actor: nil, target: "10.0.0.9")
    #expect(try store.expect(some))
    #expect(try !store.expect(some))
    #expect(try store.expect(other))
    #expect(try store.expectations() == [some, other])
    #expect(try store.expectNoMore(some))
    #expect(try !store.expectNoMore(some))
    #expect(try store.expectations() == [other])
  }
}
