import Platform
import Store
import Testing

@testable import Copilot

@Suite("When the user is asked") struct FeedbackAskerTests {
  private func record(
    seconds: Double = 1, predicted: Double? = nil, exitCode: Int? = 0
  ) -> ExecutionRecord {
    var record = ExecutionRecord(
      uid: ExecutionUID(high: 1, low: 7), command: "ping -c 3 a", utility: "ping",
      template: "ping -c INT HOST", startedAt: Timestamp(microseconds: 1))
    record.id = 12
    record.durationSeconds = seconds
    record.predictedSeconds = predicted
    record.exitCode = exitCode
    return record
  }

  @Test(
    "an unsure cause is asked about, a sure or a wild one is not",
    arguments: [
      (0.5, true), (0.7, true), (0.76, false), (0.95, false), (0.2, false),
    ])
  func causes(confidence: Double, isAsked: Bool) {
    let question = FeedbackAsker.question(
      about: record(exitCode: 1), cause: (word: "timeout", confidence: confidence))
    #expect((question != nil) == isAsked)
    if let question {
      #expect(question.answers.map(\.line).first == ":feedback correct 12 --cause timeout")
    }
  }

  @Test(
    "a long wait that was foretold badly is asked about",
    arguments: [
      (95.0, 10.0, true), (25.0, 10.0, false), (9.0, 1.0, false), (95.0, nil, false),
    ] as [(Double, Double?, Bool)])
  func waits(took: Double, foretold: Double?, isAsked: Bool) {
    let question = FeedbackAsker.question(
      about: record(seconds: took, predicted: foretold), cause: nil)
    #expect((question != nil) == isAsked)
  }

  @Test("at most once in twenty commands and twice in a day")
  func seldom() {
    let now = Timestamp(microseconds: 1_000_000_000_000_000)
    func asked(_ hoursAgo: Double, _ execution: Int64) -> AskedQuestion {
      AskedQuestion(
        askedAt: now.advanced(bySeconds: -hoursAgo * 3600), subject: "\(execution)",
        lastExecution: execution)
    }
    #expect(FeedbackAsker.mayAsk([], newest: 1, now: now))
    #expect(!FeedbackAsker.mayAsk([asked(1, 90)], newest: 109, now: now))
    #expect(FeedbackAsker.mayAsk([asked(1, 90)], newest: 110, now: now))
    #expect(!FeedbackAsker.mayAsk([asked(1, 50), asked(5, 20)], newest: 200, now: now))
    #expect(FeedbackAsker.mayAsk([asked(1, 50), asked(25, 20)], newest: 200, now: now))
    // After everything was erased numbers begin anew.
    #expect(FeedbackAsker.mayAsk([asked(30, 900)], newest: 3, now: now))
  }
}
