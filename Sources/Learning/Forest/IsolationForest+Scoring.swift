extension IsolationForest {
  /// How strange a row is: above 0 and up to 1, higher is stranger.
  ///
  /// - Parameter row: A value for each column.
  /// - Complexity: O(trees × depth).
  package func score(_ row: [Double]) -> Double { score(pathLength: pathLength(row)) }

  /// The mean path length of a row over the trees.
  package func pathLength(_ row: [Double]) -> Double {
    precondition(row.count == columns.count, "a row has one value for each column")
    var sum = 0.0
    for tree in trees { sum += tree.pathLength(row, columns: columns) }
    return sum / Double(trees.count)
  }

  /// The score of each row, equal to that of ``score(_:)``.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    guard table.columnCount == columns.count else {
      throw .columnCount(expected: columns.count, found: table.columnCount)
    }
    return (0..<table.rowCount).map { score(table.row($0)) }
  }
}
