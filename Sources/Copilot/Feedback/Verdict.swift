/// What somebody thinks of how an execution went, in the words that may be used for it.
enum Verdict: String, CaseIterable, Sendable {
  case poor, bad, fair, good, excellent

  /// From 1 to 5.
  var rating: Int {
    switch self {
    case .poor: 1
    case .bad: 2
    case .fair: 3
    case .good: 4
    case .excellent: 5
    }
  }

  /// The rating that a word or a digit stands for.
  static func rating(_ word: String) -> Int? {
    Verdict(rawValue: word)?.rating ?? Int(word).flatMap { (1...5).contains($0) ? $0 : nil }
  }

  /// How a rating is called: poor for 1 and 2, then fair, good, excellent.
  package static func satisfaction(_ rating: Int) -> String {
    switch rating {
    case ...2: "poor"
    case 3: "fair"
    case 4: "good"
    default: "excellent"
    }
  }
}
