package import JSON

/// How often the next line was among those proposed: means over people of each one's share.
package struct NextCommandScore: Sendable, Equatable {
  /// Which method.
  package let method: String
  /// Shares of lines whose utility was the first, or among the first five.
  package var utilityTop1 = 0.0
  package var utilityTop5 = 0.0
  /// The mean of one over the utility's rank.
  package var utilityMRR = 0.0
  /// The same for whole lines.
  package var lineTop1 = 0.0
  package var lineTop5 = 0.0
  package var lineMRR = 0.0
  /// Share of the keys that need not be pressed when the first proposal for what is typed is taken
  /// with one key as soon as it is right.
  package var keystrokesSaved = 0.0

  init(method: String) { self.method = method }

  fileprivate mutating func add(_ other: NextCommandScore, _ factor: Double) {
    utilityTop1 += other.utilityTop1 * factor
    utilityTop5 += other.utilityTop5 * factor
    utilityMRR += other.utilityMRR * factor
    lineTop1 += other.lineTop1 * factor
    lineTop5 += other.lineTop5 * factor
    lineMRR += other.lineMRR * factor
    keystrokesSaved += other.keystrokesSaved * factor
  }
}

/// A prequential measurement: each line is predicted before it is learnt.
package struct NextCommandReport: Sendable {
  /// The model's scores, then those of the baselines.
  package let scores: [NextCommandScore]
  /// How many people and lines were measured.
  package let people: Int
  package let lines: Int

  /// The report as JSON, a row for each method.
  package var rows: [JSONValue] {
    scores.map { score in
      [
        "task": "next-command", "method": .string(score.method),
        "people": .integer(Int64(people)), "lines": .integer(Int64(lines)),
        "utility_top1": .number(score.utilityTop1), "utility_top5": .number(score.utilityTop5),
        "utility_mrr": .number(score.utilityMRR), "line_top1": .number(score.lineTop1),
        "line_top5": .number(score.lineTop5), "line_mrr": .number(score.lineMRR),
        "keystrokes_saved": .number(score.keystrokesSaved),
      ]
    }
  }
}

enum NextCommandEvaluation {
  /// Measures a prior and the baselines on what people typed.
  static func report(_ file: SequenceFile, prior: SuggestionPrior) -> NextCommandReport {
    let methods = ["netcopilot", "mru", "frequency", "markov"]
    var scores = methods.map { NextCommandScore(method: $0) }
    let share = 1 / Double(max(1, file.people.count))
    for person in file.people {
      scores[0].add(model(person.steps, prior: prior), share)
      for (place, kind) in [BaselineKind.recency, .frequency, .markov].enumerated() {
        scores[place + 1].add(baseline(person.steps, kind), share)
      }
    }
    return NextCommandReport(
      scores: scores, people: file.people.count,
      lines: file.people.reduce(0) { $0 + $1.steps.count })
  }

  private static func model(
    _ steps: [SequenceFile.Step], prior: SuggestionPrior
  ) -> NextCommandScore {
    var tally = Tally(method: "netcopilot")
    var habits = CommandHabits(prior: prior)
    var context = CommandHabits.Context()
    var weights = RankingWeights(prior)
    for step in steps {
      let ranking = NextLineRanking(habits, after: context, weights: weights)
      let utility = habits.utilities.known(step.utility).flatMap { wanted in
        ranking.utilities.firstIndex { $0.number == wanted }
      }
      tally.add(
        utility: utility, lines: ranking.lines.lazy.map(\.candidate.text), actual: step.line)
      weights.learn(
        step.line, utility: habits.utilities.known(step.utility), from: ranking)
      habits.learn(step.line, utility: step.utility, context: &context, failed: step.failed)
    }
    return tally.score
  }

  private enum BaselineKind { case recency, frequency, markov }

  private static func baseline(
    _ steps: [SequenceFile.Step], _ kind: BaselineKind
  ) -> NextCommandScore {
    var tally = Tally(method: "")
    var (utilities, lines) = (Baseline(), Baseline())
    for step in steps {
      let order: ([String], [String]) =
        switch kind {
        case .recency: (utilities.byRecency, lines.byRecency)
        case .frequency: (utilities.byFrequency, lines.byFrequency)
        case .markov: (utilities.byLast, lines.byLast)
        }
      tally.add(
        utility: order.0.firstIndex(of: step.utility), lines: order.1, actual: step.line)
      utilities.learn(step.utility)
      lines.learn(step.line)
    }
    return tally.score
  }
}

/// The simple ways to guess what comes next.
private struct Baseline {
  private var newestLast: [String] = []
  private var counts: [String: Int] = [:]
  private var after: [String: [String: Int]] = [:]

  mutating func learn(_ token: String) {
    after[newestLast.last ?? "", default: [:]][token, default: 0] += 1
    counts[token, default: 0] += 1
    newestLast.removeAll { $0 == token }
    newestLast.append(token)
  }

  var byRecency: [String] { newestLast.reversed() }

  /// Among equals the newest first.
  var byFrequency: [String] { ordered(byRecency, by: counts) }

  /// What followed the last one, then the rest by frequency.
  var byLast: [String] {
    let next = after[newestLast.last ?? ""] ?? [:]
    let known = ordered(byRecency.filter { next[$0] != nil }, by: next)
    return known + byFrequency.filter { next[$0] == nil }
  }

  private func ordered(_ list: [String], by counts: [String: Int]) -> [String] {
    list.enumerated().sorted {
      let (left, right) = (counts[$0.element] ?? 0, counts[$1.element] ?? 0)
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
  }
}

/// Counts hits of one person.
private struct Tally {
  private var sum: NextCommandScore
  private var count = 0.0
  private var (typed, saved) = (0.0, 0.0)

  init(method: String) { sum = NextCommandScore(method: method) }

  mutating func add(utility: Int?, lines: some Sequence<String>, actual: String) {
    count += 1
    if let utility {
      sum.utilityTop1 += utility == 0 ? 1 : 0
      sum.utilityTop5 += utility < 5 ? 1 : 0
      sum.utilityMRR += 1 / Double(utility + 1)
    }
    let bytes = Array(actual.utf8)
    typed += Double(bytes.count)
    // How much has to be typed until no better proposal has the same beginning.
    var needed = 0
    var rank = 0
    for line in lines {
      if line == actual {
        sum.lineTop1 += rank == 0 ? 1 : 0
        sum.lineTop5 += rank < 5 ? 1 : 0
        sum.lineMRR += 1 / Double(rank + 1)
        saved += max(0, Double(bytes.count - needed - 1))
        return
      }
      needed = max(needed, Self.sharedStart(line, bytes) + 1)
      rank += 1
    }
  }

  private static func sharedStart(_ line: String, _ bytes: [UInt8]) -> Int {
    var count = 0
    for byte in line.utf8 {
      guard count < bytes.count, bytes[count] == byte else { break }
      count += 1
    }
    return count
  }

  var score: NextCommandScore {
    var score = NextCommandScore(method: sum.method)
    guard count > 0 else { return score }
    score.add(sum, 1 / count)
    score.keystrokesSaved = typed > 0 ? saved / typed : 0
    return score
  }
}
