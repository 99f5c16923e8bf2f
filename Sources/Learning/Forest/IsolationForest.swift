internal import Glibc

/// An isolation forest: how soon random cuts set a row apart says how strange it is.
///
/// Source: Liu, Ting, Zhou, *Isolation forest*, 2008. A score is `2^(-E[h]/c(n))` of the mean path
/// length `E[h]` and the sample size `n`: near 1 is strange, at 0.5 and below is usual.
///
/// - A missing value (NaN) follows the larger part of the training rows at each cut, so that what
///   was not measured raises no alarm. Infinite values count as the largest finite ones.
/// - A categorical column is cut into two random subsets of the levels that the cut's rows have;
///   a level that was not among them follows the smaller part, as the stranger one.
/// - With weights, each tree's rows are drawn with replacement in proportion to them, so that a row
///   of weight 2 counts like two equal rows; without, they are drawn without replacement.
package struct IsolationForest: Sendable, Equatable {
  /// How a forest is made.
  package struct Options: Sendable, Equatable {
    /// The number of trees.
    package var trees = 100
    /// The number of rows that each tree is made of, if there are so many.
    package var sampleSize = 256
    /// What all random choices follow from.
    package var seed: UInt64 = 0

    /// The options of the paper; `trees` 1 to 10,000, `sampleSize` 2 to 65,536.
    package init(trees: Int = 100, sampleSize: Int = 256, seed: UInt64 = 0) {
      self.trees = trees
      self.sampleSize = sampleSize
      self.seed = seed
    }

    func check() throws(LearningError) {
      guard (1...10_000).contains(trees) else {
        throw .wrongOption(name: "trees", value: trees, allowed: 1...10_000)
      }
      guard (2...65_536).contains(sampleSize) else {
        throw .wrongOption(name: "sample_size", value: sampleSize, allowed: 2...65_536)
      }
    }
  }

  /// How it was made.
  package let options: Options
  /// What the values of a row mean.
  package let columns: [Column]
  /// What the values of each column usually were.
  package internal(set) var summaries: [ColumnSummary]
  /// The trees, the oldest first.
  var trees: [IsolationTree]
  /// The path length that a score is set against: c of the rows that a tree was made of.
  var normalPathLength: Double
  /// How many trees were ever made, so that the next one takes a random stream of its own.
  var treesMade: Int

  /// Makes a forest.
  ///
  /// Only the rows that the trees draw are ever read.
  ///
  /// - Parameters:
  ///   - table: The rows to learn from; their weights are heeded.
  ///   - options: How many trees of which size, and the seed.
  /// - Throws: ``LearningError`` when the table is empty, or an option or weight can't be.
  package static func fit(
    _ table: NumericTable, options: Options = Options()
  ) throws(LearningError) -> IsolationForest {
    try options.check()
    try table.checkForFitting()
    var forest = IsolationForest(
      options: options, columns: table.columns, summaries: [], trees: [], normalPathLength: 1,
      treesMade: 0)
    forest.grow(options.trees, from: table)
    return forest
  }

  /// Replaces the oldest trees by trees of new rows, so that the forest follows slow change.
  ///
  /// - Parameters:
  ///   - count: How many trees; all of them at most.
  ///   - table: The new rows, of the same columns.
  /// - Throws: ``LearningError`` when the table does not fit.
  package mutating func replaceOldest(
    _ count: Int, from table: NumericTable
  ) throws(LearningError) {
    guard table.columnCount == columns.count else {
      throw .columnCount(expected: columns.count, found: table.columnCount)
    }
    try table.checkForFitting()
    let count = max(0, min(count, trees.count))
    guard count > 0 else { return }
    trees.removeFirst(count)
    grow(count, from: table)
  }

  private mutating func grow(_ count: Int, from table: NumericTable) {
    let grower = TreeGrower(table: table, sampleSize: options.sampleSize)
    trees.reserveCapacity(trees.count + count)
    for _ in 0..<count {
      var random = RandomSource(seed: options.seed, stream: UInt64(treesMade))
      trees.append(grower.tree(random: &random))
      treesMade += 1
    }
    let sizes = trees.reduce(0.0) { $0 + averagePathLength(Double($1.sampleCount)) }
    // Two rows, or equal ones only, have paths of length 0 or 1; the score needs a unit.
    normalPathLength = max(sizes / Double(trees.count), 1)
    var random = RandomSource(seed: options.seed, stream: UInt64.max &- UInt64(treesMade))
    summaries = ColumnSummary.summaries(of: table, random: &random)
  }

  /// The score that a mean path length means.
  func score(pathLength: Double) -> Double { exp2(-pathLength / normalPathLength) }
}

/// The average path length of an unsuccessful search among `count` rows, c(n) of the paper.
///
/// It is 0 for one row and 1 for two. Source: Liu and others, equation 1, with the harmonic
/// number taken as `ln(i) + 0.5772…`, as scikit-learn does.
package func averagePathLength(_ count: Double) -> Double {
  if count <= 1 { return 0 }
  if count <= 2 { return 1 }
  return 2 * (log(count - 1) + 0.577_215_664_901_532_9) - 2 * (count - 1) / count
}
