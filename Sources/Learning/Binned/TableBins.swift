/// Which bin of a column each value falls into: 255 bins at most, and one for what is missing.
///
/// A numeric column is cut halfway between its values, or where equal shares of its rows end when
/// there are more values than bins; a categorical column has a bin for each level. The cuts are
/// scikit-learn's of its histogram trees. Source: Ke and others, *LightGBM*, 2017.
struct TableBins: Sendable, Equatable {
  /// The bin of what is missing, and of levels that have none.
  static let missing: UInt8 = 255
  /// How many bins a column has, with that of what is missing.
  static let width = 256

  /// What the columns are.
  let columns: [Column]
  /// Of each numeric column the largest value of each bin but the last, ascending.
  let thresholds: [[Double]]

  init(columns: [Column], thresholds: [[Double]]) {
    self.columns = columns
    self.thresholds = thresholds
  }

  /// Cuts the columns of a table into this many bins at most.
  ///
  /// - Complexity: O(values × log rows).
  init(_ table: NumericTable, bins: Int) {
    columns = table.columns
    thresholds = table.columns.indices.map { column in
      guard table.columns[column].levels == 0 else { return [] }
      return Self.thresholds(table.column(column).filter { !$0.isNaN }.sorted(), bins: bins)
    }
  }

  private static func thresholds(_ sorted: [Double], bins: Int) -> [Double] {
    var distinct: [Double] = []
    for value in sorted where distinct.last != value { distinct.append(value) }
    guard distinct.count > 1 else { return [] }
    var cuts: [Double] = []
    if distinct.count <= bins {
      for (low, high) in zip(distinct, distinct.dropFirst()) { cuts.append(middle(low, high)) }
    } else {
      for cut in 1..<bins {
        let rank = Double(cut) / Double(bins) * Double(sorted.count - 1)
        let low = Int(rank)
        let high = rank > Double(low) ? min(low + 1, sorted.count - 1) : low
        cuts.append(middle(sorted[low], sorted[high]))
      }
    }
    var result: [Double] = []
    for cut in cuts where result.last != cut { result.append(cut) }
    // Nothing stands above the largest value.
    if result.last == distinct.last { result.removeLast() }
    return result
  }

  /// A number between two, the lower one when there is none.
  private static func middle(_ low: Double, _ high: Double) -> Double {
    if low == high { return low }
    let middle = low / 2 + high / 2
    return middle.isFinite && middle < high && middle >= low
      ? middle : low.isFinite ? low : -.greatestFiniteMagnitude
  }

  /// The bin of a value in a column.
  func bin(of value: Double, in column: Int) -> UInt8 {
    if value.isNaN { return Self.missing }
    if columns[column].levels > 0 {
      guard let level = UInt8(exactly: value.rounded(.towardZero)),
        Int(level) < columns[column].levels
      else { return Self.missing }
      return level
    }
    return thresholds[column].withUnsafeBufferPointer { cuts in
      var (low, high) = (0, cuts.count)
      while low < high {
        let middle = (low &+ high) >> 1
        if cuts[middle] < value { low = middle &+ 1 } else { high = middle }
      }
      return UInt8(truncatingIfNeeded: low)
    }
  }

  /// The bins of a row.
  func bins(of row: [Double]) -> [UInt8] { row.indices.map { bin(of: row[$0], in: $0) } }

  /// The bins of all rows, column after column.
  func bins(of table: NumericTable) -> [UInt8] {
    var bins = [UInt8](repeating: 0, count: table.rowCount * columns.count)
    for column in columns.indices {
      for row in 0..<table.rowCount {
        bins[column * table.rowCount + row] = bin(of: table[row, column], in: column)
      }
    }
    return bins
  }

  /// Whether a column's values can be told apart.
  func varies(_ column: Int) -> Bool {
    columns[column].levels > 1 || !thresholds[column].isEmpty
  }

  func write(to writer: inout ModelWriter) {
    writer.write(columns)
    for cuts in thresholds { writer.write(cuts) }
  }

  init(from reader: inout ModelReader) throws(LearningError) {
    columns = try reader.columns()
    var thresholds: [[Double]] = []
    for column in columns {
      let cuts = try reader.doubles("cuts")
      try reader.require(
        cuts.count < Int(Self.missing) && (column.levels == 0 || cuts.isEmpty)
          && zip(cuts, cuts.dropFirst()).allSatisfy { $0 < $1 }, "cuts")
      thresholds.append(cuts)
    }
    self.thresholds = thresholds
  }
}
