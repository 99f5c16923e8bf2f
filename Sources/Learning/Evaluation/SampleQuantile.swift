/// Quantiles of numbers that are at hand.
package enum SampleQuantile {
  /// The quantile, straight between the two nearest ranks; NumPy's `linear`.
  ///
  /// - Parameters:
  ///   - part: From 0 to 1.
  ///   - values: One at least, in any order, which is lost.
  /// - Complexity: O(n) on average. Source: Hoare, *Algorithm 65: Find*, 1961.
  package static func linear(_ part: Double, of values: inout [Double]) -> Double {
    let rank = part * Double(values.count - 1)
    let low = min(max(0, Int(rank)), values.count - 1)
    let value = RankSelection.value(ofRank: low, in: &values)
    let rest = rank - Double(low)
    guard rest > 0, low + 1 < values.count else { return value }
    // What stands behind the place is not smaller.
    var next = values[low + 1]
    for place in low + 1..<values.count { next = min(next, values[place]) }
    return value + rest * (next - value)
  }

  /// The smallest value up to which at least a part of the weight lies.
  ///
  /// - Parameters:
  ///   - part: From 0 to 1.
  ///   - values: One at least.
  ///   - weights: One for each, not all 0.
  /// - Complexity: O(n log n).
  package static func weighted(
    _ part: Double, of values: [Double], weights: [Double]
  ) -> Double {
    let order = values.indices.filter { weights[$0] > 0 }.sorted { values[$0] < values[$1] }
    let wanted = part * order.reduce(0) { $0 + weights[$1] }
    var sum = 0.0
    for place in order {
      sum += weights[place]
      if sum >= wanted { return values[place] }
    }
    return order.last.map { values[$0] } ?? 0
  }
}
