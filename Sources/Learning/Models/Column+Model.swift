extension ModelWriter {
  mutating func write(_ columns: [Column]) {
    write(UInt32(columns.count))
    for column in columns {
      write(column.name)
      write(UInt32(column.levels))
    }
  }

  mutating func write(_ summaries: [ColumnSummary]) {
    for summary in summaries {
      for quantile in summary.quantiles { write(quantile) }
      write(summary.missingPart)
      write(summary.isWhole)
    }
  }
}

extension ModelReader {
  /// A categorical column may have this many levels.
  static let levelLimit = 1 << 20

  /// What the columns are; one at least.
  mutating func columns() throws(LearningError) -> [Column] {
    let count = try count("columns", bytesEach: 8, in: 1...1 << 24)
    var columns: [Column] = []
    columns.reserveCapacity(count)
    for _ in 0..<count {
      let name = try text("column name")
      let levels = try int("column levels", in: 0...Self.levelLimit)
      columns.append(Column(name, kind: levels > 0 ? .categorical(levels: levels) : .numeric))
    }
    return columns
  }

  /// The summary of each column.
  mutating func summaries(columns: Int) throws(LearningError) -> [ColumnSummary] {
    var summaries: [ColumnSummary] = []
    for _ in 0..<columns {
      var quantiles: [Double] = []
      for _ in ColumnSummary.parts { quantiles.append(try anyDouble("quantile")) }
      let missing = try double("missing part")
      try require((0...1).contains(missing), "missing part")
      summaries.append(
        ColumnSummary(quantiles: quantiles, missingPart: missing, isWhole: try bool("whole")))
    }
    return summaries
  }
}
