internal import Commands
internal import Learning
internal import Platform
internal import Store

extension Copilot {
  /// What the history says of a failure; nil while there is none.
  func failureContext(
    of run: FailedRun, _ cause: FailureCause, at moment: Timestamp
  ) -> FailureContext? {
    guard let path = layout.database, Files.exists(path), let store = openStore ?? (try? store())
    else { return nil }
    return try? FailureContext(run.command, cause: cause.rawValue, at: moment, store)
  }

  /// The fixes that have worked here: installed, not dangerous, without a secret.
  func provenFixes(
    _ recoveries: [Recovery], for run: FailedRun, _ surroundings: Surroundings
  ) -> [Fix] {
    recoveries.compactMap { recovery in
      guard let command = recovery.strategy.line(for: run.command), !command.contains("•••"),
        recorder.redactor.redact(command).secrets.isEmpty
      else { return nil }
      let line = CommandLine(command)
      let programs = line.simpleCommands.compactMap(\.words.first?.value) + [line.utility ?? ""]
      guard line.completeness == .complete, programs.count > 1,
        programs.allSatisfy({ $0.contains("/") || surroundings.path($0) != nil }),
        catalogue.risk(of: line).risk < .danger
      else { return nil }
      let outcome = recovery.outcome
      return Fix(
        command, "worked \(outcome.hits) of \(outcome.cases) times after this here")
    }
  }
}

extension FailureReport {
  /// Puts fixes in front of the others; there are no more than before in all.
  mutating func putFirst(_ better: [Fix]) {
    guard !better.isEmpty else { return }
    let rest = fixes.filter { fix in !better.contains { $0.command == fix.command } }
    fixes = Array((better.prefix(2) + rest).prefix(FixFinder.limit))
  }
}
