internal import Learning

/// What speaks for utilities and lines, as one person's choices move it away from the prior's.
struct RankingWeights: Sendable {
  /// What the features of utilities are worth.
  private(set) var utilities: ChoiceRanker
  /// What the features of lines are worth.
  private(set) var lines: ChoiceRanker

  /// Those of a prior.
  init(_ prior: SuggestionPrior) {
    utilities = ChoiceRanker(weights: prior.utilityWeights, rate: 0.05, restoring: 0.03)
    lines = ChoiceRanker(weights: prior.lineWeights, rate: 0.05, restoring: 0.01)
  }

  /// Learns which line of a ranking ran, when it was there, and which utility.
  ///
  /// - Complexity: O(candidates × features): some ten microseconds.
  mutating func learn(_ line: String, utility: UInt32?, from ranking: NextLineRanking) {
    if let place = ranking.utilityCandidates.firstIndex(where: { $0 == utility }) {
      utilities.learn(taken: place, of: ranking.utilityRows.values)
    }
    if let taken = ranking.lines.first(where: { $0.candidate.text == line }) {
      lines.learn(taken: taken.features.startIndex / LineFeature.count, of: ranking.lineRows.values)
    }
  }
}
