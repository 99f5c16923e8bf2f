import Testing

@testable import Learning

@Suite("Order by what was taken")
struct RankingTests {
  @Test func aRankerFollowsWhatIsTaken() {
    var ranker = PairwiseRanker(weights: [1, 0])
    #expect(ranker.score([1, 0]) > ranker.score([0, 1]))
    for _ in 0..<300 { ranker.learn(taken: [0, 1], ignored: [1, 0]) }
    #expect(ranker.score([0, 1]) > ranker.score([1, 0]))
  }

  @Test func itGoesBackWhenChoicesSayNothing() {
    var ranker = PairwiseRanker(weights: [1, 0])
    for _ in 0..<300 { ranker.learn(taken: [0, 1], ignored: [1, 0]) }
    for _ in 0..<5_000 { ranker.learn(taken: [0.5, 0.5], ignored: [0.5, 0.5]) }
    #expect(abs(ranker.weights[0] - 1) < 0.01 && abs(ranker.weights[1]) < 0.01)
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func weightsOfGeneratedChoicesAreFound(seed: UInt64) {
    let truth = [3.0, -2.0, 0.0]
    var random = RandomSource(seed: seed)
    var trainer = ChoiceTrainer(featureCount: 3)
    for _ in 0..<4_000 {
      let rows = (0..<15).map { _ in Float(random.unit()) }
      // The Gumbel trick draws a choice with the chances of the logit.
      let scores = (0..<5).map { row in
        PairwiseRanker.score(rows[(row * 3)..<(row * 3 + 3)], truth)
          - Self.logarithm(-Self.logarithm(max(1e-12, random.unit())))
      }
      let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
      trainer.add(rows, taken: best, weight: 1)
    }
    let weights = trainer.weights(rounds: 300, decay: 0)
    for (found, true_) in zip(weights, truth) { #expect(abs(found - true_) < 0.25, "seed \(seed)") }
  }

  /// One step of the gradient, computed by hand: chances of two equal candidates are a half each.
  @Test func oneChoiceMovesAlongTheGradient() {
    var ranker = ChoiceRanker(weights: [0, 0], rate: 0.1, restoring: 0)
    ranker.learn(taken: 1, of: [1, 0, 0, 1])
    #expect(abs(ranker.weights[0] + 0.05) < 1e-9 && abs(ranker.weights[1] - 0.05) < 1e-9)
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func choicesMoveTheWeightsAndSilenceBringsThemBack(seed: UInt64) {
    var random = RandomSource(seed: seed)
    var ranker = ChoiceRanker(weights: [1, 0], rate: 0.05, restoring: 0.01)
    func rows() -> [Float] { (0..<12).map { _ in Float(random.unit()) } }
    for _ in 0..<400 {
      let rows = rows()
      let best = (0..<6).max { rows[$0 * 2 + 1] < rows[$1 * 2 + 1] } ?? 0
      ranker.learn(taken: best, of: rows)
    }
    #expect(ranker.weights[1] > ranker.weights[0], "seed \(seed)")
    for _ in 0..<2_000 { ranker.learn(taken: 0, of: [0.5, 0.5, 0.5, 0.5]) }
    #expect(abs(ranker.weights[0] - 1) < 0.01 && abs(ranker.weights[1]) < 0.01)
  }

  @Test func aUseFadesByHalf() {
    var frecency = Frecency(at: 10)
    #expect(abs(frecency.score(at: 11) - 0.5) < 1e-9)
    frecency.use(at: 11)
    #expect(abs(frecency.score(at: 11) - 1.5) < 1e-9)
    #expect(frecency > Frecency(at: 11))
    // A clock that runs backwards adds what the use would be worth.
    frecency.use(at: 9)
    #expect(abs(frecency.score(at: 11) - 1.75) < 1e-9)
  }

  private static func logarithm(_ value: Double) -> Double {
    // ln by halving: tests need no C library.
    var (x, power) = (value, 0.0)
    while x > 1.5 { (x, power) = (x / 2, power + 1) }
    while x < 0.75 { (x, power) = (x * 2, power - 1) }
    let ratio = (x - 1) / (x + 1)
    var (term, sum) = (ratio, 0.0)
    for odd in stride(from: 1.0, to: 40, by: 2) {
      sum += term / odd
      term *= ratio * ratio
    }
    return 2 * sum + power * 0.693_147_180_559_945_3
  }
}
