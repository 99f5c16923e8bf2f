import Commands
import Copilot
import JSON
import Platform
import Store
import Testing

@Suite("What helped after a failure") struct RecoveryTests {
  private static let refusal = "sh: 1: cannot touch 'x': Permission denied"

  /// Failures after which `cat FILE` mostly mends, among work that has nothing to do with it.
  private func history(seed: UInt64, helps: Double, sessions: Int = 12) -> PracticeHistory {
    var history = PracticeHistory(seed: seed)
    for number in 0..<sessions {
      history.newSession()
      let host = "h\(number).example"
      history.run("date")
      history.run("curl http://\(host)/", exitCode: 6, cause: "dns-failure")
      history.run("touch /tmp/\(host)")
      let helps = history.chance(helps)
      history.run(
        "curl http://\(host)/", exitCode: helps ? 0 : 6, cause: helps ? nil : "dns-failure")
      history.run("sort /etc/hosts")
    }
    return history
  }

  private func explained(
    _ history: PracticeHistory, command: String = "curl http://new.example/",
    errors: String = "curl: (6) Could not resolve host: new.example", exitCode: Int64 = 6
  ) throws -> JSONValue {
    let place = try Place()
    try history.store(at: place)
    return try #require(
      try place.copilot().perform(
        "explain",
        [
          "command": .string(command), "exit_code": .integer(exitCode),
          "stderr_tail": .string(errors),
        ]
      ).first)
  }

  private func fixes(_ answer: JSONValue) -> [(command: String, reason: String)] {
    (answer["fixes"]?.arrayValue ?? []).map {
      ($0["command"]?.stringValue ?? "", $0["reason"]?.stringValue ?? "")
    }
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func whatHelpedIsOfferedFirstWithTheNewArguments(seed: UInt64) throws {
    let answer = try explained(history(seed: seed, helps: 0.9))
    let first = try #require(fixes(answer).first)
    #expect(first.command == "touch /tmp/new.example")
    #expect(first.reason.hasPrefix("worked ") && first.reason.hasSuffix(" times after this here"))
    #expect(fixes(answer).count <= 3)
  }

  @Test func whatDidNotHelpIsNotOffered() throws {
    let answer = try explained(history(seed: 1, helps: 0))
    #expect(!fixes(answer).contains { $0.reason.contains("after this here") })
  }

  @Test func tryingAgainAloneIsNoRecoveryOfOtherLines() throws {
    var history = PracticeHistory(seed: 3)
    for number in 0..<10 {
      history.newSession()
      history.run("curl http://h\(number).example/", exitCode: 6, cause: "dns-failure")
      if number % 2 == 0 { history.run("sort /etc/hosts") }
      history.run("curl http://h\(number).example/")
    }
    #expect(!fixes(try explained(history)).contains { $0.reason.contains("after this here") })
  }

  @Test func aCorrectedFormIsLearnt() throws {
    var history = PracticeHistory(seed: 4)
    for number in 0..<4 {
      history.newSession()
      history.run("curl http://h\(number).example/", exitCode: 6, cause: "dns-failure")
      history.run("curl -4 http://h\(number).example/")
    }
    let answer = try explained(history, command: "curl -s http://new.example/")
    #expect(fixes(answer).first?.command == "curl -4 -s http://new.example/")
    #expect(fixes(answer).first?.reason == "worked 4 of 4 times after this here")
  }

  @Test func dangerousAbsentAndSecretLinesAreNotOffered() throws {
    for mending in [
      "iptables -F", "no-such-program-here {HOST}", "curl -u op:••• http://a.example/x",
    ] {
      var history = PracticeHistory(seed: 5)
      for number in 0..<6 {
        history.newSession()
        let host = "h\(number).example"
        history.run("curl http://\(host)/", exitCode: 6, cause: "dns-failure")
        history.run(
          mending.split(separator: " ").map { $0 == "{HOST}" ? host : String($0) }.joined(
            separator: " "))
        history.run("curl http://\(host)/")
      }
      let found = fixes(try explained(history)).filter { $0.reason.contains("after this here") }
      #expect(found.isEmpty, "\(found)")
    }
  }

  @Test func anotherSessionDoesNotMend() throws {
    var history = PracticeHistory(seed: 6)
    for number in 0..<8 {
      history.newSession()
      history.run("curl http://h\(number).example/", exitCode: 6, cause: "dns-failure")
      history.newSession()
      history.run("touch /tmp/x")
      history.run("curl http://h\(number).example/")
    }
    #expect(!fixes(try explained(history)).contains { $0.reason.contains("after this here") })
  }

  @Test func whatIsErasedIsForgotten() throws {
    let place = try Place()
    try history(seed: 7, helps: 1).store(at: place)
    let copilot = place.copilot()
    try copilot.perform("history.delete", ["matching": "touch *", "yes": true])
    let answer = try #require(
      try copilot.perform(
        "explain",
        [
          "command": "curl http://new.example/", "exit_code": 6,
          "stderr_tail": "curl: (6) Could not resolve host: new.example",
        ]
      ).first)
    #expect(!fixes(answer).contains { $0.command.hasPrefix("touch") })
  }

  @Test func factorsAreTold() throws {
    var history = PracticeHistory(seed: 8, daysAgo: 0.2)
    history.run("curl http://new.example/")
    history.run("ip link set eth0 down")
    history.records[1].category = "interface-link"
    history.run("ping new.example", exitCode: 2, cause: "dns-failure")
    // Right before the failure.
    let shift = Timestamp.now().microseconds - history.clock.microseconds - 30_000_000
    for place in history.records.indices {
      history.records[place].startedAt = Timestamp(
        microseconds: history.records[place].startedAt.microseconds + shift)
    }
    let factors = try #require(try explained(history)["factors"]?.arrayValue)
    #expect(
      factors.compactMap { $0["kind"]?.stringValue } == [
        "last-worked", "network-changed", "host-fails-elsewhere",
      ])
    #expect(factors[1]["command"]?.stringValue == "ip link set eth0 down")
    #expect(factors[2]["utilities"]?[0]?.stringValue == "ping")
  }

  @Test func theAnalysisRanksThem() throws {
    let place = try Place()
    try history(seed: 9, helps: 0.9).store(at: place)
    let failures = try place.copilot().perform("analyze-history").of("failure")
    let curl = try #require(failures.first)
    #expect(curl["cause"]?.stringValue == "dns-failure" && curl["utility"]?.stringValue == "curl")
    #expect(curl["recoveries"]?[0]?["text"]?.stringValue == "touch /tmp/{HOST}")
    let advice = try place.copilot().perform("report")[0]["advice"]?.arrayValue ?? []
    #expect(advice.contains { $0["text"]?.stringValue?.contains("touch /tmp/{HOST}") == true })
  }
}
