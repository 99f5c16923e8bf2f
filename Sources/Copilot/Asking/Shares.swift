internal import Glibc

/// What part a score has of all scores, when scores are logarithms of odds in ``UtilityRanking/scale``.
struct Shares {
  private let best: Float
  private let total: Double

  /// Shares among scores, the greatest of which stands first.
  init(_ scores: [Float]) {
    let best = scores.first ?? 0
    self.best = best
    total = scores.reduce(0) { $0 + exp(Double(($1 - best) / UtilityRanking.scale)) }
  }

  /// The logarithm of the odds of a score's share, from -20 to 20.
  func logOdds(of score: Float) -> Double {
    let own = exp(Double((score - best) / UtilityRanking.scale))
    let others = max(total - own, own * 2e-9)
    return min(20, max(-20, log(max(own, 1e-300) / others)))
  }
}
