/// Draws rows of a table for a model to learn from, by their weights where it has them.
struct RowSampler: Sendable {
  /// How many rows can be drawn: those whose weight is above 0.
  let usableCount: Int
  private let rowCount: Int
  /// Running sums of the weights; nil without weights.
  private let cumulativeWeights: [Double]?

  init(_ table: NumericTable) {
    rowCount = table.rowCount
    guard let weights = table.weights else {
      usableCount = rowCount
      cumulativeWeights = nil
      return
    }
    var usable = 0
    var total = 0.0
    cumulativeWeights = weights.map { weight in
      if weight > 0 { usable += 1 }
      total += weight
      return total
    }
    usableCount = usable
  }

  /// Positions of rows: without weights all different, with weights drawn with replacement.
  ///
  /// - Parameter count: How many, or all when there are fewer.
  /// - Complexity: O(count), with weights O(count × log rows).
  func rows(_ count: Int, random: inout RandomSource) -> [Int] {
    let count = min(count, usableCount)
    guard let sums = cumulativeWeights, let total = sums.last else {
      return random.sample(count, of: rowCount)
    }
    return (0..<count).map { _ in
      // The first row whose running sum is above the number: it has a weight above 0.
      let wanted = random.unit() * total
      var low = 0
      var high = sums.count - 1
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] > wanted { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }
}
