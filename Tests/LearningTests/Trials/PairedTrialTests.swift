import Learning
import Testing

@Suite struct PairedTrialTests {
  /// Runs a trial in which the first model does better with a probability, worse with another.
  private func run(better: Double, worse: Double, seed: UInt64) -> PairedTrial {
    var random = RandomSource(seed: seed)
    var trial = PairedTrial()
    while trial.verdict == .undecided {
      let draw = random.unit()
      let (own, other): (Double, Double) =
        draw < better ? (1, 0) : draw < better + worse ? (0, 1) : (1, 1)
      trial.add(own, against: other)
    }
    return trial
  }

  @Test func tellsTheBetterOneWithinItsErrorRate() {
    var wrong = 0
    var cases = 0
    for seed in 0..<400 as Range<UInt64> {
      // Of the lines on which they differ the first one has six in ten: the edge of the test.
      let trial = run(better: 0.24, worse: 0.16, seed: seed)
      if trial.verdict == .worse { wrong += 1 }
      cases += trial.cases
    }
    // One in twenty is promised; three standard deviations of 400 draws above that are 33.
    #expect(wrong <= 33)
    #expect(cases / 400 < 400)
  }

  @Test func endsSoonWhenOneIsUseless() {
    let trial = run(better: 0, worse: 0.4, seed: 7)
    #expect(trial.verdict == .worse)
    #expect(trial.cases < 50)
  }

  @Test func aDrawEnds() {
    var trial = PairedTrial(mostCases: 20)
    for _ in 0..<30 { trial.add(1, against: 1) }
    #expect(trial.verdict == .equal)
    #expect(trial.cases == 20)
  }

  @Test func nothingIsTakenInAfterTheEnd() {
    var trial = PairedTrial()
    for _ in 0..<100 { trial.add(1, against: 0) }
    #expect(trial.verdict == .better)
    #expect(trial.wins == 8)
  }
}
