extension NextCommandEvaluation {
  /// How well a prior foresees each of a person's later lines, each before it is learnt.
  ///
  /// - Parameters:
  ///   - past: What was typed before, oldest first; it is learnt and not judged.
  ///   - later: What is judged.
  /// - Returns: For each line the mean of one over the rank of its utility and one over its own rank.
  static func scores(
    _ prior: SuggestionPrior, past: [SequenceFile.Step], later: [SequenceFile.Step]
  ) -> [Double] {
    var habits = CommandHabits(prior: prior)
    var context = CommandHabits.Context()
    var weights = RankingWeights(prior)
    var scores: [Double] = []
    scores.reserveCapacity(later.count)
    for (place, step) in (past + later).enumerated() {
      if place >= past.count {
        let ranking = NextLineRanking(habits, after: context, weights: weights)
        let utility = habits.utilities.known(step.utility)
        scores.append(ranking.score(of: step.line, utility: utility))
        weights.learn(step.line, utility: utility, from: ranking)
      }
      habits.learn(step.line, utility: step.utility, context: &context, failed: step.failed)
    }
    return scores
  }
}

extension NextLineRanking {
  /// How well this foresaw a line: the mean of one over the rank of its utility and one over its own
  /// rank; what is not in it has rank infinity.
  func score(of line: String, utility: UInt32?) -> Double {
    let place = utility.flatMap { number in utilities.firstIndex { $0.number == number } }
    let own = lines.firstIndex { $0.candidate.text == line }
    return [place, own].compactMap { $0 }.reduce(0) { $0 + 0.5 / Double($1 + 1) }
  }
}
