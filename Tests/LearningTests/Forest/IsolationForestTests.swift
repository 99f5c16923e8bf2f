import Glibc
import Testing

@testable import Learning

@Suite("Isolation forest") struct IsolationForestTests {
  @Test(
    "c(n) is the paper's average path length",
    arguments: [(0, 0), (1, 0), (2, 1), (256, 10.244_770_9), (1000, 12.969_940_9)])
  func averageLength(count: Int, expected: Double) {
    #expect((averagePathLength(Double(count)) - expected).magnitude < 1e-6)
  }

  @Test("two rows make a tree of one cut between them")
  func twoRows() throws {
    let table = NumericTable(["x"], rows: [[1], [3]])
    let forest = try IsolationForest.fit(table, options: .init(trees: 20))
    for tree in forest.trees {
      #expect(tree.nodes.count == 3)
      #expect(tree.nodes[0].value >= 1 && tree.nodes[0].value < 3)
    }
    // Each row is one cut away from the root, which is c(2): the score is 2^-1.
    #expect(forest.score([1]) == 0.5)
    #expect(forest.score([3]) == 0.5)
  }

  @Test("rows that are all the same have one end and the score of a whole sample's path")
  func equalRows() throws {
    let table = NumericTable(["x", "y"], rows: Array(repeating: [5, 7], count: 300))
    let forest = try IsolationForest.fit(table)
    #expect(forest.trees.allSatisfy { $0.nodes.count == 1 })
    #expect(forest.score([5, 7]) == 0.5)
  }

  @Test("no path is longer than the logarithm of the sample")
  func depth() throws {
    let (table, _) = GeneratedTable.cloud(
      rows: 1000, columns: 3, strange: 0, distance: 0, seed: 1)
    let forest = try IsolationForest.fit(table, options: .init(trees: 10))
    for tree in forest.trees {
      var depths = [Int](repeating: 0, count: tree.nodes.count)
      for (index, node) in tree.nodes.enumerated() where !node.isEnd {
        #expect(Int(node.leftChild) > index)
        depths[Int(node.leftChild)] = depths[index] + 1
        depths[Int(node.leftChild) + 1] = depths[index] + 1
      }
      #expect(depths.max() ?? 0 <= 8)
      #expect(tree.sampleCount == 256)
      let ends = zip(tree.nodes, tree.counts).filter(\.0.isEnd).reduce(0) { $0 + Int($1.1) }
      #expect(ends == 256)
    }
  }

  @Test("a row far out scores above the others")
  func strangeRows() throws {
    for seed in UInt64(0)..<5 {
      let (table, labels) = GeneratedTable.cloud(
        rows: 2000, columns: 5, strange: 20, distance: 8, seed: seed)
      let forest = try IsolationForest.fit(table, options: .init(seed: seed))
      let quality = try RankingQuality(scores: forest.scores(of: table), labels: labels)
      #expect(quality.areaUnderROC > 0.99, "seed \(seed)")
      #expect(forest.score(table.row(0)) > 0.55)
      #expect(forest.score([Double](repeating: 0, count: 5)) < 0.45)
    }
  }

  @Test("the seed decides everything")
  func seeds() throws {
    let (table, _) = GeneratedTable.cloud(
      rows: 800, columns: 4, strange: 8, distance: 6, seed: 3)
    let one = try IsolationForest.fit(table, options: .init(seed: 11))
    let same = try IsolationForest.fit(table, options: .init(seed: 11))
    let other = try IsolationForest.fit(table, options: .init(seed: 12))
    #expect(one == same)
    #expect(one.trees != other.trees)
  }

  @Test("a missing value follows the larger part and raises no alarm")
  func missing() throws {
    var (table, _) = GeneratedTable.cloud(
      rows: 1000, columns: 4, strange: 0, distance: 0, seed: 5)
    for _ in 0..<200 { table.append([0.1, .nan, -0.2, 0.3]) }
    let forest = try IsolationForest.fit(table)
    let nothing = forest.score([.nan, .nan, .nan, .nan])
    #expect(nothing < 0.5)
    #expect(forest.score([9, .nan, .nan, .nan]) > nothing)
    #expect(forest.score([.nan, 0, 0, 0]) < 0.5)
    #expect((forest.summaries[1].missingPart - 200.0 / 1200).magnitude < 0.05)
  }

