import Copilot
import JSON
import Testing

@Suite("Lines that are like another one")
struct SimilarTests {
  let place: Place

  init() throws { place = try Place() }

  private func similar(
    _ copilot: Copilot, _ line: String, _ more: [String: JSONValue] = [:]
  ) throws -> [JSONValue] {
    try copilot.perform("similar", more.merging(["command": .string(line)]) { $1 })
  }

  @Test func theSameFormIsNearerThanTheSameUtility() throws {
    let copilot = place.copilot()
    for line in [
      "ip route add 10.1.0.0/16 via 10.0.0.1", "ip link show eth0", "ping -c 3 10.0.0.1",
      "curl -sS http://a.lab/", "ip route add 10.9.0.0/16 via 10.0.0.9",
    ] { try copilot.observe(line) }
    let rows = try similar(copilot, "ip route add 10.3.0.0/16 via 10.0.0.3", ["limit": 50])
    let own = rows.filter { $0["runs"]?.intValue == 1 }.compactMap { $0["command"]?.stringValue }
    #expect(
      Set(own.prefix(2)) == [
        "ip route add 10.1.0.0/16 via 10.0.0.1", "ip route add 10.9.0.0/16 via 10.0.0.9",
      ])
    #expect(!own.contains { $0.hasPrefix("curl") })
    let near = rows.compactMap { $0["similarity"]?.doubleValue }
    #expect(near == near.sorted(by: >))
    #expect(near.allSatisfy { (0...1).contains($0) })
  }

  @Test func aLineOfThePastIsNearestToItselfAndHasItsFigures() throws {
    let copilot = place.copilot()
    for (seconds, exitCode) in [(1.0, 0), (3.0, 0), (9.0, 1)] as [(Double, Int64)] {
      try copilot.observe(
        "dig @10.0.0.53 www.lab",
        ["duration_seconds": .number(seconds), "exit_code": .integer(exitCode)])
    }
    let row = try #require(try similar(copilot, "dig @10.0.0.53 www.lab").first)
    #expect(row["command"]?.stringValue == "dig @10.0.0.53 www.lab")
    #expect(try #require(row["similarity"]?.doubleValue) > 0.999)
    #expect(row["runs"]?.intValue == 3)
    #expect(row["median_seconds"]?.doubleValue == 3)
    #expect(abs(try #require(row["success_rate"]?.doubleValue) - 2.0 / 3) < 1e-9)
    #expect(row["utility"]?.stringValue == "dig")
    #expect(row["last_run_at"]?.stringValue != nil)
  }

  @Test func theCatalogueAnswersWithoutAPast() throws {
    let rows = try similar(place.copilot(), "ping -c 5 192.0.2.9")
    let first = try #require(rows.first)
    #expect(first["command"]?.stringValue?.hasPrefix("ping ") == true)
    #expect(first["last_run_at"] == .null)
    #expect(first["runs"]?.intValue == 0)
    #expect(first["success_rate"] == .null)
  }

  @Test func whatComesLaterJoins() throws {
    let copilot = place.copilot()
    try copilot.observe("ss -ltn")
    _ = try similar(copilot, "ss -ltn")
    try copilot.observe("nc -zv r9.lab 8443")
    #expect(
      try similar(copilot, "nc -zv r9.lab 8443").first?["command"]?.stringValue
        == "nc -zv r9.lab 8443")
    _ = try copilot.perform("history.delete", ["matching": "nc *", "yes": true])
    #expect(
      try similar(copilot, "nc -zv r9.lab 8443").allSatisfy {
        $0["command"]?.stringValue != "nc -zv r9.lab 8443"
      })
  }

  @Test func thresholdAndDaysLimitTheAnswer() throws {
    let copilot = place.copilot()
    try copilot.observe("ping -c 3 a.lab", ["started_at": "2020-01-01T00:00:00Z"])
    try copilot.observe("ping -c 3 b.lab")
    let recent = try similar(copilot, "ping -c 3 c.lab", ["days": 2])
    #expect(recent.compactMap { $0["command"]?.stringValue } == ["ping -c 3 b.lab"])
    #expect(try similar(copilot, "ping -c 3 c.lab", ["threshold": 1]).isEmpty)
    for wrong in [["threshold": 2], ["threshold": -1], ["days": -1]] as [[String: JSONValue]] {
      #expect(throws: OperationError.self) { try similar(copilot, "ping a", wrong) }
    }
  }

  @Test(arguments: [
    "", " ", "\u{0}", "zeige offene Ports", String(repeating: "a ", count: 500_000),
  ])
  func strangeLinesAreAnswered(line: String) throws {
    let rows = try? similar(place.copilot(), line)
    #expect((rows ?? []).allSatisfy { $0["similarity"]?.doubleValue.map { $0 <= 1 } == true })
  }

  @Test func noSecretIsShown() throws {
    let copilot = place.copilot()
    try copilot.observe("curl -u bob:hunter2 http://a.lab/")
    let rows = try similar(copilot, "curl -u ann:geheim7 http://a.lab/")
    #expect(rows.first?["command"]?.stringValue == "curl -u bob:••• http://a.lab/")
  }
}
