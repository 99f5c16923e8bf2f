import Testing

@testable import Learning

@Suite("Calibration") struct CalibrationTests {
  private static let rows = ReferenceTable.scored(seed: 3, rows: 200)

  /// scikit-learn ends its search when the gradient is 1e-5 or so; the loss is flat at its end.
  @Test("the sigmoid is scikit-learn's")
  func platt() throws {
    let platt = try PlattScaling.fit(scores: Self.rows.chances, labels: Self.rows.labels)
    #expect(abs(platt.slope + 1.93023404) < 1e-4)
    #expect(abs(platt.offset - 0.88950699) < 1e-4)
    #expect(platt.chance(of: .nan) == 0.5)
    #expect(platt.chance(of: 1e300) == 1)
  }

  @Test("the sigmoid does not depend on the scores' unit, and bears labels of one kind")
  func plattExtremes() throws {
    let (chances, labels) = Self.rows
    let small = try PlattScaling.fit(scores: chances, labels: labels)
    let large = try PlattScaling.fit(scores: chances.map { $0 * 1e200 }, labels: labels)
    #expect(abs(large.chance(of: 0.7e200) - small.chance(of: 0.7)) < 1e-9)
    let same = try PlattScaling.fit(scores: chances, labels: chances.map { _ in 1 })
    #expect(abs(same.chance(of: 0.5) - 201.0 / 202) < 1e-3)
    let constant = try PlattScaling.fit(scores: labels.map { _ in 4 }, labels: labels)
    let share = labels.reduce(0, +) / 200
    #expect(abs(constant.chance(of: 4) - share) < 0.01)
    let apart = try PlattScaling.fit(scores: labels.map { $0 * 9 - 3 }, labels: labels)
    #expect(apart.chance(of: 6) > 0.98)
    #expect(apart.chance(of: -3) < 0.02)
  }

  /// Sums in another order: 12 digits agree, and 9 were committed.
  @Test("the curve that never falls is scikit-learn's")
  func isotonic() throws {
    let curve = try IsotonicRegression.fit(scores: Self.rows.chances, targets: Self.rows.labels)
    let wanted = [
      0, 0.166666667, 0.44, 0.522727273, 0.522727273, 0.558139535, 0.714285714, 0.714285714, 1,
    ]
    for (score, wanted) in zip([-1, 0.05, 0.2, 0.4, 0.5, 0.6, 0.8, 0.95, 2], wanted) {
      #expect(abs(curve.value(at: score) - wanted) < 1e-8)
    }
    let weighted = try IsotonicRegression.fit(
      scores: [1, 2, 2, 3, 4, 5], targets: [1, 3, 0, 2, 5, 4], weights: [1, 2, 1, 1, 3, 1])
    for (score, wanted) in zip([1, 1.5, 2, 3, 3.5, 4, 5], [1, 1.5, 2, 2, 3.375, 4.75, 4.75]) {
      #expect(abs(weighted.value(at: score) - wanted) < 1e-12)
    }
  }

  /// The pooled curve has the least squared error of all that never fall: no move of a run of
  /// heights that keeps the order is better.
  @Test("no other curve that never falls is nearer", arguments: 0..<200 as Range<UInt64>)
  func isotonicOptimum(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let count = 1 + random.below(30)
    let scores = (0..<count).map { _ in Double(random.below(12)) }
    let targets = (0..<count).map { _ in random.normal() }
    let weights = (0..<count).map { _ in random.unit() + 0.01 }
    let curve = try IsotonicRegression.fit(scores: scores, targets: targets, weights: weights)
    func error(_ height: (Double) -> Double) -> Double {
      zip(scores, zip(targets, weights)).reduce(0) {
        let distance = height($1.0) - $1.1.0
        return $0 + $1.1.1 * distance * distance
      }
    }
    let least = error(curve.value)
    #expect(zip(curve.heights, curve.heights.dropFirst()).allSatisfy { $0 <= $1 })
    for corner in 0...12 {
      for move in [-0.01, 0.01] {
        // All from a score on up, or all below it down: the order stays.
        let moved = error {
          move > 0
            ? curve.value(at: $0) + ($0 >= Double(corner) ? move : 0)
            : curve.value(at: $0) + ($0 < Double(corner) ? move : 0)
        }
        #expect(moved >= least - 1e-12, "seed \(seed)")
      }
    }
  }

