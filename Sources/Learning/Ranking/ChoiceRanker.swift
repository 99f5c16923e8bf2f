internal import Glibc

/// A linear order of candidates that goes on learning from which one of all was taken.
///
/// Each choice moves the weights one step along the gradient of the conditional logit by which
/// ``ChoiceTrainer`` found them, with a pull back to where they started. Sources: McFadden, 1974;
/// Cao and others, *Learning to rank: from pairwise approach to listwise approach*, 2007.
package struct ChoiceRanker: Sendable, Equatable {
  /// What each feature is worth.
  package private(set) var weights: [Double]
  private let start: [Double]
  /// How far one choice moves the weights.
  package let rate: Double
  /// What part of the way back to the start the weights go with each choice.
  package let restoring: Double

  /// Starts from weights.
  package init(weights: [Double], rate: Double, restoring: Double) {
    self.weights = weights
    start = weights
    self.rate = rate
    self.restoring = restoring
  }

  /// Learns that one candidate was taken.
  ///
  /// - Parameters:
  ///   - index: Which.
  ///   - rows: The features of all candidates, one after the other.
  /// - Complexity: O(candidates × features).
  package mutating func learn(taken index: Int, of rows: [Float]) {
    let width = weights.count
    precondition(rows.count % width == 0 && index < rows.count / width, "a feature has a weight")
    var chances = stride(from: 0, to: rows.count, by: width).map {
      PairwiseRanker.score(rows[$0..<($0 + width)], weights)
    }
    _ = Softmax.apply(to: &chances)
    chances[index] -= 1
    for (row, chance) in chances.enumerated() where abs(chance) > 1e-6 {
      for feature in 0..<width {
        weights[feature] -= rate * chance * Double(rows[row * width + feature])
      }
    }
    for feature in 0..<width { weights[feature] += restoring * (start[feature] - weights[feature]) }
  }
}
