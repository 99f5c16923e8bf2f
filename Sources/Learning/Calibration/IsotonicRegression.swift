/// The best curve that never falls, straight between its corners.
///
/// Source: Ayer and others, *An empirical distribution function for sampling with incomplete
/// information*, 1955 (pool adjacent violators); for chances: Zadrozny and Elkan, 2002. The figures
/// are those of scikit-learn's `IsotonicRegression` with `out_of_bounds="clip"`.
package struct IsotonicRegression: Sendable, Equatable {
  /// Where the curve has corners, ascending.
  package let corners: [Double]
  /// The height of each corner, never falling.
  package let heights: [Double]

  init(corners: [Double], heights: [Double]) {
    self.corners = corners
    self.heights = heights
  }

  /// A run of rows with one height.
  private struct Block {
    var sum: Double
    var weight: Double
    var first: Double
    var last: Double

    var mean: Double { sum / weight }
  }

  /// Fits a curve.
  ///
  /// - Parameters:
  ///   - scores: Any finite numbers; the same ones are taken together.
  ///   - targets: What came at each, such as a label 0 or 1.
  ///   - weights: How much each counts; nil when all count the same. Rows of 0 are left out.
  /// - Throws: ``LearningError`` when there is no row or one can't be.
  /// - Complexity: O(n log n).
  package static func fit(
    scores: [Double], targets: [Double], weights: [Double]? = nil
  ) throws(LearningError) -> IsotonicRegression {
    guard !scores.isEmpty else { throw .noRows }
    guard scores.count == targets.count else {
      throw .labelCount(expected: scores.count, found: targets.count)
    }
    if let weights, weights.count != scores.count {
      throw .wrongWeight(row: min(weights.count, scores.count))
    }
    for row in scores.indices {
      guard scores[row].isFinite else { throw .notFinite(name: "the score", row: row) }
      guard targets[row].isFinite else { throw .notFinite(name: "the target", row: row) }
      let weight = weights?[row] ?? 1
      guard weight >= 0, weight.isFinite else { throw .wrongWeight(row: row) }
    }
    var blocks: [Block] = []
    let order = scores.indices.filter { (weights?[$0] ?? 1) > 0 }
      .sorted { (scores[$0], $0) < (scores[$1], $1) }
    guard !order.isEmpty else { throw .noWeight }
    var place = 0
    while place < order.count {
      let score = scores[order[place]]
      var block = Block(sum: 0, weight: 0, first: score, last: score)
      while place < order.count, scores[order[place]] == score {
        let weight = weights?[order[place]] ?? 1
        block.sum += weight * targets[order[place]]
        block.weight += weight
        place += 1
      }
      while let last = blocks.last, last.mean >= block.mean {
        blocks.removeLast()
        block.sum += last.sum
        block.weight += last.weight
        block.first = last.first
      }
      blocks.append(block)
    }
    var (corners, heights): ([Double], [Double]) = ([], [])
    for block in blocks {
      corners.append(block.first)
      heights.append(block.mean)
      guard block.last > block.first else { continue }
      corners.append(block.last)
      heights.append(block.mean)
    }
    return IsotonicRegression(corners: corners, heights: heights)
  }

  /// The height of the curve; before the first and behind the last corner it is level.
  ///
  /// - Complexity: O(log corners).
  package func value(at score: Double) -> Double {
    var (low, high) = (0, corners.count)
    while low < high {
      let middle = (low + high) / 2
      if corners[middle] <= score { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return heights[0] }
    guard low < corners.count else { return heights[corners.count - 1] }
    let part = (score - corners[low - 1]) / (corners[low] - corners[low - 1])
    return heights[low - 1] + part * (heights[low] - heights[low - 1])
  }
}