  /// The loss has a flat end: two minimisers that stop when it no longer falls agree to five digits
  /// in the temperature and to nine in the loss.
  @Test("the temperature is SciPy's")
  func temperature() throws {
    let (chances, labels) = Self.rows
    let rows = chances.map { [1 - $0, $0] }
    let scaling = try TemperatureScaling.fit(probabilities: rows, labels: labels.map { Int($0) })
    #expect(abs(scaling.temperature - 2.90362723) < 1e-4)
    let scaled = rows.map { scaling.probabilities(of: $0)[1] }
    let quality = try CalibrationQuality(chances: scaled, labels: labels)
    #expect(abs(quality.logLoss - 0.657798687) < 1e-9)
    // Before it was 0.137.
    #expect(quality.expectedError < 0.1)
    let sure = try TemperatureScaling.fit(probabilities: [[1, 0], [0, 1]], labels: [0, 1])
    #expect(sure.probabilities(of: [0.6, 0.4])[0] > 0.6)
    #expect(sure.probabilities(of: [0, 1]).allSatisfy { (0...1).contains($0) })
  }

  @Test("the measures are scikit-learn's")
  func measures() throws {
    let (chances, labels) = Self.rows
    let quality = try CalibrationQuality(chances: chances, labels: labels)
    #expect(abs(quality.brierScore - 0.255128809) < 1e-8)
    #expect(abs(quality.expectedError - 0.137468327) < 1e-8)
    let rows = chances.map { [1 - $0, $0] }
    let both = try CalibrationQuality.brierScore(rows, labels: labels.map { Int($0) })
    #expect(abs(both - 2 * quality.brierScore) < 1e-12)
    let ends = try CalibrationQuality(chances: [0, 1], labels: [0, 1])
    #expect(ends.brierScore == 0 && ends.expectedError == 0)
  }

  @Test("what can't be is refused")
  func refusals() {
    #expect(throws: LearningError.noRows) { try PlattScaling.fit(scores: [], labels: []) }
    #expect(throws: LearningError.wrongLabel(row: 1, value: 2)) {
      try PlattScaling.fit(scores: [1, 2], labels: [1, 2])
    }
    #expect(throws: LearningError.notFinite(name: "the score", row: 0)) {
      try PlattScaling.fit(scores: [.nan], labels: [1])
    }
    #expect(throws: LearningError.noRows) { try IsotonicRegression.fit(scores: [], targets: []) }
    #expect(throws: LearningError.notFinite(name: "the target", row: 1)) {
      try IsotonicRegression.fit(scores: [1, 2], targets: [1, .infinity])
    }
    #expect(throws: LearningError.noWeight) {
      try IsotonicRegression.fit(scores: [1], targets: [1], weights: [0])
    }
    #expect(throws: LearningError.notFinite(name: "the chance", row: 0)) {
      try CalibrationQuality(chances: [1.5], labels: [1])
    }
    #expect(throws: LearningError.labelCount(expected: 1, found: 2)) {
      try CalibrationQuality(chances: [0.5], labels: [1, 0])
    }
    #expect(throws: LearningError.wrongClass(row: 0, value: 2, classes: 2)) {
      try TemperatureScaling.fit(probabilities: [[0.5, 0.5]], labels: [2])
    }
    #expect(throws: LearningError.notFinite(name: "the chance", row: 0)) {
      try TemperatureScaling.fit(probabilities: [[.nan, 0.5]], labels: [1])
    }
  }

  @Test("a file gives back each of them, and a broken one is refused")
  func files() throws {
    let (chances, labels) = Self.rows
    let all: [Calibration] = [
      .platt(try PlattScaling.fit(scores: chances, labels: labels)),
      .isotonic(try IsotonicRegression.fit(scores: chances, targets: labels)),
      .temperature(
        try TemperatureScaling.fit(
          probabilities: chances.map { [1 - $0, $0] }, labels: labels.map { Int($0) })),
    ]
    for calibration in all {
      #expect(try Calibration(model: calibration.model) == calibration)
      try ModelFileChecks.check(calibration.model) { (bytes) throws(LearningError) in
        try Calibration(model: bytes)
      } use: { read in
        switch read {
        case .platt(let platt): #expect((0...1).contains(platt.chance(of: 0.3)))
        case .isotonic(let isotonic): _ = isotonic.value(at: 0.3)
        case .temperature(let scaling): #expect(scaling.probabilities(of: [0.5, 0.5]).count == 2)
        }
      }
    }
  }
}
