import Learning
import Testing

@Suite struct ChangePointTests {
  private func levels(_ parts: [(count: Int, level: Double)], seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    return parts.flatMap { part in
      (0..<part.count).map { _ in part.level + random.normal() }
    }
  }

  /// The dam at Aswan: the flow fell after 1898, the 28th year.
  @Test func theNileChangedIn1899() {
    #expect(ChangePoints.find(in: nile) == [28])
    #expect(ChangePoints.find(in: nile, cost: .meanAndVariance, leastLength: 5) == [28])
  }

  @Test func changesAreFoundWhereTheyAre() {
    var missed = 0
    for seed in 0..<50 as Range<UInt64> {
      let values = levels([(40, 0), (35, 4), (45, -1)], seed: seed)
      let found = ChangePoints.find(in: values)
      if found.count != 2 || abs(found[0] - 40) > 2 || abs(found[1] - 75) > 2 { missed += 1 }
    }
    #expect(missed <= 4)
  }

  @Test func calmSeriesHaveNone() {
    var alarms = 0
    for seed in 0..<100 as Range<UInt64>
    where !ChangePoints.find(in: levels([(100, 5)], seed: seed)).isEmpty { alarms += 1 }
    #expect(alarms <= 10)
  }

  @Test func aChangeOfSpreadIsFoundByTheCostThatKnowsIt() throws {
    var found = 0
    for seed in 0..<20 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      let values = (0..<120).map { random.normal() * ($0 < 60 ? 1 : 6) }
      let places = ChangePoints.find(in: values, cost: .meanAndVariance, leastLength: 5)
      if places.contains(where: { abs($0 - 60) <= 4 }) { found += 1 }
    }
    #expect(found >= 17)
  }

  @Test func gapsKeepTheirPlaces() throws {
    var values = levels([(30, 0), (30, 8)], seed: 1)
    for place in [3, 4, 29, 50] { values[place] = .nan }
    let found = ChangePoints.find(in: values)
    #expect(found.count == 1 && abs((found.first ?? 0) - 30) <= 1)
  }

  @Test func nothingAndTheSameThroughoutHaveNone() {
    #expect(ChangePoints.find(in: []).isEmpty)
    #expect(ChangePoints.find(in: [1, 2]).isEmpty)
    #expect(ChangePoints.find(in: [Double](repeating: 4, count: 80)).isEmpty)
  }

  @Test func aStepWithoutNoiseIsFound() {
    let values = (0..<40).map { $0 < 20 ? 1.0 : 2.0 }
    #expect(ChangePoints.find(in: values) == [20])
  }
}
