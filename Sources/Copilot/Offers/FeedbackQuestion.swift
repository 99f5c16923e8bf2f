internal import Commands
internal import Platform
package import Store

/// A question that one key answers, about the line that has just ended.
package struct FeedbackQuestion: Sendable, Equatable {
  /// One answer: what it says, and the line that keeps it.
  package struct Answer: Sendable, Equatable {
    package let words: String
    package let line: String
  }

  /// What is asked.
  package let words: String
  package let answers: [Answer]
  /// What it is about; nothing is asked about the same twice.
  let subject: String
  /// How much an answer would teach, 0–1.
  let worth: Double
}

/// Decides whether a question is worth the user's attention.
///
/// It asks at most once in twenty commands and twice in a day, and only where models are unsure or
/// were far off.
struct FeedbackAsker {
  static let commandsBetween: Int64 = 20
  static let mostADay = 2
  /// What an answer must teach at least.
  static let leastWorth = 0.5
  /// A wait that is worth a question, in seconds.
  static let longWait = 10.0
  /// How many times longer than foretold it must have been.
  static let farOff = 3.0

  /// The best question about an execution; nil when none is worth asking.
  ///
  /// - Parameters:
  ///   - record: The execution, with its number.
  ///   - cause: What was told of its failure, and how sure that was.
  static func question(
    about record: ExecutionRecord, cause: (word: String, confidence: Double)?
  ) -> FeedbackQuestion? {
    guard let id = record.id, record.state == .ended else { return nil }
    var questions: [FeedbackQuestion] = []
    let utility = record.utility ?? ""
    if let cause {
      // An answer says most where either is as likely.
      let worth = 1 - abs(2 * cause.confidence - 1)
      questions.append(
        FeedbackQuestion(
          words: "is \(cause.word) the right cause?",
          answers: [
            .init(words: "yes", line: ":feedback correct \(id) --cause \(cause.word)"),
            .init(words: "no", line: ":feedback correct \(id) --cause unknown"),
          ], subject: "cause \(cause.word) \(utility)", worth: worth))
    }
    if let foretold = record.predictedSeconds, let took = record.durationSeconds,
      took >= longWait, foretold > 0, took > farOff * foretold, !record.didFail
    {
      questions.append(
        FeedbackQuestion(
          words:
            "that took \(Int(took.rounded())) s, \(Int(max(1, foretold.rounded()))) s was foretold: was something wrong?",
          answers: [
            .init(words: "yes", line: ":feedback bad \(id) slower than it should be"),
            .init(words: "no", line: ":feedback good \(id)"),
          ], subject: "wait \(record.template)",
          worth: min(1, (took / foretold) / (2 * farOff))))
    }
    return questions.filter { $0.worth >= leastWorth }.max { $0.worth < $1.worth }
  }

  /// Whether any question may be asked now.
  ///
  /// - Parameters:
  ///   - earlier: The newest questions, newest first.
  ///   - newest: The number of the execution at hand.
  static func mayAsk(_ earlier: [AskedQuestion], newest: Int64, now: Timestamp) -> Bool {
    if let last = earlier.first, newest - last.lastExecution < commandsBetween,
      newest >= last.lastExecution
    {
      return false
    }
    let today = earlier.filter { abs(now.seconds - $0.askedAt.seconds) < 86_400 }
    return today.count < mostADay
  }
}

extension Copilot {
  /// What to ask about the execution that has just ended; nil most of the time.
  ///
  /// A question that is returned counts as asked.
  ///
  /// - Parameters:
  ///   - record: The execution.
  ///   - cause: What was told of its failure, and how sure that was.
  package func question(
    about record: ExecutionRecord, cause: (word: String, confidence: Double)?
  ) -> FeedbackQuestion? {
    guard configuration.feedback.ask, configuration.record.enabled else { return nil }
    var record = record
    // The number is not known before a question might be worth asking.
    if record.id == nil { record.id = 0 }
    guard FeedbackAsker.question(about: record, cause: cause) != nil, let store = try? store(),
      let stored = try? store.executions(HistoryQuery(limit: 1, includesOutput: false)).first,
      stored.uid == record.uid, let id = stored.id
    else { return nil }
    record.id = id
    let now = Timestamp.now()
    guard let earlier = try? store.questions(limit: FeedbackAsker.mostADay),
      FeedbackAsker.mayAsk(earlier, newest: id, now: now),
      let question = FeedbackAsker.question(about: record, cause: cause),
      (try? store.begin(
        AskedQuestion(askedAt: now, subject: question.subject, lastExecution: id))) == true
    else { return nil }
    return question
  }
}
