internal import Learning
internal import Store

/// The most telling of what a history says of its user's work, for the report.
enum PracticeAdvice {
  /// At most three lines: one difference, one recovery, one sequence.
  ///
  /// - Parameter records: The newest executions.
  static func lines(_ records: [ExecutionRecord], saved: [WorkflowRow]) -> [HistoryReport.Advice] {
    let runs = PracticeRuns(records)
    var advice: [HistoryReport.Advice] = []
    let differences = DistinctionFinder.find(runs)
    // The report has a table of hosts.
    if let best = differences.first(where: { $0.trait.kind != "host" }) {
      advice.append(.init(text: text(of: best), command: "analyze-history"))
    }
    let helped = FailureAnalyst.patterns(runs).compactMap { pattern in
      pattern.recoveries.first { $0.strategy != .again }.map { (pattern, $0) }
    }
    if let (pattern, recovery) = helped.max(by: { $0.1.outcome.lower < $1.1.outcome.lower }) {
      let outcome = recovery.outcome
      advice.append(
        .init(
          text: "\(pattern.utility), \(pattern.cause): \(text(of: recovery.strategy)) helped "
            + "\(outcome.hits) of \(outcome.cases) times",
          command: "analyze-history"))
    }
    let found = WorkflowFinder.find(runs, taken: Set(saved.map(\.name)))
    if let first = found.first(where: { flow in
      !saved.contains { $0.steps.map(\.text) == flow.steps }
    }
    ) {
      advice.append(
        .init(
          text: "\(first.steps.count) lines recur one after another, \(first.runs ?? 0) times",
          command: "workflow show \(first.name)"))
    }
    return advice
  }

  private static func text(of distinction: Distinction) -> String {
    func percent(_ interval: ShareInterval) -> String {
      "\(Int(((interval.share ?? 0) * 100).rounded())) %"
    }
    let (with, without) = (percent(distinction.with), percent(distinction.without))
    let utility = distinction.utility
    return switch distinction.trait {
    case .flag(let flag): "\(utility) with \(flag): \(with) worked, without: \(without)"
    case .elevated: "\(utility) as root: \(with) worked, else: \(without)"
    case .directory(let path): "\(utility) in \(path): \(with) worked, elsewhere: \(without)"
    case .host(let host): "\(utility) about \(host): \(with) worked, about others: \(without)"
    case .hours(let first):
      "\(utility) between \(first) and \(first + 6) h: \(with) worked, at other hours: \(without)"
    }
  }

  private static func text(of strategy: RecoveryStrategy) -> String {
    switch strategy {
    case .again: "the same line again"
    case .adding(let words): "the same with \(words.joined(separator: " "))"
    case .without(let words): "the same without \(words.joined(separator: " "))"
    case .line(let form): "'\(form)'"
    }
  }
}
