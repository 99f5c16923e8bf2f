internal import Commands
internal import JSON
internal import Learning
internal import Platform
internal import Store

extension LearnableKind {
  /// What follows what: other people's counts as they ship, with weights that fit this person.
  static let nextCommand = LearnableKind(
    name: "next-command",
    features: UtilityFeature.allCases.map { "utility \($0)" }
      + LineFeature.allCases.map { "line \($0)" },
    hyperParameters: [
      "rounds": .integer(Int64(SuggestionTraining.personalRounds)),
      "prior_lines": .integer(Int64(SuggestionTraining.priorLines)),
    ],
    leastRows: 100,
    shipped: { SuggestionPrior.shipped.file },
    train: { past, start in
      guard let prior = try? SuggestionPrior(file: start) else { return nil }
      return SuggestionTraining.personal(steps(past), from: prior)?.file
    },
    scores: { model, past, later in
      guard let prior = try? SuggestionPrior(file: model) else { return nil }
      return NextCommandEvaluation.scores(prior, past: steps(past), later: steps(later))
    },
    // The chances are those of a softmax, so that the mean of the weights is the (geometric) mean of
    // what both say.
    blend: { one, other in
      guard var blend = try? SuggestionPrior(file: one),
        let prior = try? SuggestionPrior(file: other)
      else { return nil }
      blend.utilityWeights = zip(blend.utilityWeights, prior.utilityWeights).map { ($0 + $1) / 2 }
      blend.lineWeights = zip(blend.lineWeights, prior.lineWeights).map { ($0 + $1) / 2 }
      return blend.file
    })

  private static func steps(_ records: [ExecutionRecord]) -> [SequenceFile.Step] {
    records.compactMap { record in
      record.command.contains(Redaction.mark) || record.command.utf8.count > 1_024
        ? nil
        : SequenceFile.Step(
          record.command, time: record.startedAt.seconds, failed: record.didFail)
    }
  }
}
