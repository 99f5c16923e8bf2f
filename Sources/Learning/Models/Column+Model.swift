extension ModelWriter {
  mutating func write(_ columns: [Column]) {
    write(UInt32(columns.count))
    for column in columns {
      write(column.name)
      guard !column.levelNames.isEmpty else {
        write(UInt32(column.levels))
        continue
      }
      write(UInt32(column.levelNames.count) | ModelReader.hasLevelNames)
      for name in column.levelNames { write(name) }
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
  /// Marks a number of levels behind which their words stand.
  static let hasLevelNames: UInt32 = 0x8000_0000

  /// What the columns are; one at least.
  mutating func columns() throws(LearningError) -> [Column] {
    let count = try count("columns", bytesEach: 8, in: 1...1 << 24)
    var columns: [Column] = []
    columns.reserveCapacity(count)
    for _ in 0..<count {
      let name = try text("column name")
      let word = try word32("column levels")
      let levels = Int(word & ~Self.hasLevelNames)
      try require(levels <= Self.levelLimit, "column levels")
      guard word & Self.hasLevelNames != 0 else {
        columns.append(Column(name, kind: levels > 0 ? .categorical(levels: levels) : .numeric))
        continue
      }
      try require(levels > 0, "column levels")
      var names: [String] = []
      for _ in 0..<levels { names.append(try text("level name")) }
      columns.append(Column(name, levelNames: names))
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