  @Test("a column in which all is missing or infinite does no harm")
  func extremes() throws {
    var table = NumericTable(["x", "none", "huge"], rows: [])
    for index in 0..<400 {
      table.append([Double(index % 20), .nan, index == 7 ? .infinity : -1.5e308])
    }
    let forest = try IsolationForest.fit(table)
    let scores = try forest.scores(of: table)
    #expect(scores.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(scores.max() == scores[7])
  }

  @Test("a rare level is strange, and so is one that was never seen")
  func categories() throws {
    var table = NumericTable(columns: [
      Column("kind", kind: .categorical(levels: 70)), Column("x"),
    ])
    var random = RandomSource(seed: 1)
    for index in 0..<1000 {
      let level = index == 0 ? 66 : Double(random.below(4))
      table.append([level, random.normal()])
    }
    let forest = try IsolationForest.fit(table, options: .init(sampleSize: 1000))
    let usual = forest.score([2, 0])
    #expect(forest.score([66, 0]) > usual + 0.02)
    #expect(forest.score([50, 0]) > usual + 0.02)
    #expect(forest.score([-3, 0]) > usual + 0.02)
    #expect(forest.score([.nan, 0]) < usual + 0.02)
  }

  @Test("a weight counts like so many equal rows")
  func weights() throws {
    // Half of the rows lie at 10, but carry hardly any weight.
    var table = NumericTable(["x"], rows: [])
    var random = RandomSource(seed: 2)
    for index in 0..<2000 { table.append([(index < 1000 ? 0 : 10) + random.unit()]) }
    table.weights = (0..<2000).map { $0 < 1000 ? 1 : 0.002 }
    let forest = try IsolationForest.fit(table)
    #expect(forest.score([10.5]) > forest.score([0.5]) + 0.15)
    // Without weight a row is never drawn.
    table.weights = (0..<2000).map { $0 < 1000 ? 1 : 0 }
    let without = try IsolationForest.fit(table)
    #expect(without.trees.allSatisfy { $0.nodes.allSatisfy { $0.isEnd || $0.value < 1 } })
  }

  @Test("replacing the oldest trees follows the new rows")
  func partialFit() throws {
    let old = NumericTable(["x"], rows: (0..<500).map { [Double($0 % 10)] })
    let new = NumericTable(["x"], rows: (0..<500).map { [100 + Double($0 % 10)] })
    var forest = try IsolationForest.fit(old, options: .init(trees: 50))
    let before = forest
    #expect(forest.score([105]) > forest.score([5]))
    try forest.replaceOldest(20, from: new)
    #expect(forest.trees.count == 50)
    #expect(Array(forest.trees.prefix(30)) == Array(before.trees.suffix(30)))
    let middle = forest.score([105])
    #expect(middle < before.score([105]))
    try forest.replaceOldest(500, from: new)
    #expect(forest.score([105]) < middle)
    #expect(forest.score([5]) > forest.score([105]))
    #expect(forest.summaries[0].median > 100)
    #expect(throws: LearningError.columnCount(expected: 1, found: 2)) {
      try forest.replaceOldest(1, from: NumericTable(["a", "b"], rows: [[1, 2]]))
    }
  }

  @Test("what can't be learnt from is refused")
  func refusals() {
    let table = NumericTable(["x"], rows: [[1], [2]])
    #expect(throws: LearningError.noRows) {
      try IsolationForest.fit(NumericTable(["x"], rows: []))
    }
    #expect(throws: LearningError.noColumns) {
      try IsolationForest.fit(NumericTable([], rows: []))
    }
    #expect(throws: LearningError.wrongOption(name: "trees", value: 0, allowed: 1...10_000)) {
      try IsolationForest.fit(table, options: .init(trees: 0))
    }
    #expect(
      throws: LearningError.wrongOption(name: "sample_size", value: 1, allowed: 2...65_536)
    ) {
      try IsolationForest.fit(table, options: .init(sampleSize: 1))
    }
    for (weights, error) in [
      ([1, -1], LearningError.wrongWeight(row: 1)), ([.nan, 1], .wrongWeight(row: 0)),
      ([1], .wrongWeight(row: 1)), ([0, 0], .noWeight),
    ] {
      var weighted = table
      weighted.weights = weights
      #expect(throws: error) { try IsolationForest.fit(weighted) }
    }
  }

  @Test("one row is no stranger than itself")
  func oneRow() throws {
    let forest = try IsolationForest.fit(NumericTable(["x"], rows: [[4]]))
    #expect(forest.score([4]) == forest.score([1e9]))
    #expect(forest.score([4]) == 1)
  }
}
