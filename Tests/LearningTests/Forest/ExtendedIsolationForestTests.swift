import Glibc
import Testing

@testable import Learning

@Suite("Extended isolation forest") struct ExtendedIsolationForestTests {
  @Test("no path is longer than the logarithm of the sample, and every row ends somewhere")
  func depth() throws {
    let (table, _) = GeneratedTable.cloud(rows: 1000, columns: 3, strange: 0, distance: 0, seed: 1)
    let forest = try ExtendedIsolationForest.fit(table, options: .init(trees: 10))
    for tree in forest.trees {
      var depths = [Int](repeating: 0, count: tree.counts.count)
      var ends = 0
      for (node, left) in tree.leftChildren.enumerated() {
        guard left != 0 else {
          ends += Int(tree.counts[node])
          let length = Double(depths[node]) + averagePathLength(Double(tree.counts[node]))
          #expect(tree.values[node] == Float(length))
          continue
        }
        #expect(Int(left) > node)
        for child in [Int(left), Int(left) + 1] { depths[child] = depths[node] + 1 }
        #expect(tree.counts[Int(left)] + tree.counts[Int(left) + 1] == tree.counts[node])
      }
      #expect(depths.max() == 8)
      #expect(ends == 256)
    }
    #expect(forest.normalPathLength == averagePathLength(256))
  }

  @Test("a score is 2 to the power of minus the mean path over c(n)")
  func scoreOfPath() throws {
    let (table, _) = GeneratedTable.cloud(rows: 400, columns: 4, strange: 9, distance: 7, seed: 2)
    let forest = try ExtendedIsolationForest.fit(table, options: .init(trees: 7))
    let scores = try forest.scores(of: table)
    for row in [0, 200, 399] {
      let point = forest.encoder.points(of: table, rows: [row])
      var sum = 0.0
      for tree in forest.trees {
        // The tree walked as the paper has it: (x - p)·n, level after level.
        var node = 0
        while tree.leftChildren[node] != 0 {
          let cut = Int(tree.cuts[node]) * forest.width
          var side: Float = 0
          for place in cut..<cut + forest.width {
            side += tree.normals[place] * point[Int(tree.coordinates[place])]
          }
          node = Int(tree.leftChildren[node]) + (side > tree.values[node] ? 1 : 0)
        }
        sum += Double(tree.values[node])
      }
      #expect((scores[row] - pow(2, -sum / 7 / averagePathLength(256))).magnitude < 1e-12)
    }
  }

  @Test("rows off the line that two columns share are found, which cuts along the axes miss")
  func offTheLine() throws {
    var extended = 0.0
    var plain = 0.0
    for seed in UInt64(0)..<5 {
      let (table, labels) = GeneratedTable.line(rows: 1500, strange: 30, seed: seed)
      let scores = try ExtendedIsolationForest.fit(table, options: .init(seed: seed))
        .scores(of: table)
      extended += try RankingQuality(scores: scores, labels: labels).areaUnderROC / 5
      let others = try IsolationForest.fit(table, options: .init(seed: seed)).scores(of: table)
      plain += try RankingQuality(scores: others, labels: labels).areaUnderROC / 5
    }
    #expect(extended > plain)
    #expect(extended > 0.9)
  }

  @Test("the seed decides everything, the unit of a column nothing")
  func seedsAndUnits() throws {
    let (table, labels) = GeneratedTable.cloud(
      rows: 600, columns: 3, strange: 6, distance: 7, seed: 3)
    let one = try ExtendedIsolationForest.fit(table, options: .init(seed: 5))
    #expect(try one == ExtendedIsolationForest.fit(table, options: .init(seed: 5)))
    #expect(try one != ExtendedIsolationForest.fit(table, options: .init(seed: 6)))
    var values = table.values
    for index in stride(from: 0, to: values.count, by: 3) { values[index] *= 0x1p40 }
    let stretched = NumericTable(columns: table.columns, values: values)
    let other = try ExtendedIsolationForest.fit(stretched, options: .init(seed: 5))
    let quality = try RankingQuality(scores: other.scores(of: stretched), labels: labels)
    #expect(quality.areaUnderROC > 0.99)
  }

  @Test("missing values raise no alarm; infinite, constant and absent ones do no harm")
  func extremes() throws {
    var table = NumericTable(columns: [
      Column("x"), Column("gaps"), Column("same"), Column("none"), Column("ends"),
      Column("kind", levelNames: ["a", "b", "rare"]),
    ])
    var random = RandomSource(seed: 4)
    for row in 0..<500 {
      table.append([
        random.normal(), row % 3 == 0 ? .nan : random.normal(), 7, .nan,
        row == 9 ? .infinity : -1.5e308 * random.unit(), row == 17 ? 2 : Double(row % 2),
      ])
    }
    let forest = try ExtendedIsolationForest.fit(table)
    #expect(try forest.scores(of: table).allSatisfy { $0 > 0 && $0 <= 1 })
    var probes = NumericTable(columns: table.columns)
    probes.append([.nan, .nan, .nan, .nan, .nan, .nan])
    probes.append([8, .nan, .nan, .nan, .nan, .nan])
    probes.append([.nan, .nan, .nan, .nan, .nan, 2])
    probes.append([.nan, .nan, .nan, .nan, .nan, 40])
    let scores = try forest.scores(of: probes)
    #expect(scores[0] < 0.5)
    #expect(scores[1...].allSatisfy { $0 > scores[0] })
  }

  @Test("a weight of 0 keeps a row out")
  func weights() throws {
    var table = NumericTable(["x", "y"], rows: [])
    var random = RandomSource(seed: 2)
    for row in 0..<2000 { table.append([(row < 1000 ? 0 : 50) + random.unit(), random.unit()]) }
    let with = try ExtendedIsolationForest.fit(table).scores(of: table)
    table.weights = (0..<2000).map { $0 < 1000 ? 1 : 0 }
    let without = try ExtendedIsolationForest.fit(table).scores(of: table)
    #expect(without[1000...].min() ?? 0 > without[..<1000].max() ?? 1)
    #expect((with[1500] - with[500]).magnitude < 0.1)
  }

  @Test(
    "tables of one row, equal rows and no columns that differ have scores", arguments: [1, 2, 9])
  func smallTables(rows: Int) throws {
    let table = NumericTable(["x", "y"], rows: Array(repeating: [5, 7], count: rows))
    let forest = try ExtendedIsolationForest.fit(table)
    #expect(try Set(forest.scores(of: table)).count == 1)
    #expect(try ExtendedIsolationForest(model: forest.model) == forest)
    #expect(throws: LearningError.noRows) {
      try ExtendedIsolationForest.fit(NumericTable(["x"], rows: []))
    }
    #expect(throws: LearningError.columnCount(expected: 2, found: 1)) {
      try forest.scores(of: NumericTable(["x"], rows: [[1]]))
    }
  }
}
