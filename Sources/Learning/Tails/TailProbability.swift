internal import Glibc

/// How far out in the tails of the columns a row's values lie, each column by itself.
///
/// For each value the negative logarithm of the part of rows that lie as far out or further; these
/// are added up for lower tails, for upper tails, and for the longer tail of each column, and the
/// largest of the three sums is the score. Source: Li, Zhao, Hu, Botta, Ionescu, Chen, *ECOD:
/// unsupervised outlier detection using empirical cumulative distribution functions*, 2022.
///
/// A level counts by how often it occurs. A missing value counts like a median.
package struct TailProbability: Sendable, Equatable {
  /// How many values of a column are kept at most; the rarest tail is as rare as one of them.
  package static let sampleSize = 4096

  /// What is known of a column.
  struct Tail: Sendable, Equatable {
    /// Values of a quantity, ascending, or how surprising each level is and an unknown one.
    let values: [Float]
    /// Whether the lower tail is the longer one.
    let isLower: Bool
  }

  /// What the values of a row mean.
  package let columns: [Column]
  let tails: [Tail]

  init(columns: [Column], tails: [Tail]) {
    self.columns = columns
    self.tails = tails
  }

  /// Keeps how a table's columns are distributed.
  ///
  /// - Parameters:
  ///   - table: The rows to learn from; their weights are heeded.
  ///   - seed: What all random choices follow from.
  /// - Throws: ``LearningError`` when the table is empty or a weight can't be.
  package static func fit(
    _ table: NumericTable, seed: UInt64
  ) throws(LearningError) -> TailProbability {
    try table.checkForFitting()
    var random = RandomSource(seed: seed, stream: 4 << 32)
    let rows = RowSampler(table).rows(sampleSize, random: &random)
    let tails = table.columns.enumerated().map { index, column in
      let values = rows.map { table[$0, index] }.filter { !$0.isNaN }
      guard column.levels == 0 else {
        let surprises = RowEncoder.surprises(values, levels: column.levels)
        return Tail(values: surprises.map { Float($0) }, isLower: false)
      }
      let scale = ColumnScale(of: values, kind: .standard)
      let skew = values.reduce(0) { sum, value in
        let place = scale.scaled(value, limit: 1e6)
        return sum + place * place * place
      }
      return Tail(values: values.map { bounded($0) }.sorted(), isLower: skew < 0)
    }
    return TailProbability(columns: table.columns, tails: tails)
  }

  /// How far out each row lies; 0 and above, higher is stranger.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  /// - Complexity: O(rows × columns × log sample).
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    guard table.columnCount == columns.count else {
      throw .columnCount(expected: columns.count, found: table.columnCount)
    }
    var (lower, upper, longer) = ([Float](), [Float](), [Float]())
    let logarithms = (0...Self.sampleSize).map { -logf(max(0.5, Float($0))) }
    var scores = [Double](repeating: 0, count: table.rowCount)
    let block = 256
    table.values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: table.rowCount, by: block) {
        let count = min(block, table.rowCount - start)
        lower = [Float](repeating: 0, count: count)
        upper = lower
        longer = lower
        // Column after column, so that its values stay in the processor's cache.
        for (column, tail) in tails.enumerated() {
          let levels = columns[column].levels
          let total = logf(max(1, Float(tail.values.count)))
          for index in 0..<count {
            let value = values[(start + index) * columns.count + column]
            let (below, above): (Float, Float)
            if levels > 0 {
              below = value.isNaN ? 0 : tail.values[RowEncoder.level(value, levels)]
              above = below
            } else if value.isNaN || tail.values.isEmpty {
              (below, above) = (Self.ofMedian, Self.ofMedian)
            } else {
              let place = Self.bounded(value)
              let less = Self.count(tail.values, below: place)
              let notMore = Self.count(tail.values, below: place.nextUp)
              below = total + logarithms[notMore]
              above = total + logarithms[tail.values.count - less]
            }
            lower[index] += below
            upper[index] += above
            longer[index] += tail.isLower ? below : above
          }
        }
        for index in 0..<count {
          scores[start + index] = Double(max(lower[index], upper[index], longer[index]))
        }
      }
    }
    return scores
  }

  /// The negative logarithm of one half.
  private static let ofMedian: Float = 0.693_147_2

  private static func bounded(_ value: Double) -> Float {
    Float(max(-1e38, min(1e38, value)))
  }

  /// How many of ascending values are below a value.
  @inline(__always)
  private static func count(_ ascending: [Float], below value: Float) -> Int {
    var low = 0
    var rest = ascending.count
    while rest > 0 {
      let half = rest >> 1
      let isBelow = ascending[low &+ half] < value
      low = isBelow ? low &+ half &+ 1 : low
      rest = isBelow ? rest &- half &- 1 : half
    }
    return low
  }
}
