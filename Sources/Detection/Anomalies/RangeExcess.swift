internal import Flows
internal import Glibc

/// How far a minute lies outside all that was seen.
///
/// An isolation forest ranks a value beyond those that it learnt from no higher than the last of them,
/// however far away it is: no tree cuts there. What lies far outside therefore adds to its score.
struct RangeExcess: Sendable {
  /// Widths outside the range that are still no surprise: the next strange minute is always a little
  /// stranger than those before.
  static let slack = 0.5
  /// Widths beyond which a value says nothing more.
  static let most = 3.0
  /// How much of the doubt that is left a width takes.
  static let weight = 0.12

  /// What was seen of a feature.
  private struct Range: Sendable {
    var lowest: Double
    var highest: Double
    /// Between the 5% and the 95% quantile, at least ``RangeExcess/narrowest(_:)``.
    var width: Double
  }

  private let ranges: [Range]

  /// - Parameters:
  ///   - values: those of each feature, as a model sees them.
  ///   - features: what they are.
  init(_ values: [[Double]], features: [TrafficFeature]) {
    ranges = zip(values, features).map { values, feature in
      let sorted = values.filter { !$0.isNaN }.sorted()
      guard let lowest = sorted.first, let highest = sorted.last else {
        return Range(lowest: -.infinity, highest: .infinity, width: 1)
      }
      func quantile(_ share: Double) -> Double {
        sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
      }
      return Range(
        lowest: lowest, highest: highest,
        width: max(Self.narrowest(feature), quantile(0.95) - quantile(0.05)))
    }
  }

  /// The least width of a feature's range, so that one that hardly varied is not strange at once: two
  /// doublings of a count, a quarter of a share, a bit.
  private static func narrowest(_ feature: TrafficFeature) -> Double {
    if FeatureScale.isLogarithmic(feature) { return 2 }
    return feature.unit == "ratio" ? 0.25 : 1
  }

  /// How far each value lies outside, in widths, less the slack; 0 inside.
  func parts(of row: [Double]) -> [Double] {
    zip(row, ranges).map { value, range in
      guard !value.isNaN else { return 0 }
      let beyond = max(value - range.highest, range.lowest - value) / range.width
      return min(Self.most, max(0, beyond - Self.slack))
    }
  }

  /// A forest's score with what lies outside added; 0 to 1, and the same where nothing does.
  func score(_ score: Double, _ row: some Sequence<Double>) -> Double {
    var sum = 0.0
    for (value, range) in zip(row, ranges) where value > range.highest || value < range.lowest {
      let beyond = max(value - range.highest, range.lowest - value) / range.width
      sum += min(Self.most, max(0, beyond - Self.slack))
    }
    return sum > 0 ? score - (1 - score) * expm1(-Self.weight * sum) : score
  }

  /// The nearest value inside the range of a feature.
  func inside(_ value: Double, _ feature: Int) -> Double {
    max(ranges[feature].lowest, min(ranges[feature].highest, value))
  }
}
