internal import Glibc

/// A linear order of candidates that learns from which one was taken.
///
/// Source: Burges and others, *Learning to Rank using Gradient Descent*, 2005, with a linear score
/// and a pull back to the weights it started from.
package struct PairwiseRanker: Sendable, Equatable {
  /// What each feature is worth.
  package private(set) var weights: [Double]
  private let start: [Double]
  /// How far one pair moves the weights.
  package let rate: Double
  /// What part of the way back to the start the weights go with each pair.
  package let restoring: Double

  /// Starts from weights.
  package init(weights: [Double], rate: Double = 0.05, restoring: Double = 0.002) {
    self.weights = weights
    start = weights
    self.rate = rate
    self.restoring = restoring
  }

  /// The score of a candidate; higher comes first.
  ///
  /// - Parameter features: From 0 to 1 each.
  package func score(_ features: [Float]) -> Double { Self.score(features[...], weights) }

  /// The score of one row of many candidates' features.
  package static func score(_ features: ArraySlice<Float>, _ weights: [Double]) -> Double {
    var sum = 0.0
    for (feature, weight) in zip(features, weights) { sum += Double(feature) * weight }
    return sum
  }

  /// Learns that one candidate was taken and another, which stood before it, was not.
  package mutating func learn(taken: [Float], ignored: [Float]) {
    precondition(
      taken.count == weights.count && ignored.count == weights.count, "a feature has a weight")
    let surprise = 1 / (1 + exp(score(taken) - score(ignored)))
    for place in weights.indices {
      let difference = Double(taken[place] - ignored[place])
      weights[place] += rate * surprise * difference
      weights[place] += restoring * (start[place] - weights[place])
    }
  }
}
