import Glibc
import Testing

@testable import Learning

@Suite("Distances to neighbours and tails") struct NeighbourAndTailTests {
  @Test("the score is the distance to the neighbour of the rank", arguments: [2, 5, 40, 300])
  func distance(rows: Int) throws {
    let (table, _) = GeneratedTable.cloud(
      rows: rows, columns: 3, strange: 1, distance: 9, seed: UInt64(rows))
    let model = try NeighbourDistance.fit(table, seed: 1)
    let points = model.encoder.points(of: table, rows: 0..<rows)
    let scores = try model.scores(of: table)
    for row in stride(from: 0, to: rows, by: 7) {
      let distances = (0..<rows).map { other in
        (0..<3).reduce(Float(0)) { sum, place in
          sum + (points[other * 3 + place] - points[row * 3 + place]).magnitude
        }
      }
      #expect((scores[row] - Double(distances.sorted()[model.rank - 1])).magnitude < 1e-4)
    }
    #expect(model.rank == min(rows, Int(Double(rows).squareRoot().rounded()) + 1))
  }

  @Test("tails are the negative logarithms of how many lie as far out")
  func tails() throws {
    let table = NumericTable(["x"], rows: (1...100).map { [Double($0)] })
    let model = try TailProbability.fit(table, seed: 1)
    let scores = try model.scores(of: table)
    #expect((scores[0] - log(100)).magnitude < 1e-5)
    #expect((scores[99] - log(100)).magnitude < 1e-5)
    #expect((scores[49] - log(2)).magnitude < 0.03)
    var probes = NumericTable(["x"], rows: [[1000], [.nan]])
    #expect(try model.scores(of: probes)[0] > log(100))
    #expect(try (model.scores(of: probes)[1] - log(2)).magnitude < 1e-5)
    probes = NumericTable(["x", "y"], rows: [[1, 2]])
    #expect(throws: LearningError.columnCount(expected: 1, found: 2)) {
      try model.scores(of: probes)
    }
  }

  @Test("strange rows are found by every method", arguments: OutlierMethod.allCases)
  func strangeRows(method: OutlierMethod) throws {
    let (table, labels) = GeneratedTable.cloud(
      rows: 800, columns: 5, strange: 8, distance: 8, seed: 4)
    let model = try OutlierModel.fit(table, method: method)
    let quality = try RankingQuality(scores: model.scores(of: table), labels: labels)
    #expect(quality.areaUnderROC > 0.97)
    // A row's score does not depend on the rows beside it.
    let alone = NumericTable(columns: table.columns, values: table.row(3))
    #expect(
      try (model.scores(of: alone)[0] - model.scores(of: table)[3]).magnitude < 1e-9)
  }

  @Test("what lies past three spreads counts by its logarithm, without a step")
  func compression() throws {
    #expect(CombinedDetector.compressed(2.5) == 2.5)
    #expect((CombinedDetector.compressed(3.0001) - 3.0001).magnitude < 1e-7)
    #expect(CombinedDetector.compressed(-12) == -(3 + log(10)))
    let scale = ColumnScale(middle: 5, spread: 2)
    let (table, _) = GeneratedTable.cloud(rows: 60, columns: 2, strange: 1, distance: 6, seed: 4)
    let model = OutlierModel.tails(try TailProbability.fit(table, seed: 0))
    let member = CombinedDetector.Member(model: model, scale: scale, weight: 0.5, threshold: 1)
    #expect(member.share(of: 9) == 0.5)
    #expect(member.share(of: -9) == 0)
  }

  @Test("a file nested in itself is refused")
  func nesting() throws {
    let (table, _) = GeneratedTable.cloud(rows: 60, columns: 2, strange: 1, distance: 6, seed: 4)
    let inner = try CombinedDetector.fit(table).model
    var writer = ModelWriter()
    writer.write(UInt32(1))
    for value in [1.0, 0, 0, 1] { writer.write(value) }
    writer.write(UInt32(inner.count))
    writer.bytes += inner
    let outer = ModelFile.framed(.combined, content: writer.bytes)
    #expect(throws: LearningError.self) { try CombinedDetector(model: outer) }
  }
}
