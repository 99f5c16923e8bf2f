import Testing

@testable import Learning

@Suite("Scoring in blocks") struct BlockScoringTests {
  /// Columns of every awkward shape: level, heavy-tailed, whole, constant, missing, infinite, far
  /// from 0 with little spread, categorical.
  private func table(rows: Int, seed: UInt64) -> NumericTable {
    var random = RandomSource(seed: seed)
    var table = NumericTable(columns: [
      Column("normal"), Column("tail"), Column("whole"), Column("same"), Column("gaps"),
      Column("ends"), Column("time"), Column("kind", kind: .categorical(levels: 67)),
      Column("none"), Column("signed tail"),
    ])
    for _ in 0..<rows {
      let tail = 1 / (random.unit() + 1e-9)
      table.append([
        random.normal(), tail * tail, Double(random.below(5)), 7,
        random.below(3) == 0 ? .nan : random.normal(),
        [.infinity, -.infinity, 0, 1, .nan][random.below(5)],
        1.7e9 + random.unit(), random.below(9) == 0 ? .nan : Double(random.below(70)),
        .nan, random.below(2) == 0 ? tail : -tail,
      ])
    }
    return table
  }

  @Test("gives exactly the scores of single rows", arguments: 0..<12 as Range<UInt64>)
  func sameScores(seed: UInt64) throws {
    let table = table(rows: 1 + Int(seed) * 97, seed: seed)
    let forest = try IsolationForest.fit(
      table, options: .init(trees: 1 + Int(seed) * 3, sampleSize: 256, seed: seed))
    let fresh = self.table(rows: 300, seed: seed &+ 1000)
    for rows in [table, fresh] {
      let scores = try forest.scores(of: rows)
      #expect(scores.count == rows.rowCount)
      for index in 0..<rows.rowCount { #expect(scores[index] == forest.score(rows.row(index))) }
    }
  }

  @Test("trees that are too deep for it are walked")
  func deepTrees() throws {
    let table = table(rows: 1500, seed: 3)
    let forest = try IsolationForest.fit(table, options: .init(trees: 4, sampleSize: 1024))
    #expect(BitSlicedForest(forest) == nil)
    let scores = try forest.scores(of: table)
    for index in stride(from: 0, to: 1500, by: 7) {
      #expect(scores[index] == forest.score(table.row(index)))
    }
  }

  @Test("a table without rows has no scores, one of other columns is refused")
  func refusals() throws {
    let forest = try IsolationForest.fit(NumericTable(["x"], rows: [[1], [2], [3]]))
    #expect(try forest.scores(of: NumericTable(["x"], rows: [])).isEmpty)
    #expect(throws: LearningError.columnCount(expected: 1, found: 2)) {
      try forest.scores(of: NumericTable(["x", "y"], rows: [[1, 2]]))
    }
  }

  @Test("a value's rank is the number of thresholds below it", arguments: 0..<60 as Range<UInt64>)
  func ranks(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let shape = random.below(6)
    func value() -> Double {
      switch shape {
      case 0: random.normal()
      case 1: 1 / (random.unit() + 1e-12)
      case 2: Double(random.below(20))
      case 3: -1e300 * random.unit()
      case 4: (random.below(2) == 0 ? 1 : -1) * Double.greatestFiniteMagnitude * random.unit()
      default: 1e9 + random.unit() * 1e-3
      }
    }
    let thresholds = (0..<1 + random.below(300)).map { _ in value() }.sorted()
    let grid = ThresholdGrid(thresholds)
    var values = (0..<200).map { _ in value() }
    values += thresholds + [.nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude]
    values.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      grid.ranks(first, count: buffer.count) { index, value, rank in
        #expect(value.isNaN || rank == thresholds.count { $0 < value }, "\(value) at \(index)")
      }
    }
  }
}
