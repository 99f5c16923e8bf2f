import Copilot
import JSON
import Store
import Testing

@Suite("Workflows") struct WorkflowTests {
  /// Work without order, and a sequence about one host that comes again in some sessions.
  private func history(seed: UInt64, plants: Bool = true) -> PracticeHistory {
    var history = PracticeHistory(seed: seed)
    let noise = [
      "ss -tln", "ip -br addr", "date", "uptime", "df -h", "free -h", "ip route", "hostname",
      "vmstat 1 1",
    ]
    for number in 0..<20 {
      history.newSession()
      for _ in 0..<8 { history.run(noise.randomElement(using: &history.random) ?? "date") }
      if plants, number % 2 == 0 {
        let host = "web\(number % 3).example"
        history.run("ping -c 2 \(host)")
        history.run("dig +short \(host)")
        if number % 4 == 0 { history.run("cd /srv") }
        history.run("curl -sI https://\(host)/status")
      }
      for _ in 0..<4 { history.run(noise.randomElement(using: &history.random) ?? "date") }
    }
    return history
  }

  private func copilot(_ history: PracticeHistory) throws -> (Place, Copilot) {
    let place = try Place()
    try history.store(at: place)
    return (place, place.copilot())
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func aSequenceThatRecursIsFoundWithItsSlot(seed: UInt64) throws {
    let (place, copilot) = try copilot(history(seed: seed))
    let found = try copilot.perform("workflow.list")
    #expect(found.count == 1, "\(found)")
    let first = try #require(found.first)
    #expect(first["name"]?.stringValue == "ping-dig-curl" && first["saved"]?.boolValue == false)
    #expect(first["runs"]?.intValue == 10 && first["sittings"]?.intValue == 10)
    #expect(
      first["steps"]?.arrayValue?.compactMap(\.stringValue) == [
        "ping -c 2 {HOST}", "dig +short {HOST}", "curl -sI https://{HOST}/status",
      ])
    #expect(first["slots"]?[0]?["value"] == .null)
    let shown = try #require(
      try copilot.perform("workflow.show", ["name": "ping-dig-curl", "values": "HOST=a.b"]).first)
    #expect(shown["lines"]?[2]?.stringValue == "curl -sI https://a.b/status")
    withExtendedLifetime(place) {}
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func noiseHasNone(seed: UInt64) throws {
    let (place, copilot) = try copilot(history(seed: seed, plants: false))
    #expect(try copilot.perform("workflow.list").isEmpty)
    withExtendedLifetime(place) {}
  }

  @Test func aFoundOneIsSavedAndForgotten() throws {
    let (place, copilot) = try copilot(history(seed: 3))
    try copilot.perform("workflow.save", ["name": "ping-dig-curl", "as": "check-web"])
    let list = try copilot.perform("workflow.list")
    #expect(list.map { $0["name"]?.stringValue } == ["check-web"])
    #expect(list[0]["saved"]?.boolValue == true)
    #expect(throws: OperationError.self) {
      try copilot.perform("workflow.save", ["name": "ping-dig-curl", "as": "check-web"])
    }
    #expect(throws: OperationError.self) {
      try copilot.perform("workflow.save", ["name": "ping-dig-curl", "as": "Bad Name"])
    }
    #expect(throws: OperationError.self) {
      try copilot.perform("workflow.show", ["name": "check-web", "values": "NOPE=1"])
    }
    try copilot.perform("workflow.forget", ["name": "check-web"])
    #expect(throws: OperationError.self) {
      try copilot.perform("workflow.forget", ["name": "check-web"])
    }
    #expect(throws: OperationError.self) { try copilot.perform("workflow.show", ["name": "none"]) }
    withExtendedLifetime(place) {}
  }

  @Test func executionsMakeOneWithUsualValues() throws {
    let place = try Place()
    let copilot = place.copilot()
    for line in [
      "ip link show eth0", "tcpdump -i eth0 -c 5", "echo a | sort", "curl -u op:hunter2 http://x/",
    ] {
      try copilot.observe(line, ["exit_code": 0])
    }
    let ids = try copilot.perform("history.list").compactMap { $0["id"] }.reversed()
    let saved = try #require(
      try copilot.perform(
        "workflow.save", ["name": "look", "from": .array(Array(ids.prefix(3)))]
      ).first)
    #expect(
      saved["steps"]?.arrayValue?.compactMap(\.stringValue) == [
        "ip link show {INTERFACE}", "tcpdump -i {INTERFACE} -c 5", "echo a | sort",
      ])
    #expect(saved["lines"]?[1]?.stringValue == "tcpdump -i eth0 -c 5")
    #expect(throws: OperationError.self, "a secret was taken out") {
      try copilot.perform("workflow.save", ["name": "bad", "from": .array(Array(ids))])
    }
    #expect(throws: OperationError.self) {
      try copilot.perform("workflow.save", ["name": "bad", "from": [99_999]])
    }
    // A value can't become more than one word.
    let shown = try #require(
      try copilot.perform(
        "workflow.show", ["name": "look", "values": "INTERFACE=a;reboot"]
      ).first)
    #expect(shown["lines"]?[0]?.stringValue == "ip link show 'a;reboot'")
    try copilot.perform("history.delete", ["matching": "tcpdump*", "yes": true])
    #expect(try copilot.perform("workflow.list").isEmpty)
  }
}
