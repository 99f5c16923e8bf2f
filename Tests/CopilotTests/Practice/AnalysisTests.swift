import Copilot
import JSON
import Store
import Testing

@Suite("What a history says of how somebody works") struct AnalysisTests {
  private func rows(_ history: PracticeHistory, days: Int64? = nil) throws -> [JSONValue] {
    let place = try Place()
    try history.store(at: place)
    return try place.copilot().perform(
      "analyze-history", days.map { ["days": .integer($0)] } ?? [:])
  }

  @Test func anEmptyHistoryHasNothingToSay() throws {
    let rows = try Place().copilot().perform("analyze-history")
    #expect(rows.count == 1 && rows[0]["runs"]?.intValue == 0)
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func anOptionThatMattersIsFoundAndNothingElse(seed: UInt64) throws {
    var history = PracticeHistory(seed: seed)
    for number in 0..<240 {
      if number % 8 == 0 { history.newSession() }
      let has = history.chance(0.5)
      let works = history.chance(has ? 0.97 : 0.6)
      let quiet = history.chance(0.5) ? " -s" : ""
      let host = Int.random(in: 0..<5, using: &history.random)
      history.run(
        "curl\(has ? " -4" : "")\(quiet) http://h\(host).example/\(number)",
        exitCode: works ? 0 : 7, cause: works ? nil : "connection-refused")
    }
    let found = try rows(history).of("distinction")
    #expect(found.count == 1, "\(found)")
    let first = try #require(found.first)
    #expect(first["utility"]?.stringValue == "curl" && first["value"]?.stringValue == "-4")
    let with = try #require(first["with"]?["rate"]?.doubleValue)
    let without = try #require(first["without"]?["rate"]?.doubleValue)
    #expect(with > 0.9 && without < 0.75)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func noiseMakesNoDifference(seed: UInt64) throws {
    var history = PracticeHistory(seed: seed)
    for number in 0..<300 {
      if number % 10 == 0 { history.newSession() }
      var line = "nc"
      for flag in ["-v", "-n", "-u", "-4", "-k"] where history.chance(0.4) { line += " \(flag)" }
      let works = history.chance(0.7)
      history.run(
        "\(line) h\(Int.random(in: 0..<6, using: &history.random)).example 80",
        exitCode: works ? 0 : 1, cause: works ? nil : "timeout",
        directory: history.chance(0.5) ? "/srv" : "/home/op")
    }
    #expect(try rows(history).of("distinction").isEmpty)
  }

  @Test func theSameRunAgainSaysNothingNew() throws {
    var history = PracticeHistory(seed: 1)
    // Two lines in two sittings, repeated: no evidence that the option matters.
    history.newSession()
    for _ in 0..<40 { history.run("curl -4 http://a.example/") }
    history.newSession()
    for _ in 0..<40 { history.run("curl http://b.example/", exitCode: 7, cause: "timeout") }
    #expect(try rows(history).of("distinction").isEmpty)
  }

  @Test func figuresAreRight() throws {
    var history = PracticeHistory(seed: 2)
    for number in 0..<10 {
      history.run("ping -c 1 a.example", exitCode: number < 3 ? 1 : number == 3 ? 130 : 0)
    }
    let rows = try rows(history)
    let ping = try #require(rows.of("success").first { $0["scope"]?.stringValue == "utility" })
    #expect(ping["runs"]?.intValue == 10)
    // Who presses Ctrl-C has seen enough.
    #expect(ping["success"]?["judged"]?.intValue == 9 && ping["success"]?["worked"]?.intValue == 6)
    #expect(rows.of("success").contains { $0["name"]?.stringValue == "a.example" })
    #expect(try self.rows(history, days: 3)[0]["runs"]?.intValue == 0)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func kindsOfWorkAreFound(seed: UInt64) throws {
    var history = PracticeHistory(seed: seed)
    for number in 0..<30 {
      history.newSession()
      for _ in 0..<6 {
        let host = "h\(Int.random(in: 0..<9, using: &history.random)).example"
        history.run(number % 2 == 0 ? "dig \(host)" : "iptables -L")
        history.records[history.records.count - 1].category = number % 2 == 0 ? "dns" : "firewall"
      }
    }
    let kinds = try rows(history).of("kind")
    #expect(kinds.compactMap { $0["name"]?.stringValue }.sorted() == ["dns", "firewall"])
  }
}
