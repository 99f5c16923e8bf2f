/// How well scores put the rows of label 1 before those of label 0.
package struct RankingQuality: Sendable, Equatable {
  /// The chance that a random row of label 1 has the higher score; a tie counts half.
  ///
  /// It is the area under the receiver operating characteristic. Source: Hanley and McNeil, 1982.
  package let areaUnderROC: Double
  /// The mean precision at the ranks of the rows of label 1, equal scores taken together.
  ///
  /// It is scikit-learn's `average_precision_score`.
  package let averagePrecision: Double

  /// Judges scores.
  ///
  /// - Parameters:
  ///   - scores: Higher is stranger; NaN counts as the lowest.
  ///   - labels: 0 or 1 for each score.
  /// - Throws: ``LearningError`` when a label is neither, or all are the same.
  /// - Complexity: O(n log n).
  package init(scores: [Double], labels: [Double]) throws(LearningError) {
    precondition(scores.count == labels.count, "a score has a label")
    guard !scores.isEmpty else { throw .noRows }
    for (row, label) in labels.enumerated() where label != 0 && label != 1 {
      throw .wrongLabel(row: row, value: label)
    }
    let values = scores.map { $0.isNaN ? -Double.infinity : $0 }
    let order = values.indices.sorted { values[$0] > values[$1] }
    let positives = labels.reduce(0) { $0 + $1 }
    let negatives = Double(labels.count) - positives
    guard positives > 0, negatives > 0 else { throw .oneClassOnly(label: labels[0]) }
    var area = 0.0
    var precision = 0.0
    var (above, seen) = (0.0, 0.0)
    var position = 0
    while position < order.count {
      var end = position
      var (tiedPositives, tied) = (0.0, 0.0)
      while end < order.count, values[order[end]] == values[order[position]] {
        tiedPositives += labels[order[end]]
        tied += 1
        end += 1
      }
      // Rows of label 0 in this tie lose to those of label 1 before it, and draw with those in it.
      area += (tied - tiedPositives) * (above + tiedPositives / 2)
      above += tiedPositives
      seen += tied
      precision += tiedPositives * above / seen
      position = end
    }
    areaUnderROC = area / (positives * negatives)
    averagePrecision = precision / positives
  }
}
