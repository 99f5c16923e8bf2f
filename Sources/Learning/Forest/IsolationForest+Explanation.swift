internal import Glibc

/// Why a row has its score.
package struct Explanation: Sendable, Equatable {
  /// What one column added to the score.
  package struct Part: Sendable, Equatable {
    /// The position of the column.
    package let column: Int
    /// Its name.
    package let name: String
    /// The row's value in it; NaN when missing.
    package let value: Double
    /// What its values usually are.
    package let usual: ColumnSummary
    /// How much of ``Explanation/score`` minus ``Explanation/baseScore`` it accounts for: above 0
    /// makes the row stranger.
    package let contribution: Double
  }

  /// The row's score.
  package let score: Double
  /// The score of the mean path length of the rows that the trees were made of.
  package let baseScore: Double
  /// One part for each column, the largest contribution first.
  package let parts: [Part]
}

extension IsolationForest {
  /// Splits the difference between a row's score and the base's among the columns.
  ///
  /// Each step from a node to its child changes the path length that is to be expected; the change
  /// belongs to the column that was cut. The parts of the mean path length so add up to its
  /// difference from the base's, and are scaled to the scores' difference, so that the
  /// contributions add up to `score - baseScore` but for rounding.
  /// Source: Saabas, *Interpreting random forests*, 2014, for the steps.
  ///
  /// - Parameter row: A value for each column.
  /// - Complexity: O(trees × depth + columns × log columns).
  package func explain(_ row: [Double]) -> Explanation {
    precondition(row.count == columns.count, "a row has one value for each column")
    var lengths = [Double](repeating: 0, count: columns.count)
    var base = 0.0
    var length = 0.0
    for tree in trees {
      var index = 0
      base += tree.expected[0]
      while !tree.nodes[index].isEnd {
        let node = tree.nodes[index]
        let levels = node.isCategorical ? columns[node.column].levels : 0
        let right = tree.goesRight(row[node.column], at: node, levels: levels)
        let child = Int(node.leftChild) + (right ? 1 : 0)
        lengths[node.column] += tree.expected[child] - tree.expected[index]
        index = child
      }
      length += tree.nodes[index].value
    }
    let count = Double(trees.count)
    base /= count
    length /= count
    let baseScore = score(pathLength: base)
    // (score - baseScore) / (length - base), which has a limit where the two lengths meet.
    let exponent = -(length - base) / normalPathLength * 0.693_147_180_559_945_3
    let slope =
      exponent.magnitude < 1e-12
      ? -baseScore * 0.693_147_180_559_945_3 / normalPathLength
      : baseScore * expm1(exponent) / (length - base)
    let parts = columns.indices.map { column in
      Explanation.Part(
        column: column, name: columns[column].name, value: row[column], usual: summaries[column],
        contribution: lengths[column] / count * slope)
    }
    return Explanation(
      score: score(pathLength: length), baseScore: baseScore,
      parts: parts.sorted {
        ($0.contribution, -$0.column) > ($1.contribution, -$1.column)
      })
  }
}
