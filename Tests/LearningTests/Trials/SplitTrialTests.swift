import Learning
import Testing

@Suite("Two shares of different cases") struct SplitTrialTests {
  /// How often each verdict comes when one is taken with one chance and the other with another.
  private func verdicts(_ one: Double, _ other: Double) -> (better: Int, worse: Int, pairs: Int) {
    var sums = (better: 0, worse: 0, pairs: 0)
    for seed in 0..<400 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      var trial = SplitTrial(mostPairs: 2_000)
      while trial.verdict == .undecided {
        // A session has twenty offers of the one or of the other.
        let isFirst = random.below(2) == 0
        for _ in 0..<20 {
          trial.add(isFirst: isFirst, isTaken: random.unit() < (isFirst ? one : other))
        }
      }
      sums.better += trial.verdict == .better ? 1 : 0
      sums.worse += trial.verdict == .worse ? 1 : 0
      sums.pairs += trial.pairs.cases
    }
    return sums
  }

  /// Odds of 1.5 to 1 in either direction: at most 5 % are wrong, with room for chance.
  @Test func wrongDecisionsAreAsRareAsTheyShouldBe() {
    let better = verdicts(0.5, 0.4)
    #expect(better.worse <= 28)
    #expect(better.better >= 372)
    let worse = verdicts(0.4, 0.5)
    #expect(worse.better <= 28)
    // It stops early: a test of fixed size needs 400 of each for as much.
    #expect(better.pairs / 400 < 120)
  }

  @Test func aLargeDifferenceIsSoonClear() {
    let clear = verdicts(0.6, 0.1)
    #expect(clear.worse == 0 && clear.pairs / 400 < 40)
  }

  @Test func offersOfOneAloneDecideNothing() {
    var trial = SplitTrial()
    for _ in 0..<1_000 { trial.add(isFirst: true, isTaken: true) }
    #expect(trial.verdict == .undecided && trial.pairs.cases == 0)
    #expect(trial.first.offers == 1_000 && trial.second.share == nil)
    trial.add(isFirst: false, isTaken: false)
    #expect(trial.pairs.wins == 1)
  }
}
