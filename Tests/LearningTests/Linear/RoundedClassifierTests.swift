import Testing

@testable import Learning

@Suite("Classifiers with rounded weights")
struct RoundedClassifierTests {
  /// Rows of three features out of thirty, whose class the first two decide.
  private static func table(rows: Int, seed: UInt64) -> (SparseTable, [Int]) {
    var random = RandomSource(seed: seed)
    var table = SparseTable(featureCount: 30)
    var labels: [Int] = []
    for _ in 0..<rows {
      let (left, right) = (Int32(random.below(10)), Int32(10 + random.below(10)))
      table.append(SparseVector([(left, 1), (right, 0.5), (Int32(20 + random.below(10)), 1)]))
      labels.append(random.unit() < 0.9 ? Int(left + right) % 4 : random.below(4))
    }
    return (table, labels)
  }

  private static let keys = (0..<30).map { FeatureKey(UInt32($0), sort: 3) }

  private func features(_ row: SparseVector) -> [(key: FeatureKey, value: Float)] {
    zip(row.features, row.values).map { (Self.keys[Int($0)], $1) }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func itSaysWhatTheWholeModelSays(seed: UInt64) throws {
    let (table, labels) = Self.table(rows: 800, seed: seed)
    let whole = try LogisticRegression.fit(table, labels: labels, classCount: 4)
    let rounded = RoundedClassifier(whole, keys: Self.keys)
    for row in 0..<50 {
      let found = rounded.probabilities(of: features(table[row]))
      #expect(abs(found.reduce(0, +) - 1) < 1e-9)
      for (chance, wanted) in zip(found, whole.probabilities(of: table[row])) {
        // Three weights, each wrong by half of a 31st of the largest at most.
        #expect(abs(chance - wanted) < 0.06, "seed \(seed)")
      }
    }
  }

  @Test func whatIsNotKnownIsPassedOver() throws {
    let (table, labels) = Self.table(rows: 400, seed: 9)
    let model = RoundedClassifier(
      try LogisticRegression.fit(table, labels: labels, classCount: 4), keys: Self.keys)
    let known = features(table[0])
    #expect(
      model.probabilities(of: known + [(FeatureKey(99, sort: 3), 5)])
        == model.probabilities(of: known))
    #expect(FeatureKey(1, 2, sort: 3) != FeatureKey(2, 1, sort: 3))
    #expect(FeatureKey(1, sort: 3) != FeatureKey(1, sort: 4))
  }

  /// Classes far apart need more than one step of the distance.
  @Test func itComesBackFromItsBytes() throws {
    var table = SparseTable(featureCount: 2)
    for row in 0..<40 { table.append(SparseVector([(Int32(row % 2), 1)])) }
    let model = RoundedClassifier(
      try LogisticRegression.fit(
        table, labels: (0..<40).map { $0 % 2 == 0 ? 3 : 900 }, classCount: 1_000),
      keys: Array(Self.keys.prefix(2)))
    let prior = SequencePrior(
      names: [["a"]], models: [], counts: [[1]], weights: [[0.5]], classifiers: [model, model])
    let back = try SequencePrior(file: prior.file())
    #expect(back.classifiers == [model, model])
    #expect(back.file() == prior.file())
  }

  @Test func damagedOnesAreRefusedOrHarmless() throws {
    let (table, labels) = Self.table(rows: 200, seed: 2)
    let model = RoundedClassifier(
      try LogisticRegression.fit(table, labels: labels, classCount: 4), keys: Self.keys)
    let bytes = SequencePrior(
      names: [], models: [], counts: [], weights: [], classifiers: [model]
    ).file()
    for seed in UInt64(0)..<400 {
      var random = RandomSource(seed: seed)
      var hostile = bytes
      for _ in 0..<1 + random.below(4) {
        hostile[20 + random.below(bytes.count - 28)] = UInt8(truncatingIfNeeded: random.next())
      }
      let read = try? SequencePrior(file: ModelBytes.resealed(hostile))
      for classifier in read?.classifiers ?? [] {
        let chances = classifier.probabilities(of: features(table[0]))
        #expect(chances.allSatisfy { (0...1).contains($0) }, "seed \(seed)")
      }
    }
  }
}
