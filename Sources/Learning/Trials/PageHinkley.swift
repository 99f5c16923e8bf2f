/// Notices that the mean of a stream of numbers has risen.
///
/// Source: Page, *Continuous Inspection Schemes*, 1954; Gama et al., *A Survey on Concept Drift
/// Adaptation*, 2014, section 3.2.
package struct PageHinkley: Sendable, Equatable {
  /// A rise below this is not one.
  package let tolerance: Double
  /// How far the sum of excesses has to be above its lowest.
  package let threshold: Double
  /// Numbers before this many are not judged.
  package let leastCount: Int
  /// How many numbers were seen.
  package private(set) var count = 0
  /// Their mean.
  package private(set) var mean = 0.0
  /// The sum of excesses over the mean and the tolerance.
  package private(set) var sum = 0.0
  /// The lowest that the sum has been.
  package private(set) var lowest = 0.0

  /// - Parameters:
  ///   - tolerance: In the numbers' unit.
  ///   - threshold: In the numbers' unit; larger is slower and surer.
  ///   - leastCount: How many numbers it needs.
  package init(tolerance: Double = 0.05, threshold: Double = 8, leastCount: Int = 30) {
    self.tolerance = tolerance
    self.threshold = threshold
    self.leastCount = leastCount
  }

  /// Goes on where a watch was left; what can't be is taken as nothing seen.
  ///
  /// - Parameters:
  ///   - count: How many numbers were seen.
  ///   - mean: Their mean.
  ///   - sum: The sum of their excesses.
  ///   - lowest: The lowest that it has been.
  package mutating func resume(count: Int, mean: Double, sum: Double, lowest: Double) {
    let isWhole = count >= 0 && mean.isFinite && sum.isFinite && lowest.isFinite
    self.count = isWhole ? count : 0
    self.mean = isWhole ? mean : 0
    self.sum = isWhole ? sum : 0
    self.lowest = isWhole ? min(lowest, sum) : 0
  }

  /// Takes in a number; what is not finite is left out.
  ///
  /// - Returns: Whether the mean has risen.
  @discardableResult
  package mutating func add(_ value: Double) -> Bool {
    guard value.isFinite else { return hasRisen }
    count += 1
    mean += (value - mean) / Double(count)
    sum += value - mean - tolerance
    lowest = min(lowest, sum)
    return hasRisen
  }

  /// How far the sum of excesses is above its lowest.
  package var rise: Double { sum - lowest }

  /// Whether the mean has risen.
  package var hasRisen: Bool { count >= leastCount && rise > threshold }
}
