/// What the values of a column usually are: five quantiles of rows that were learnt from.
package struct ColumnSummary: Sendable, Equatable {
  /// The parts of the rows below ``quantiles``.
  package static let parts = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// The values that 5, 25, 50, 75 and 95 % of the rows do not exceed; NaN when all are missing.
  ///
  /// Of a categorical column, the middle one is the commonest level instead.
  package let quantiles: [Double]
  /// The part of the rows in which the value is missing.
  package let missingPart: Double
  /// Whether every value that was seen is a whole number.
  package let isWhole: Bool

  /// The median, or the commonest level.
  package var median: Double { quantiles[2] }
  /// The range that holds nine tenths of the rows.
  package var usualRange: ClosedRange<Double>? {
    quantiles[0] <= quantiles[4] ? quantiles[0]...quantiles[4] : nil
  }

  /// How far values usually lie apart, never 0: the quartiles' distance, else that of the 5 and
  /// 95 % quantiles, else 1.
  package var spread: Double {
    for (low, high) in [(1, 3), (0, 4)] {
      let distance = quantiles[high] - quantiles[low]
      if distance > 0, distance.isFinite { return distance }
    }
    return 1
  }

  init(quantiles: [Double], missingPart: Double, isWhole: Bool) {
    self.quantiles = quantiles
    self.missingPart = missingPart
    self.isWhole = isWhole
  }

  /// The summary of some values, whose order is lost.
  ///
  /// - Parameters:
  ///   - values: The values, NaN where missing.
  ///   - levels: The number of levels of a categorical column, or 0.
  init(of values: inout [Double], levels: Int = 0) {
    let all = values.count
    values.removeAll { $0.isNaN }
    missingPart = all == 0 ? 1 : Double(all - values.count) / Double(all)
    isWhole = values.allSatisfy { $0.magnitude < 0x1p52 && $0 == $0.rounded() }
    guard !values.isEmpty else {
      quantiles = [Double](repeating: .nan, count: Self.parts.count)
      return
    }
    values.sort()
    var found = Self.parts.map { part in
      values[max(0, Int((part * Double(values.count)).rounded(.up)) - 1)]
    }
    if levels > 0 { found[2] = Self.commonest(values) }
    quantiles = found
  }

  /// The value that occurs most often in a sorted list, the least of several.
  private static func commonest(_ sorted: [Double]) -> Double {
    var best = (value: sorted[0], count: 0)
    var run = 0
    for index in sorted.indices {
      run = index > 0 && sorted[index] == sorted[index - 1] ? run + 1 : 1
      if run > best.count { best = (sorted[index], run) }
    }
    return best.value
  }

  /// How many rows are looked at: the median of so many is within 4 % of a spread.
  static let sampleLimit = 1024

  /// The summaries of a table's columns, from a sample of its rows.
  static func summaries(of table: NumericTable, random: inout RandomSource) -> [ColumnSummary] {
    let rows = random.sample(sampleLimit, of: table.rowCount)
    return table.columns.enumerated().map { index, column in
      var values = rows.map { table[$0, index] }
      return ColumnSummary(of: &values, levels: column.levels)
    }
  }
}
