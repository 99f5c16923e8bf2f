/// How far a row lies from the rows of a sample: the distance to the neighbour that is the square
/// root of the sample's size away in rank.
///
/// Sources: Ramaswamy, Rastogi, Shim, *Efficient algorithms for mining outliers from large data
/// sets*, 2000, for the distance to the k-th neighbour; Aggarwal and Sathe, *Theoretical foundations
/// and algorithms for outlier ensembles*, 2015, for measuring it against a sample; Aggarwal,
/// Hinneburg, Keim, *On the surprising behavior of distance metrics in high dimensional space*,
/// 2001, for the sum of differences as distance.
///
/// Columns are brought to a robust scale first, and missing values count as the usual ones.
package struct NeighbourDistance: Sendable, Equatable {
  /// How many rows distances are measured to at most.
  package static let sampleSize = 1024

  /// What the values of a row mean.
  package let columns: [Column]
  let encoder: RowEncoder
  /// The sample, a coordinate after another with the values of all its points.
  let sample: [Float]
  /// How many points it has.
  let sampleCount: Int

  /// Values further out, in spreads, count as so far.
  private static let valueLimit = 10.0

  init(columns: [Column], encoder: RowEncoder, sample: [Float], sampleCount: Int) {
    self.columns = columns
    self.encoder = encoder
    self.sample = sample
    self.sampleCount = sampleCount
  }

  /// Which neighbour counts, from 1. A row of the sample is its own first neighbour.
  var rank: Int { min(sampleCount, Int(Double(sampleCount).squareRoot().rounded()) + 1) }

  /// Keeps a sample of a table.
  ///
  /// - Parameters:
  ///   - table: The rows to learn from; their weights are heeded.
  ///   - seed: What all random choices follow from.
  /// - Throws: ``LearningError`` when the table is empty or a weight can't be.
  package static func fit(
    _ table: NumericTable, seed: UInt64
  ) throws(LearningError) -> NeighbourDistance {
    try table.checkForFitting()
    let sampler = RowSampler(table)
    var random = RandomSource(seed: seed, stream: 3 << 32)
    let scaleRows = sampler.rows(ExtendedIsolationForest.scaleRows, random: &random)
    let encoder = RowEncoder(table, rows: scaleRows, kind: .robust, limit: valueLimit)
    let rows = sampler.rows(sampleSize, random: &random)
    let points = encoder.points(of: table, rows: rows)
    var sample = [Float](repeating: 0, count: points.count)
    for index in rows.indices {
      for coordinate in 0..<encoder.dimension {
        sample[coordinate * rows.count + index] = points[index * encoder.dimension + coordinate]
      }
    }
    return NeighbourDistance(
      columns: table.columns, encoder: encoder, sample: sample, sampleCount: rows.count)
  }

  /// How far each row lies; 0 for one that many are equal to.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  /// - Complexity: O(rows × sample × columns).
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    guard table.columnCount == columns.count else {
      throw .columnCount(expected: columns.count, found: table.columnCount)
    }
    var scores: [Double] = []
    scores.reserveCapacity(table.rowCount)
    var distances = [Float](repeating: 0, count: sampleCount)
    let dimension = encoder.dimension
    for start in stride(from: 0, to: table.rowCount, by: 256) {
      let rows = start..<min(start + 256, table.rowCount)
      let points = encoder.points(of: table, rows: rows)
      for index in 0..<rows.count {
        for place in distances.indices { distances[place] = 0 }
        for coordinate in 0..<dimension {
          Self.add(
            to: &distances, sample, from: coordinate * sampleCount,
            value: points[index * dimension + coordinate])
        }
        scores.append(Double(RankSelection.value(ofRank: rank - 1, in: &distances)))
      }
    }
    return scores
  }

  /// Adds how far a coordinate of a point lies from that of each point of the sample.
  @inline(__always)
  private static func add(
    to distances: inout [Float], _ sample: [Float], from first: Int, value: Float
  ) {
    sample.withUnsafeBufferPointer { sample in
      distances.withUnsafeMutableBufferPointer { distances in
        for place in 0..<distances.count {
          distances[place] += (sample[first &+ place] - value).magnitude
        }
      }
    }
  }
}
