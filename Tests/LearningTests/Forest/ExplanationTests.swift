import Testing

@testable import Learning

@Suite("Explanation") struct ExplanationTests {
  private func forest(seed: UInt64) throws -> (IsolationForest, NumericTable) {
    var (table, _) = GeneratedTable.cloud(
      rows: 600, columns: 6, strange: 6, distance: 7, seed: seed)
    table.append([0, 0, 0, .nan, 0, 0])
    return (try IsolationForest.fit(table, options: .init(seed: seed)), table)
  }

  @Test(
    "the parts add up to the score's difference from the base's", arguments: 0..<20 as Range<UInt64>
  )
  func additive(seed: UInt64) throws {
    let (forest, table) = try forest(seed: seed)
    for index in [0, 3, 17, 100, 599, 600] {
      let row = table.row(index)
      let explanation = forest.explain(row)
      let sum = explanation.parts.reduce(0) { $0 + $1.contribution }
      #expect((sum - (explanation.score - explanation.baseScore)).magnitude < 1e-12)
      #expect((explanation.score - forest.score(row)).magnitude < 1e-12)
      #expect(explanation.parts.count == 6)
      #expect(
        explanation.parts.map(\.contribution)
          == explanation.parts.map(\.contribution).sorted(by: >))
    }
  }

  @Test("the column that was moved comes first, beside its usual values")
  func names() throws {
    let (forest, _) = try forest(seed: 4)
    for column in 0..<6 {
      var row = [Double](repeating: 0, count: 6)
      row[column] = 9
      let first = try #require(forest.explain(row).parts.first)
      #expect(first.column == column)
      #expect(first.name == "c\(column)")
      #expect(first.value == 9)
      #expect(first.usual.median.magnitude < 0.3)
      let range = try #require(first.usual.usualRange)
      #expect(range.lowerBound < -1.2 && range.upperBound > 1.2 && range.upperBound < 2.5)
    }
  }

  @Test("rows that say nothing explain nothing")
  func constant() throws {
    let forest = try IsolationForest.fit(
      NumericTable(["x"], rows: Array(repeating: [1], count: 10)))
    let explanation = forest.explain([5])
    #expect(explanation.parts.map(\.contribution) == [0])
    #expect(explanation.score == explanation.baseScore)
  }

  @Test("one changed value makes a row usual")
  func counterfactual() throws {
    var table = NumericTable(["peers", "bytes", "ports"], rows: [])
    var random = RandomSource(seed: 8)
    for index in 0..<2000 {
      let isBusy = index % 200 == 0
      table.append([
        Double(isBusy ? 50 + random.below(450) : 5 + random.below(20)),
        1000 + 200 * random.normal(), Double(random.below(6)),
      ])
    }
    let forest = try IsolationForest.fit(table, options: .init(seed: 1))
    let row = [410.0, 1010, 3]
    let threshold = forest.score([24, 1010, 3]) + 0.02
    #expect(forest.score(row) > threshold)
    let result = try #require(forest.counterfactual(for: row, under: threshold))
    #expect(result.changes.map(\.name) == ["peers"])
    let change = try #require(result.changes.first)
    #expect(change.from == 410)
    let value = change.to
    #expect(value < 60 && value >= 14 && value == value.rounded())
    #expect(result.score < threshold)
    #expect(forest.score([value, 1010, 3]) == result.score)
    // One that is usual already needs no change.
    #expect(forest.counterfactual(for: [12, 1000, 3], under: 0.6)?.changes.isEmpty == true)
    #expect(forest.counterfactual(for: row, under: 0) == nil)
  }

  @Test("several changes are found when one does not do", arguments: 0..<10 as Range<UInt64>)
  func severalChanges(seed: UInt64) throws {
    let (forest, table) = try forest(seed: seed)
    let row = [8.0, -8, 0, 0, 9, 0]
    let usual = try forest.scores(of: table).sorted()[450]
    #expect(forest.counterfactual(for: row, under: usual, limit: 1) == nil)
    let result = try #require(forest.counterfactual(for: row, under: usual, limit: 6))
    #expect(result.changes.count > 1)
    #expect(result.score < usual)
    var changed = row
    for change in result.changes {
      #expect(change.from == row[change.column])
      // Towards the median, which is near 0, and not past it.
      #expect(change.to.magnitude < change.from.magnitude)
      changed[change.column] = change.to
    }
    #expect(forest.score(changed) == result.score)
    #expect(
      Set(result.changes.map(\.column)).isSuperset(of: [0, 1, 4]) || result.changes.count < 3)
  }

  @Test(
    "a suggested value has few digits",
    arguments: [
      (11.3, 17.9, true, true, 17.0), (11.3, 17.9, false, true, 12),
      (0.0312, 0.0388, true, false, 0.038),
      (140, 460, true, false, 400), (-7.2, -1.1, false, true, -7), (5, 5.5, true, true, 5.5),
    ])
  func roundest(low: Double, high: Double, nearHigh: Bool, isWhole: Bool, expected: Double) {
    let value = IsolationForest.roundest(
      above: low, upTo: high, nearHigh: nearHigh, isWhole: isWhole)
    #expect(value == expected)
  }
}
