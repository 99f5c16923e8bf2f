internal import Glibc

/// Several detectors of different kinds that judge together.
///
/// Each member's score is counted from the median of its scores on the rows that were learnt from,
/// in their robust spread; what is further out than three spreads counts by its logarithm, so that
/// no member drowns the others. The mean by ``CombinedDetector/weights`` is the score. Source:
/// Aggarwal and Sathe, *Theoretical foundations and algorithms for outlier ensembles*, 2015: members
/// that err in different ways, on a common scale, averaged.
///
/// The weights are the same for every table: half for how far rows lie from others, half for the
/// methods that look for other things.
package struct CombinedDetector: Sendable {
  /// How much each member counts; together 1.
  package static let weights: [(method: OutlierMethod, weight: Double)] = [
    (.neighbours, 0.5), (.tails, 0.2), (.plain, 0.1), (.extended, 0.1), (.autoencoder, 0.1),
  ]

  /// A detector with the scale of its scores.
  struct Member: Sendable {
    let model: OutlierModel
    let scale: ColumnScale
    let weight: Double
  }

  /// What the values of a row mean.
  package let columns: [Column]
  let members: [Member]

  /// How many rows the scales are taken from at most.
  private static let scaleRows = 4096

  init(columns: [Column], members: [Member]) {
    self.columns = columns
    self.members = members
  }

  /// Makes every member.
  ///
  /// - Parameters:
  ///   - table: The rows to learn from; their weights are heeded.
  ///   - options: How many trees of which size the forests have, and the seed.
  /// - Throws: ``LearningError`` when the table is empty, or an option or weight can't be.
  package static func fit(
    _ table: NumericTable, options: IsolationForest.Options = .init()
  ) throws(LearningError) -> CombinedDetector {
    try table.checkForFitting()
    var random = RandomSource(seed: options.seed, stream: 5 << 32)
    var sample = NumericTable(columns: table.columns)
    for row in RowSampler(table).rows(scaleRows, random: &random) { sample.append(table.row(row)) }
    var members: [Member] = []
    for (method, weight) in weights {
      let model = try OutlierModel.fit(table, method: method, options: options)
      let scale = ColumnScale(of: try model.scores(of: sample), kind: .robust)
      members.append(Member(model: model, scale: scale, weight: weight))
    }
    return CombinedDetector(columns: table.columns, members: members)
  }

  /// How strange each row is: about 0 when usual, higher is stranger.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    guard table.columnCount == columns.count else {
      throw .columnCount(expected: columns.count, found: table.columnCount)
    }
    var sums = [Double](repeating: 0, count: table.rowCount)
    for member in members {
      let scores = try member.model.scores(of: table)
      for row in sums.indices {
        sums[row] += member.weight * Self.compressed(member.scale.scaled(scores[row], limit: 1e9))
      }
    }
    return sums
  }

  /// The same up to three spreads, and from there on its logarithm, without a step or kink.
  static func compressed(_ value: Double) -> Double {
    let size = value.magnitude
    guard size > 3 else { return value }
    return (3 + log(size - 2)) * (value < 0 ? -1 : 1)
  }
}
