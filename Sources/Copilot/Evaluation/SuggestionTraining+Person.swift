internal import Learning

extension SuggestionTraining {
  /// How often all lines are looked at.
  static let personalRounds = 60
  /// Weights are fitted on so many of the newest lines at most; all of them are learnt.
  static let mostPersonalLines = 2_000
  /// The line that was typed is set against so many likely others at most.
  private static let mostOthers = 15
  /// The weights that ship count as much as this many lines of the person's own.
  static let priorLines = 500

  /// A prior with the same counts, and weights that fit one person's lines.
  ///
  /// - Parameters:
  ///   - steps: The lines, oldest first.
  ///   - prior: Where the counts and the first weights come from.
  /// - Returns: Nil when no line could have been foreseen.
  static func personal(
    _ steps: [SequenceFile.Step], from prior: SuggestionPrior
  ) -> SuggestionPrior? {
    var utilities = ChoiceTrainer(featureCount: UtilityFeature.count)
    var lines = ChoiceTrainer(featureCount: LineFeature.count)
    var left = steps.count
    replay(steps, prior) { habits, context, step in
      left -= 1
      guard left < mostPersonalLines else { return }
      let (candidates, rows) = habits.utilityRows(after: context)
      if let wanted = habits.utilities.known(step.utility),
        let place = candidates.firstIndex(of: wanted)
      {
        add(rows, taken: place, to: &utilities, prior.utilityWeights)
      }
      let chances = Dictionary(
        uniqueKeysWithValues: zip(candidates, rows.chances(prior.utilityWeights)))
      let forms = prior.formChances(after: context)
      let choices = habits.lineCandidates(after: context, chances: chances, forms: forms)
      guard let place = choices.firstIndex(where: { $0.text == step.line }) else { return }
      add(
        habits.lineRows(choices, after: context, chances: chances, forms: forms), taken: place,
        to: &lines, prior.lineWeights)
    }
    guard utilities.count > 0, lines.count > 0 else { return nil }
    var own = prior
    own.utilityWeights = mixed(prior.utilityWeights, utilities)
    own.lineWeights = mixed(prior.lineWeights, lines)
    return own
  }

  /// Sets what was taken against the likeliest of the others.
  private static func add(
    _ rows: FeatureRows, taken: Int, to trainer: inout ChoiceTrainer, _ weights: [Double]
  ) {
    let chances = rows.chances(weights)
    let others = chances.indices.filter { $0 != taken }
      .sorted { (chances[$1], $0) < (chances[$0], $1) }.prefix(mostOthers)
    let width = weights.count
    let kept = ([taken] + others).flatMap { rows.values[($0 * width)..<(($0 + 1) * width)] }
    trainer.add(kept, taken: 0, weight: 1)
  }

  private static func mixed(_ start: [Double], _ trainer: ChoiceTrainer) -> [Double] {
    let share = Double(trainer.count) / Double(trainer.count + priorLines)
    return zip(start, trainer.weights(rounds: personalRounds)).map { $0 + ($1 - $0) * share }
  }
}
