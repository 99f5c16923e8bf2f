internal import Commands
internal import Synchronization

/// What options say of durations: rules for the utilities that need their own, and for the others
/// what their catalogue entry declares.
final class DurationRules: Sendable {
  private static let captures: Set<String> = ["tcpdump", "tshark", "dumpcap", "ngrep"]

  private let catalogue = Mutex<Catalogue?>(nil)

  /// What the options of a line say; nil when they say nothing.
  ///
  /// - Complexity: O(*n*) in the line, after reading its utility's entry.
  func rule(for line: CommandLine) -> DurationRule? {
    if let rule = DurationRule.of(line) { return rule }
    guard line.completeness == .complete,
      !line.simpleCommands.contains(where: { command in
        // What counts packets ends when others have sent them.
        command.words.contains { Self.captures.contains($0.value) }
      })
    else { return nil }
    return catalogue.withLock { known in
      let catalogue = known ?? Catalogue()
      known = catalogue
      return catalogue.duration(of: line).flatMap { DurationRule($0) }
    }
  }
}

extension DurationRule {
  /// What a catalogue entry makes of the options.
  init?(_ plan: DurationPlan) {
    switch (plan.form, plan.end) {
    case (_, .untilStopped): self = .untilStopped
    case (_, .byUser): return nil
    case (.instant, _): self = .fixed(0.01)
    case (.request, _), (.transfer, _), (.probes, _):
      guard let seconds = plan.seconds, seconds.upperBound.isFinite else { return nil }
      self = .seconds(
        answering: max(seconds.lowerBound, min(0.03, seconds.upperBound)),
        silent: seconds.upperBound)
    case (.repeats, _), (.fixed, _), (.span, _), (.untilStopped, _), (.interactive, _):
      guard let seconds = plan.seconds, seconds.upperBound.isFinite, seconds.upperBound > 0
      else { return nil }
      self = .seconds(
        answering: max(seconds.lowerBound, 0.01), silent: seconds.upperBound)
    }
  }
}
