internal import Glibc

/// Several detectors of different kinds that judge together.
///
/// Each member's score is counted from the median of its scores on the rows that were learnt from,
/// in their robust spread; what is further out than three spreads counts by its logarithm, so that
/// no member drowns the others. How far a row lies from others ranks all rows; the other members
/// only add what they find clearly strange, since where they find nothing they say little. Source:
/// Aggarwal and Sathe, *Theoretical foundations and algorithms for outlier ensembles*, 2015, for
/// scores on a common scale of which only the part above a threshold is added up.
///
/// The shares are the same for every table.
package struct CombinedDetector: Sendable {
  /// What each member's score counts, and from how many spreads above its median on.
  package static let shares: [(method: OutlierMethod, weight: Double, threshold: Double)] = [
    (.neighbours, 1, -.greatestFiniteMagnitude), (.tails, 0.1, 0), (.plain, 0.3, 3),
  ]

  /// A detector with the scale of its scores.
  struct Member: Sendable {
    let model: OutlierModel
    let scale: ColumnScale
    let weight: Double
    /// What the scaled score has to be above to count.
    let threshold: Double

    /// What a score adds to the sum.
    func share(of score: Double) -> Double {
      let place = CombinedDetector.compressed(scale.scaled(score, limit: 1e9))
      guard threshold > -.greatestFiniteMagnitude else { return weight * place }
      return weight * max(0, place - threshold)
    }
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
    for (method, weight, threshold) in shares {
      let model = try OutlierModel.fit(table, method: method, options: options)
      let scale = ColumnScale(of: try model.scores(of: sample), kind: .robust)
      members.append(
        Member(model: model, scale: scale, weight: weight, threshold: threshold))
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
      for row in sums.indices { sums[row] += member.share(of: scores[row]) }
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
