import Copilot

/// What the history says of its user's work, in words.
enum PracticeWording {
  /// A difference: `curl with -4: 97 % worked (of 60), without: 61 % (of 80)`.
  static func text(_ distinction: Distinction) -> String {
    let (trait, other): (String, String) =
      switch distinction.trait {
      case .flag(let flag): ("with \(flag)", "without")
      case .elevated: ("as root", "else")
      case .directory(let path): ("in \(path)", "elsewhere")
      case .host(let host): ("about \(host)", "about others")
      case .hours(let first): ("from \(first) to \(first + 6) h", "at other hours")
      }
    return "\(distinction.utility) \(trait) \(share(distinction.withCounts)) worked, "
      + "\(other) \(share(distinction.withoutCounts))"
  }

  private static func share(_ counts: (worked: Int, judged: Int)) -> String {
    percent(Double(counts.worked) / Double(max(1, counts.judged)))
      + " of \(Figures.grouped(counts.judged))"
  }

  /// A share in whole percent.
  static func percent(_ share: Double) -> String {
    "\(Figures.decimal(share * 100, places: 0)) %"
  }

  /// What somebody does about a failure.
  static func text(_ strategy: RecoveryStrategy) -> String {
    switch strategy {
    case .again: "the same line again"
    case .adding(let words): "the same with \(words.joined(separator: " "))"
    case .without(let words): "the same without \(words.joined(separator: " "))"
    case .line(let form): form
    }
  }

  /// What may have to do with a failure.
  static func text(_ factor: ContributingFactor) -> String {
    switch factor {
    case .hostFailsElsewhere(let host, let utilities):
      "\(utilities.joined(separator: ", ")) failed at \(host) too at that time"
    case .networkChanged(let command, let seconds):
      "\(Figures.duration(seconds)) before: \(command)"
    case .lastWorked(let seconds): "it last worked \(Figures.duration(seconds)) before"
    case .neverWorked(let runs): "it failed in each of its last \(runs) runs"
    }
  }
}
