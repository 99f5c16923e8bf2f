internal import Glibc

/// Chances from scores by a sigmoid: 1 / (1 + exp(slope·score + offset)).
///
/// Source: Platt, *Probabilistic outputs for support vector machines*, 1999, solved as by Lin, Lin and
/// Weng, *A note on Platt's probabilistic outputs*, 2007. The labels are softened as Platt did, so
/// that a few rows never promise certainty.
package struct PlattScaling: Sendable, Equatable {
  /// How fast the chance falls with the score; it is negative where higher scores mean label 1.
  package let slope: Double
  /// The logarithm of the odds of label 0 at score 0.
  package let offset: Double

  init(slope: Double, offset: Double) {
    self.slope = slope
    self.offset = offset
  }

  /// Fits the sigmoid to scores of rows that the scores' model has not learnt from.
  ///
  /// - Parameters:
  ///   - scores: Any finite numbers.
  ///   - labels: 0 or 1 for each; all may be the same.
  /// - Throws: ``LearningError`` when there is no row or one can't be.
  /// - Complexity: O(n), some ten times over.
  package static func fit(
    scores: [Double], labels: [Double]
  ) throws(LearningError) -> PlattScaling {
    try CalibrationRows.check(scores, labels, name: "the score")
    // Scores of any size, brought to size 1, so that the steps below neither overflow nor stall.
    let size = scores.reduce(0) { max($0, abs($1)) }
    let unit = size > 0 ? size : 1
    let values = scores.map { $0 / unit }
    let ones = labels.reduce(0, +)
    let zeros = Double(labels.count) - ones
    let (high, low) = ((ones + 1) / (ones + 2), 1 / (zeros + 2))
    let targets = labels.map { $0 == 1 ? high : low }
    var (slope, offset) = (0.0, log((zeros + 1) / (ones + 1)))
    var loss = Self.loss(values, targets, slope, offset)
    for _ in 0..<100 {
      var (first, second) = (0.0, 0.0)
      var (ss, so, oo) = (1e-12, 0.0, 1e-12)
      for (value, target) in zip(values, targets) {
        let chance = Self.chance(slope * value + offset)
        let error = target - chance
        let curvature = chance * (1 - chance)
        first += value * error
        second += error
        ss += value * value * curvature
        so += value * curvature
        oo += curvature
      }
      guard max(abs(first), abs(second)) > 1e-11 * Double(values.count) else { break }
      let determinant = ss * oo - so * so
      guard determinant > 0 else { break }
      let slopeStep = -(oo * first - so * second) / determinant
      let offsetStep = -(ss * second - so * first) / determinant
      var length = 1.0
      var moved = false
      while length >= 1e-10 {
        let next = Self.loss(
          values, targets, slope + length * slopeStep, offset + length * offsetStep)
        if next < loss {
          slope += length * slopeStep
          offset += length * offsetStep
          loss = next
          moved = true
          break
        }
        length /= 2
      }
      guard moved else { break }
    }
    return PlattScaling(slope: slope / unit, offset: offset)
  }

  /// The chance of label 1 at a score.
  package func chance(of score: Double) -> Double {
    let power = slope * score + offset
    return power.isNaN ? 0.5 : Self.chance(power)
  }

  private static func chance(_ power: Double) -> Double {
    power >= 0 ? exp(-power) / (1 + exp(-power)) : 1 / (1 + exp(power))
  }

  private static func loss(
    _ scores: [Double], _ targets: [Double], _ slope: Double, _ offset: Double
  ) -> Double {
    var sum = 0.0
    for (score, target) in zip(scores, targets) {
      let power = slope * score + offset
      sum +=
        power >= 0 ? target * power + log1p(exp(-power)) : (target - 1) * power + log1p(exp(power))
    }
    return sum
  }
}
