import Copilot
import JSON
import Testing

@Suite("Feedback on commands") struct CommandFeedbackTests {
  private let place: Place
  private let copilot: Copilot

  init() throws {
    place = try Place()
    copilot = place.copilot()
    try copilot.observe("ping -c 1 10.3.0.1", ["exit_code": 0])
    try copilot.observe(
      "curl http://10.3.0.9/",
      ["exit_code": 28, "stderr_tail": "curl: (28) Connection timed out after 3000 ms"])
  }

  private func failure(_ name: String, _ arguments: [String: JSONValue]) -> String? {
    do {
      _ = try copilot.perform(name, arguments)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("good", 4, "good"), ("bad", 2, "poor"), ("5", 5, "excellent"), ("fair", 3, "fair"),
    ("poor", 1, "poor"), ("excellent", 5, "excellent"),
  ])
  func wordsAndDigitsAreRatings(_ word: String, _ rating: Int64, _ satisfaction: String) throws {
    let row = try #require(try copilot.perform("feedback", ["verdict": .string(word)]).first)
    #expect(row["rating"]?.intValue == rating)
    #expect(row["satisfaction"]?.stringValue == satisfaction)
    #expect(row["command"]?.stringValue == "curl http://10.3.0.9/")
  }

  @Test func aCommentNeedsNoNumberAndKeepsNoSecret() throws {
    let row = try #require(
      try copilot.perform(
        "feedback",
        [
          "verdict": "bad", "execution": "much",
          "comment": "too slow, see http://bob:hunter2@10.3.0.9/",
        ]
      ).first)
    #expect(row["comment"]?.stringValue?.hasPrefix("much too slow") == true)
    #expect(row["comment"]?.stringValue?.contains("hunter2") == false)
    let other = try #require(
      try copilot.perform("feedback", ["verdict": "good", "execution": 1]).first)
    #expect(other["execution_id"]?.intValue == 1 && other["comment"] == .null)
    #expect(try copilot.perform("feedback.list").count == 2)
  }

  @Test func aCorrectedCauseIsTheExecutionsOwn() throws {
    let before = try #require(try copilot.perform("history.show", ["id": 2]).first)
    #expect(before["cause"]?.stringValue == "timeout")
    try copilot.perform("feedback.correct", ["execution": 2, "cause": "admin-prohibited"])
    let after = try #require(try copilot.perform("history.show", ["id": 2]).first)
    #expect(after["cause"]?.stringValue == "admin-prohibited")
  }

  @Test func whatMakesNoSenseIsRefused() {
    #expect(failure("feedback", ["verdict": "meh"])?.contains("good, bad") == true)
    #expect(failure("feedback", ["verdict": "6"])?.contains("1 to 5") == true)
    #expect(
      failure("feedback", ["verdict": "good", "execution": 99]) == "there is no execution 99")
    #expect(failure("feedback.correct", ["execution": 2])?.contains("cause") == true)
    #expect(failure("feedback.correct", ["execution": 2, "cause": "gremlins"]) != nil)
    #expect(
      failure("feedback.correct", ["execution": 1, "cause": "timeout"])
        == "execution 1 did not fail, so it has no cause")
  }

  @Test func whatIsErasedTakesItsFeedbackAlong() throws {
    try copilot.perform("feedback", ["verdict": "good", "execution": 1])
    try copilot.perform("history.delete", ["ids": [1], "yes": true])
    #expect(try copilot.perform("feedback.list").isEmpty)
    #expect(try copilot.perform("db.check").first?["ok"]?.boolValue == true)
  }
}
