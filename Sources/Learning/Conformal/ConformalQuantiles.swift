/// Intervals between two predicted quantiles that hold a promised share of new rows.
///
/// Unlike ``SplitConformal`` they are wide where the quantiles lie apart and narrow where they don't.
/// Source: Romano, Patterson and Candès, *Conformalized quantile regression*, 2019.
package struct ConformalQuantiles: Sendable, Equatable {
  /// How far targets lay outside of their quantiles, negative inside, ascending.
  let scores: [Double]

  init(scores: [Double]) { self.scores = scores }

  /// Takes in rows that the quantiles' model has not learnt from.
  ///
  /// - Parameters:
  ///   - targets: What came.
  ///   - low: The lower quantile of each row.
  ///   - high: The upper quantile of each row.
  /// - Throws: ``LearningError`` when there is no row or one can't be.
  /// - Complexity: O(n log n).
  package init(targets: [Double], low: [Double], high: [Double]) throws(LearningError) {
    guard !targets.isEmpty else { throw .noRows }
    for count in [low.count, high.count] where count != targets.count {
      throw .labelCount(expected: targets.count, found: count)
    }
    try ConformalRank.check(targets, name: "the target")
    try ConformalRank.check(low, name: "the lower quantile")
    try ConformalRank.check(high, name: "the upper quantile")
    scores = targets.indices.map { Self.score(targets[$0], low: low[$0], high: high[$0]) }.sorted()
  }

  /// How far a target lies outside of its quantiles, negative inside.
  package static func score(_ target: Double, low: Double, high: Double) -> Double {
    max(low - target, target - high)
  }

  /// The interval that two quantiles of a new row make; endless when there were too few rows.
  ///
  /// - Parameter coverage: Which share of new rows it is to hold, between 0 and 1.
  /// - Throws: ``LearningError/wrongAmount(name:value:allowed:)``.
  package func interval(
    low: Double, high: Double, coverage: Double
  ) throws(LearningError) -> PredictionInterval {
    try ConformalRank.check(coverage: coverage)
    let reach = ConformalRank.reach(coverage, of: scores)
    return PredictionInterval(low: low - reach, high: high + reach)
  }
}
