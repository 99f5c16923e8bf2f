package import Learning
internal import Platform

/// A line after a failure, as far as it says whether something helped.
struct FollowingLine: Sendable {
  let text: String
  /// Whether it worked; nil when that is not known.
  let worked: Bool?
}

/// How often something was tried after failures of a kind, and how often the line then worked.
package struct Recovery: Sendable, Equatable {
  package let strategy: RecoveryStrategy
  /// How often the line, or its corrected form, worked afterwards.
  package let outcome: ShareInterval
}

/// Follows what is tried after failures of one kind.
struct RecoveryTally: Sendable {
  /// So many lines after a failure are looked at.
  static let mostLines = 5
  /// For so long after its end.
  static let seconds = 600.0

  private var outcomes: [RecoveryStrategy: (worked: Int, tried: Int)] = [:]

  /// Takes in a failure with the lines that came after it.
  ///
  /// Whatever was tried since the line last failed shares in its success; what was tried and not
  /// followed by the line again did not help.
  mutating func add(_ failed: String, _ lines: [FollowingLine]) {
    var pending: [RecoveryStrategy] = []
    for line in lines.prefix(Self.mostLines) {
      if line.text == failed {
        guard let worked = line.worked else { continue }
        if pending.isEmpty { note(.again, worked) }
        for strategy in pending { note(strategy, worked) }
        pending = []
        if worked { return }
      } else if let strategy = RecoveryStrategy.correction(of: failed, by: line.text) {
        guard let worked = line.worked else { continue }
        note(strategy, worked)
        // What came before it may have helped too, but that can't be told apart.
        if worked { return }
      } else if !IdleLine.isIdle(line.text), let form = LineReferences(failed).form(of: line.text) {
        let strategy = RecoveryStrategy.line(form)
        if line.worked == false {
          note(strategy, false)
        } else if !pending.contains(strategy) {
          pending.append(strategy)
        }
      }
    }
    for strategy in pending { note(strategy, false) }
  }

  private mutating func note(_ strategy: RecoveryStrategy, _ worked: Bool) {
    let before = outcomes[strategy] ?? (0, 0)
    outcomes[strategy] = (before.worked + (worked ? 1 : 0), before.tried + 1)
  }

  /// What was tried, best first: by the lower bound of the share that worked.
  var ranked: [Recovery] {
    outcomes.map { strategy, count in
      Recovery(strategy: strategy, outcome: ShareInterval(count.worked, of: count.tried))
    }
    .sorted {
      ($1.outcome.lower, $1.outcome.cases, "\($0.strategy)")
        < ($0.outcome.lower, $0.outcome.cases, "\($1.strategy)")
    }
  }

  /// What has helped, best first: twice at least, not by mere luck, and more often than the same line
  /// again without anything.
  var proven: [Recovery] {
    let again = outcomes[.again].map { Double($0.worked) / Double($0.tried) } ?? 0
    return ranked.filter { recovery in
      recovery.outcome.hits >= 2 && recovery.outcome.lower >= 0.2
        && (recovery.strategy == .again || (recovery.outcome.share ?? 0) > again)
    }
  }
}

/// Lines that change nothing and say nothing of a failure.
enum IdleLine {
  private static let programs: Set<String> = [
    "clear", "history", "pwd", "exit", "logout", "ls", "ll", "la", "echo", "fg", "bg", "jobs",
    "man",
    "true", "whoami", "date", "reset",
  ]

  /// Whether a line is one of them, by its first word.
  static func isIdle(_ text: String) -> Bool {
    programs.contains(String(text.prefix { $0 != " " }))
  }
}
