import Copilot
import JSON
import Platform
import Testing

@Suite("Reports") struct ReportTests {
  private let place: Place
  private let copilot: Copilot

  init() throws {
    place = try Place()
    copilot = place.copilot()
  }

  /// Observes a line so many days ago.
  private func ran(
    _ command: String, daysAgo: Double = 0, exitCode: Int64 = 0, seconds: Double = 0.5,
    errors: String? = nil
  ) throws {
    let start = Timestamp(
      microseconds: Timestamp.now().microseconds - Int64(daysAgo * 86_400e6) - 1_000_000)
    var arguments: [String: JSONValue] = [
      "exit_code": .integer(exitCode), "duration_seconds": .number(seconds),
      "started_at": .string(start.rfc3339),
    ]
    if let errors { arguments["stderr_tail"] = .string(errors) }
    try copilot.observe(command, arguments)
  }

  private func report(days: Int64 = 30) throws -> JSONValue {
    try #require(try copilot.perform("report", ["days": .integer(days)]).first)
  }

  @Test func anEmptyHistoryHasNothingToSay() throws {
    let report = try report()
    #expect(report["runs"]?.intValue == 0 && report["success_rate"] == .null)
    #expect(report["advice"]?.arrayValue?.isEmpty == true)
  }

  @Test func figuresAreThoseOfTheDays() throws {
    for _ in 0..<6 { try ran("ping -c 3 198.51.100.1", seconds: 2) }
    for _ in 0..<3 {
      try ran(
        "curl http://10.3.0.9/", exitCode: 7,
        errors:
          "curl: (7) Failed to connect to 10.3.0.9 port 80 after 0 ms: Couldn't connect to server")
    }
    try ran("dig example.org", daysAgo: 40, exitCode: 9)
    let month = try report()
    #expect(month["runs"]?.intValue == 9 && month["failures"]?.intValue == 3)
    #expect(abs((month["success_rate"]?.doubleValue ?? 0) - 2 / 3) < 1e-9)
    #expect(month["earlier"]?["failures"]?.intValue == 1)
    #expect(month["stretches"]?.arrayValue?.count == 30)
    let worst = try #require(month["targets"]?.arrayValue?.first)
    #expect(worst["host"]?.stringValue == "10.3.0.9" && worst["failures"]?.intValue == 3)
    #expect(worst["cause"]?.stringValue == "connection-refused")
    #expect(month["utilities"]?.arrayValue?.first?["utility"]?.stringValue == "ping")
    let advice = try #require(month["advice"]?.arrayValue?.first)
    let id = try #require(worst["newest_failure_id"]?.intValue)
    #expect(advice["command"]?.stringValue == "explain \(id)")
    #expect(try report(days: 60)["runs"]?.intValue == 10)
    #expect(try report(days: 60)["period"]?.stringValue == "week")
  }

  @Test func whatDoesNotSayHowItEndedIsNotCalledASuccess() throws {
    for _ in 0..<4 { try copilot.observe("ping 198.51.100.1") }
    let report = try report()
    #expect(report["runs"]?.intValue == 4 && report["judged"]?.intValue == 0)
    #expect(report["success_rate"] == .null)
    #expect(report["targets"]?.arrayValue?.isEmpty == true)
  }
}
