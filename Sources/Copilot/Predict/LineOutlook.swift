package import Commands

/// What is known of a line before it runs: how long it takes, and what may go wrong.
package struct LineOutlook: Sendable, Equatable {
  /// How long it takes and how likely it works.
  package let estimate: DurationEstimate
  /// What it may break.
  package let risk: RiskJudgement
}

extension Copilot {
  /// What is known of a line before it runs; nil while the past is still being read.
  ///
  /// - Parameter text: The line as it was typed.
  /// - Complexity: O(*n*) in the line and in the runs that are kept of its utility.
  package func outlook(for text: String) -> LineOutlook? {
    guard text.utf8.count <= 1_024, let estimate = estimate(for: text) else { return nil }
    return LineOutlook(estimate: estimate, risk: catalogue.risk(of: CommandLine(text)))
  }

  /// How long a line takes, by the runs that are in memory; nil while there are none.
  func estimate(for text: String) -> DurationEstimate? {
    guard memory.hasMind, text.utf8.count <= 1_024 else { return nil }
    if let known = lastEstimate, known.text == text, known.runs == memory.learntCount {
      return known.estimate
    }
    let reading = LineReading(text, by: recorder.redactor)
    guard
      let estimate = memory.estimate(
        reading.command, template: reading.template, utility: reading.utility)
    else { return nil }
    lastEstimate = (text, memory.learntCount, estimate)
    return estimate
  }
}
