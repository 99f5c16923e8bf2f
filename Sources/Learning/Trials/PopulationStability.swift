internal import Glibc

/// How far a distribution over categories has moved from an earlier one.
///
/// Below 0.1 it is taken as the same, above 0.25 as another one. Source: Siddiqi, *Credit Risk
/// Scorecards*, 2006.
package enum PopulationStability {
  /// From here on a distribution has changed.
  package static let changed = 0.25

  /// The population stability index: the sum of `(q - p) ln(q / p)` over the categories.
  ///
  /// - Parameters:
  ///   - earlier: How often each category occurred, 0 or more.
  ///   - later: The same categories later; a list of another length is filled with 0.
  /// - Returns: 0 when both are alike or one of them is empty. Half a count is added to each, so that
  ///   a category which only one of them has does not make it infinite.
  package static func index(_ earlier: [Double], _ later: [Double]) -> Double {
    let count = max(earlier.count, later.count)
    let sums = (earlier.reduce(0, +), later.reduce(0, +))
    guard count > 0, sums.0 > 0, sums.1 > 0 else { return 0 }
    let extra = 0.5
    let totals = (sums.0 + extra * Double(count), sums.1 + extra * Double(count))
    return (0..<count).reduce(0) { sum, place in
      let before = ((place < earlier.count ? earlier[place] : 0) + extra) / totals.0
      let after = ((place < later.count ? later[place] : 0) + extra) / totals.1
      return sum + (after - before) * log(after / before)
    }
  }
}
