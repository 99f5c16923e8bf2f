extension IsolationForest {
  /// Fewer rows than these are scored sooner one by one than a forest is made ready for blocks.
  private static let blockMinimum = 300

  /// How strange a row is: above 0 and up to 1, higher is stranger.
  ///
  /// - Parameter row: A value for each column.
  /// - Complexity: O(trees × depth).
  package func score(_ row: [Double]) -> Double {
    precondition(row.count == columns.count, "a row has one value for each column")
    return score(pathLength: pathLength(row))
  }

  /// The mean path length of a row over the trees.
  func pathLength(_ row: [Double]) -> Double {
    var sum = 0.0
    for tree in trees { sum += tree.pathLength(row, columns: columns) }
    return sum / Double(trees.count)
  }

  /// The score of each row, equal to that of ``score(_:)``.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    try ForestScorer(self).scores(of: table)
  }
}

/// A forest made ready to score table after table, as a stream of rows comes in.
package struct ForestScorer: Sendable {
  private let forest: IsolationForest
  /// The forest for blocks, made when there first are enough rows for one.
  private let blocks: BitSlicedForest?

  /// Makes a forest ready; that takes a millisecond or two.
  package init(_ forest: IsolationForest) {
    self.forest = forest
    blocks = BitSlicedForest(forest)
  }

  /// The score of each row.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    guard table.columnCount == forest.columns.count else {
      throw .columnCount(expected: forest.columns.count, found: table.columnCount)
    }
    guard let blocks else { return (0..<table.rowCount).map { forest.score(table.row($0)) } }
    return [Double](unsafeUninitializedCapacity: table.rowCount) { result, count in
      table.values.withUnsafeBufferPointer { values in
        blocks.score(values, into: UnsafeMutableBufferPointer(rebasing: result[..<table.rowCount]))
      }
      count = table.rowCount
    }
  }
}
