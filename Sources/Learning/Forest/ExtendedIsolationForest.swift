internal import Glibc

/// An isolation forest that cuts by random hyperplanes, which no axis is special to.
///
/// Source: Hariri, Carrasco Kind, Brunner, *Extended isolation forest*, 2019: a cut has a normal
/// vector of normally distributed parts and goes through a point drawn from the box around the
/// node's rows; a side may be empty. Scores are those of ``IsolationForest``.
///
/// Columns are brought to a common scale first. A cut of a wide table uses
/// ``ExtendedIsolationForest/widthLimit`` random coordinates at most, the paper's extension level.
/// Missing values count as the usual ones.
package struct ExtendedIsolationForest: Sendable, Equatable {
  /// How many coordinates a cut uses at most.
  package static let widthLimit = 32

  /// How it was made.
  package let options: IsolationForest.Options
  /// What the values of a row mean.
  package let columns: [Column]
  /// How rows become points.
  let encoder: RowEncoder
  /// The trees.
  let trees: [HyperplaneTree]
  /// The path length that a score is set against.
  let normalPathLength: Double

  /// How many rows the scales are taken from at most.
  static let scaleRows = 16_384
  /// Values further out, in spreads, count as so far.
  private static let valueLimit = 1e6

  init(
    options: IsolationForest.Options, columns: [Column], encoder: RowEncoder,
    trees: [HyperplaneTree], normalPathLength: Double
  ) {
    self.options = options
    self.columns = columns
    self.encoder = encoder
    self.trees = trees
    self.normalPathLength = normalPathLength
  }

  /// How many coordinates a cut has.
  var width: Int { min(encoder.dimension, Self.widthLimit) }

  /// Makes a forest.
  ///
  /// - Parameters:
  ///   - table: The rows to learn from; their weights are heeded.
  ///   - options: How many trees of which size, and the seed.
  /// - Throws: ``LearningError`` when the table is empty, or an option or weight can't be.
  package static func fit(
    _ table: NumericTable, options: IsolationForest.Options = .init()
  ) throws(LearningError) -> ExtendedIsolationForest {
    try options.check()
    try table.checkForFitting()
    let sampler = RowSampler(table)
    // The streams of the trees are their numbers.
    var random = RandomSource(seed: options.seed, stream: 1 << 32)
    let encoder = RowEncoder(
      table, rows: sampler.rows(scaleRows, random: &random), kind: .standard, limit: valueLimit)
    let count = max(1, min(options.sampleSize, sampler.usableCount))
    let trees = (0..<options.trees).map { number in
      var random = RandomSource(seed: options.seed, stream: UInt64(number))
      let rows = sampler.rows(count, random: &random)
      return HyperplaneTree(
        points: encoder.points(of: table, rows: rows), dimension: encoder.dimension,
        width: min(encoder.dimension, widthLimit), count: count, random: &random)
    }
    return ExtendedIsolationForest(
      options: options, columns: table.columns, encoder: encoder, trees: trees,
      normalPathLength: max(averagePathLength(Double(count)), 1))
  }

  /// How strange each row is: above 0 and up to 1, higher is stranger.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  /// - Complexity: O(rows × trees × depth × width).
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    guard table.columnCount == columns.count else {
      throw .columnCount(expected: columns.count, found: table.columnCount)
    }
    var scores: [Double] = []
    scores.reserveCapacity(table.rowCount)
    let block = 256
    for start in stride(from: 0, to: table.rowCount, by: block) {
      let rows = start..<min(start + block, table.rowCount)
      let points = encoder.points(of: table, rows: rows)
      var sums = [Double](repeating: 0, count: rows.count)
      // Tree after tree, so that a tree's cuts stay in the processor's cache for a block of rows.
      for tree in trees { tree.addPathLengths(of: points, width: width, to: &sums) }
      for sum in sums { scores.append(exp2(-sum / Double(trees.count) / normalPathLength)) }
    }
    return scores
  }
}
