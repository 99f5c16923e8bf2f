import Learning
import Testing

@Suite("Choosing by chance per cost") struct RatioBanditTests {
  @Test("without drawing, the best ratio wins, and the first of equals")
  func means() {
    var random = RandomSource(seed: 1)
    let arms = [
      BetaArm(chance: 0.5, cost: 10, strength: 4), BetaArm(chance: 0.2, cost: 1, strength: 4),
      BetaArm(chance: 0.2, cost: 1, strength: 8),
    ]
    #expect(RatioBandit.choose(arms, explores: false, random: &random) == 1)
    #expect(RatioBandit.choose([], explores: true, random: &random) == nil)
  }

  @Test(
    "numbers of the beta distribution have its mean and variance",
    arguments: [
      (0.5, 0.5), (2, 5), (30, 10),
    ])
  func beta(alpha: Double, beta: Double) {
    var random = RandomSource(seed: 7)
    let draws = (0..<20_000).map { _ in random.beta(alpha, beta) }
    let mean = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    let sum = alpha + beta
    #expect(abs(mean - alpha / sum) < 0.01)
    #expect(abs(variance - alpha * beta / (sum * sum * (sum + 1))) < 0.005)
    #expect(draws.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test("what works most often for its cost is found, whatever was supposed")
  func learns() {
    let chances = [0.1, 0.7, 0.3]
    let costs = [1.0, 2.0, 1.0]
    var arms = [0.5, 0.1, 0.3].map { BetaArm(chance: $0, cost: 1, strength: 4) }
    var random = RandomSource(seed: 3)
    var taken = [0, 0, 0]
    for round in 0..<600 {
      guard let arm = RatioBandit.choose(arms, explores: true, random: &random) else { continue }
      let worked = random.unit() < chances[arm]
      arms[arm].observe(successes: worked ? 1 : 0, failures: worked ? 0 : 1, cost: costs[arm])
      if round >= 300 { taken[arm] += 1 }
    }
    #expect(taken[1] > 240)
  }

  @Test("nonsense is not taken in")
  func nonsense() {
    var arm = BetaArm(chance: 0.5, cost: 1, strength: 2)
    let before = arm
    arm.observe(successes: -1, failures: 0, cost: 1)
    arm.observe(successes: 1, failures: 0, cost: .nan)
    #expect(arm == before)
  }
}
