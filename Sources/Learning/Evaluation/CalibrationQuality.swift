internal import Glibc

/// How well chances of label 1 agree with how often label 1 came.
package struct CalibrationQuality: Sendable, Equatable {
  /// The mean squared distance of chance and label. Source: Brier, 1950.
  package let brierScore: Double
  /// The mean distance of chance and share of label 1 over bins of equal width, by their rows.
  ///
  /// Source: Naeini, Cooper and Hauskrecht, *Obtaining well calibrated probabilities using Bayesian
  /// binning*, 2015.
  package let expectedError: Double
  /// The mean of −ln of the chance of what came; chances are kept 10⁻¹⁵ away from 0 and 1.
  package let logLoss: Double

  /// Judges chances.
  ///
  /// - Parameters:
  ///   - chances: The chance of label 1, from 0 to 1.
  ///   - labels: 0 or 1 for each chance.
  ///   - bins: In how many bins of equal width the chances are put, 1 to 10,000.
  /// - Throws: ``LearningError`` when there is no row or a chance or label can't be.
  /// - Complexity: O(n).
  package init(
    chances: [Double], labels: [Double], bins: Int = 10
  ) throws(LearningError) {
    try CalibrationRows.check(chances, labels, name: "the chance")
    guard (1...10_000).contains(bins) else {
      throw .wrongOption(name: "bins", value: bins, allowed: 1...10_000)
    }
    var sums = [Double](repeating: 0, count: bins)
    var (square, loss) = (0.0, 0.0)
    for (row, (chance, label)) in zip(chances, labels).enumerated() {
      guard (0...1).contains(chance) else { throw .notFinite(name: "the chance", row: row) }
      square += (chance - label) * (chance - label)
      let kept = min(max(chance, 1e-15), 1 - 1e-15)
      loss -= label == 1 ? log(kept) : log(1 - kept)
      sums[min(bins - 1, Int(chance * Double(bins)))] += chance - label
    }
    let count = Double(chances.count)
    brierScore = square / count
    logLoss = loss / count
    expectedError = sums.reduce(0) { $0 + abs($1) } / count
  }

  /// The Brier score of chances for several classes: the mean sum of squared distances.
  ///
  /// - Parameters:
  ///   - probabilities: For each row the chance of each class.
  ///   - labels: The class of each row.
  /// - Throws: ``LearningError`` when there is no row or a label can't be.
  package static func brierScore(
    _ probabilities: [[Double]], labels: [Int]
  ) throws(LearningError) -> Double {
    guard !probabilities.isEmpty else { throw .noRows }
    guard probabilities.count == labels.count else {
      throw .labelCount(expected: probabilities.count, found: labels.count)
    }
    var sum = 0.0
    for (row, (chances, label)) in zip(probabilities, labels).enumerated() {
      guard chances.indices.contains(label) else {
        throw .wrongClass(row: row, value: label, classes: chances.count)
      }
      for (number, chance) in chances.enumerated() {
        guard chance.isFinite else { throw .notFinite(name: "the chance", row: row) }
        let distance = chance - (number == label ? 1 : 0)
        sum += distance * distance
      }
    }
    return sum / Double(labels.count)
  }
}

/// Checks of what is calibrated.
enum CalibrationRows {
  /// Refuses scores that are no numbers and labels that are neither 0 nor 1.
  static func check(
    _ scores: [Double], _ labels: [Double], name: String
  ) throws(LearningError) {
    guard !scores.isEmpty else { throw .noRows }
    guard scores.count == labels.count else {
      throw .labelCount(expected: scores.count, found: labels.count)
    }
    for (row, (score, label)) in zip(scores, labels).enumerated() {
      guard score.isFinite else { throw .notFinite(name: name, row: row) }
      guard label == 0 || label == 1 else { throw .wrongLabel(row: row, value: label) }
    }
  }
}
