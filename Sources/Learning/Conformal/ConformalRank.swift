/// Which of the scores of earlier rows an interval must reach to hold a promised share of new rows.
enum ConformalRank {
  /// The score of rank ⌈(n + 1)·coverage⌉, endless when there are too few scores for the promise.
  ///
  /// Source: Vovk, Gammerman and Shafer, *Algorithmic learning in a random world*, 2005.
  ///
  /// - Parameter sorted: The scores, ascending.
  static func reach(_ coverage: Double, of sorted: [Double]) -> Double {
    guard coverage > 0 else { return -.infinity }
    let wanted = Double(sorted.count + 1) * min(coverage, 1)
    // A share such as 0.9 has no exact binary form: 9.000000000000002 is rank 9.
    let rank = Int((wanted - 1e-9 * wanted).rounded(.up))
    return rank <= sorted.count ? sorted[max(rank, 1) - 1] : .infinity
  }

  /// Refuses scores that are no numbers.
  static func check(_ numbers: [Double], name: String) throws(LearningError) {
    for (row, number) in numbers.enumerated() where !number.isFinite {
      throw .notFinite(name: name, row: row)
    }
  }

  static func check(coverage: Double) throws(LearningError) {
    guard coverage > 0, coverage < 1 else {
      throw .wrongAmount(name: "coverage", value: coverage, allowed: 0...1)
    }
  }
}

/// From where to where a value is promised to lie.
package struct PredictionInterval: Sendable, Equatable {
  /// The lower end, which may be endless.
  package let low: Double
  /// The upper end, which may be endless; below `low` when the interval is empty.
  package let high: Double

  /// Whether a value lies in it.
  package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
