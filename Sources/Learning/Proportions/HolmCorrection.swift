/// Which of many tests count, so that a false one among all of them stays rare.
///
/// Source: Holm, *A simple sequentially rejective multiple test procedure*, 1979.
package enum HolmCorrection {
  /// The chances after the correction, in the order given.
  ///
  /// - Parameter chances: Of all tests that were made, also of those that came to nothing.
  /// - Complexity: O(n log n).
  package static func corrected(_ chances: [Double]) -> [Double] {
    var result = chances
    var greatest = 0.0
    for (rank, place) in chances.indices.sorted(by: { chances[$0] < chances[$1] }).enumerated() {
      greatest = max(greatest, min(1, chances[place] * Double(chances.count - rank)))
      result[place] = greatest
    }
    return result
  }
}
