internal import Glibc

/// Finds the weights by which the candidate that was taken is the likeliest of each set.
///
/// Conditional logit (McFadden, 1974), minimised by Adam (Kingma and Ba, 2015) over all sets at
/// once, so that the same sets give the same weights.
package struct ChoiceTrainer: Sendable {
  private let featureCount: Int
  private var features: [Float] = []
  private var ends: [Int] = []
  private var taken: [Int] = []
  private var importance: [Double] = []

  /// For candidates of so many features.
  package init(featureCount: Int) { self.featureCount = featureCount }

  /// How many sets there are.
  package var count: Int { taken.count }

  /// Takes in a set of candidates.
  ///
  /// - Parameters:
  ///   - rows: The candidates' features, one after the other.
  ///   - index: The candidate that was taken.
  ///   - weight: How much the set counts.
  package mutating func add(_ rows: [Float], taken index: Int, weight: Double) {
    precondition(rows.count % featureCount == 0 && index < rows.count / featureCount)
    features += rows
    taken.append(index)
    importance.append(weight)
    ends.append(features.count / featureCount)
  }

  /// The weights.
  ///
  /// - Parameters:
  ///   - rounds: How often all sets are looked at.
  ///   - decay: How strongly weights are held near 0.
  package func weights(rounds: Int = 200, decay: Double = 0.001) -> [Double] {
    var weights = [Double](repeating: 0, count: featureCount)
    var (mean, square) = (weights, weights)
    let all = importance.reduce(0, +)
    guard all > 0 else { return weights }
    var scores: [Double] = []
    for round in 1...max(1, rounds) {
      var gradient = weights.map { $0 * decay }
      var begin = 0
      for set in taken.indices {
        let range = begin..<ends[set]
        begin = ends[set]
        scores.removeAll(keepingCapacity: true)
        for row in range { scores.append(score(ofRow: row, weights)) }
        let best = scores.max() ?? 0
        var total = 0.0
        for place in scores.indices {
          scores[place] = exp(scores[place] - best)
          total += scores[place]
        }
        let share = importance[set] / all
        for (place, row) in range.enumerated() {
          let chance = scores[place] / total - (place == taken[set] ? 1 : 0)
          guard abs(chance) > 1e-5 else { continue }
          let start = row * featureCount
          for feature in 0..<featureCount {
            gradient[feature] += share * chance * Double(features[start + feature])
          }
        }
      }
      let (first, second) = (1 - pow(0.9, Double(round)), 1 - pow(0.99, Double(round)))
      for feature in weights.indices {
        mean[feature] = 0.9 * mean[feature] + 0.1 * gradient[feature]
        square[feature] = 0.99 * square[feature] + 0.01 * gradient[feature] * gradient[feature]
        weights[feature] -= 0.15 * (mean[feature] / first) / (sqrt(square[feature] / second) + 1e-9)
      }
    }
    return weights
  }

  private func score(ofRow row: Int, _ weights: [Double]) -> Double {
    let start = row * featureCount
    var sum = 0.0
    for feature in 0..<featureCount { sum += Double(features[start + feature]) * weights[feature] }
    return sum
  }
}
