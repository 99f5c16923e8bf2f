package import Commands
internal import Platform

/// What is known of a line before it runs: how long it takes, and what may go wrong.
package struct LineOutlook: Sendable, Equatable {
  /// How long it takes and how likely it works.
  package let estimate: DurationEstimate
  /// What it may break.
  package let risk: RiskJudgement
}

extension Copilot {
  /// What is known of a line before it runs; nil for a very long one.
  ///
  /// While the past is still being read, only the line's own options speak.
  ///
  /// - Parameter text: The line as it was typed.
  /// - Complexity: O(*n*) in the line and in the runs that are kept of its utility.
  package func outlook(for text: String) -> LineOutlook? {
    guard text.utf8.count <= 1_024, let estimate = estimate(for: text) else { return nil }
    return LineOutlook(estimate: estimate, risk: catalogue.risk(of: CommandLine(text)))
  }

  /// How long a line takes, by its options and the runs that are in memory.
  func estimate(for text: String) -> DurationEstimate? {
    guard text.utf8.count <= 1_024 else { return nil }
    if let known = lastEstimate, known.text == text, known.runs == memory.learntCount {
      return known.estimate
    }
    let reading = LineReading(text, by: recorder.redactor)
    let estimate = memory.estimate(
      reading.command, template: reading.template, utility: reading.utility, at: .now())
    lastEstimate = (text, memory.learntCount, estimate)
    return estimate
  }
}
