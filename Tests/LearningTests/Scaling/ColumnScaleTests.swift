import Testing

@testable import Learning

@Suite("Scales of columns") struct ColumnScaleTests {
  @Test("the standard scale is mean and standard deviation")
  func standard() {
    let scale = ColumnScale(of: [2, 4, 4, 4, 5, 5, 7, 9, .nan], kind: .standard)
    #expect(scale == ColumnScale(middle: 5, spread: 2))
    #expect(scale.scaled(9, limit: 10) == 2)
    #expect(scale.scaled(.nan, limit: 10) == 0)
    #expect(scale.scaled(.infinity, limit: 10) == 10)
    #expect(scale.scaled(-1e300, limit: 3) == -3)
  }

  @Test("the robust scale is not moved by a few strange values")
  func robust() {
    let usual: [Double] = (0..<101).map { Double($0) }
    let scale = ColumnScale(of: usual, kind: .robust)
    #expect(scale.middle == 50)
    #expect((scale.spread - 50 / 1.349).magnitude < 1e-9)
    let strange = ColumnScale(of: usual + [1e9, Double.infinity], kind: .robust)
    #expect((strange.middle - 51).magnitude < 1)
    #expect((strange.spread - scale.spread).magnitude < 1)
  }

  @Test("the robust scale of a column that is mostly one value is the standard deviation")
  func mostlyEqual() {
    let values: [Double] = [0, 0, 0, 0, 0, 0, 0, 3, 3]
    let robust = ColumnScale(of: values, kind: .robust)
    #expect(robust.middle == 0)
    #expect(robust.spread == ColumnScale(of: values, kind: .standard).spread)
    #expect(robust.spread > 0)
  }

  @Test("equal, missing and huge values have a finite scale", arguments: ColumnScale.Kind.allCases)
  func extremes(kind: ColumnScale.Kind) {
    #expect(ColumnScale(of: [], kind: kind) == ColumnScale(middle: 0, spread: 0))
    #expect(ColumnScale(of: [.nan, .nan], kind: kind).spread == 0)
    // 0.1 has no exact sum: a mean of many must not make a spread out of that.
    let equal = ColumnScale(of: [Double](repeating: 0.1, count: 1000), kind: kind)
    #expect(equal.spread == 0)
    #expect(equal.scaled(7, limit: 9) == 0)
    let huge = ColumnScale(
      of: [-.greatestFiniteMagnitude, .greatestFiniteMagnitude, .infinity, 1], kind: kind)
    #expect(huge.spread.isFinite && huge.spread > 0)
    #expect(huge.scaled(-.infinity, limit: 50).isFinite)
  }

  @Test("levels become surprises: a rare one is far out, an unknown one at least as far")
  func surprises() {
    var table = NumericTable(columns: [
      Column("kind", levelNames: ["a", "b", "rare"]), Column("k"),
    ])
    for row in 0..<100 { table.append([row == 0 ? 2 : Double(row % 2), 3]) }
    let encoder = RowEncoder(table, rows: Array(0..<100), kind: .standard, limit: 100)
    #expect(encoder.dimension == 1)
    var probes = NumericTable(columns: table.columns)
    for level in [0, 2, 3, .nan, -1] { probes.append([level, 3]) }
    let points = encoder.points(of: probes, rows: 0..<5)
    #expect(points[1] > points[0] + 3)
    #expect(points[2] >= points[1] && points[4] == points[2])
    #expect(points[3] == 0)
  }
}
