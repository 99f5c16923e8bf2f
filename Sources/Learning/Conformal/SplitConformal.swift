/// Intervals around single predictions that hold a promised share of new rows.
///
/// The promise holds for rows that come from where those of the fit came from, whatever the
/// prediction is worth; a bad one only makes the intervals wide.
/// Source: Lei and others, *Distribution-free predictive inference for regression*, 2018.
package struct SplitConformal: Sendable, Equatable {
  /// How far predictions lay off, in units of the rows' scales, ascending.
  let scores: [Double]

  init(scores: [Double]) { self.scores = scores }

  /// Takes in rows that the predictions' model has not learnt from.
  ///
  /// - Parameters:
  ///   - targets: What came.
  ///   - predictions: What was predicted.
  ///   - scales: How far off each prediction was thought to be, above 0; nil when all the same.
  /// - Throws: ``LearningError`` when there is no row or one can't be.
  /// - Complexity: O(n log n).
  package init(
    targets: [Double], predictions: [Double], scales: [Double]? = nil
  ) throws(LearningError) {
    guard !targets.isEmpty else { throw .noRows }
    guard targets.count == predictions.count, scales.map({ $0.count == targets.count }) ?? true
    else { throw .labelCount(expected: targets.count, found: predictions.count) }
    try ConformalRank.check(targets, name: "the target")
    try ConformalRank.check(predictions, name: "the prediction")
    for (row, scale) in (scales ?? []).enumerated() where !(scale > 0 && scale.isFinite) {
      throw .wrongWeight(row: row)
    }
    scores = targets.indices.map { abs(targets[$0] - predictions[$0]) / (scales?[$0] ?? 1) }
      .sorted()
  }

  /// The interval around a prediction; endless when there were too few rows for the promise.
  ///
  /// - Parameters:
  ///   - prediction: What is predicted.
  ///   - scale: How far off it is thought to be.
  ///   - coverage: Which share of new rows it is to hold, between 0 and 1.
  /// - Throws: ``LearningError/wrongAmount(name:value:allowed:)``.
  package func interval(
    around prediction: Double, scale: Double = 1, coverage: Double
  ) throws(LearningError) -> PredictionInterval {
    try ConformalRank.check(coverage: coverage)
    let reach = ConformalRank.reach(coverage, of: scores) * scale
    return PredictionInterval(low: prediction - reach, high: prediction + reach)
  }
}
