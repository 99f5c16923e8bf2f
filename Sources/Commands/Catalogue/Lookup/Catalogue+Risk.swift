/// What may go wrong when a command line runs, and why.
package struct RiskJudgement: Sendable, Equatable {
  /// How risky it is.
  package let risk: CommandRisk
  /// Why, in one short line; nil when it is not risky.
  package let reason: String?
}

extension Catalogue {
  /// The greatest risk of the line's commands, with its reason.
  ///
  /// - Complexity: O(*n*) in the length of the line, after reading the files of its utilities.
  package func risk(of line: CommandLine) -> RiskJudgement {
    var judgement = RiskJudgement(risk: .none, reason: nil)
    for command in line.simpleCommands {
      let invocation = Invocation(command)
      if let inner = invocation.innerLine, inner.utf8.count < line.text.utf8.count {
        let found = risk(of: CommandLine(inner))
        if found.risk > judgement.risk { judgement = found }
      }
      guard let utility = invocation.utility, let entry = entry(named: utility) else { continue }
      let reading = ArgumentReading(invocation.arguments.map(\.value), of: entry)
      for danger in entry.dangers
      where danger.risk > judgement.risk && reading.satisfies(danger.when) {
        judgement = RiskJudgement(risk: danger.risk, reason: danger.why)
      }
      if let subcommand = reading.subcommand, subcommand.risk > judgement.risk {
        judgement = RiskJudgement(risk: subcommand.risk, reason: subcommand.summary)
      }
    }
    return judgement
  }
}
