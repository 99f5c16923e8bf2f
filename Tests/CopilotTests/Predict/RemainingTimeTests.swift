import Copilot
import TestSupport
import Testing

@Suite("What is left of a running command")
struct RemainingTimeTests {
  private func estimate(_ low: Double, _ middle: Double, _ high: Double) -> DurationEstimate {
    var estimate = DurationEstimate(command: "c", basis: "options", samples: 1)
    (estimate.p10, estimate.p50, estimate.p90) = (low, middle, high)
    return estimate
  }

  @Test func beginsWithTheMedianAndEndsAfterTheRange() throws {
    let estimate = estimate(8, 10, 14)
    let begin = try #require(RemainingTime(estimate, elapsedSeconds: 0))
    #expect(begin.fraction == 0)
    #expect(abs(begin.seconds - 10) < 1e-9)
    let late = try #require(RemainingTime(estimate, elapsedSeconds: 10))
    // Of those that take longer than 10 s, half are done between 10 s and the three quarters of all.
    #expect(abs(late.seconds - 2.5) < 1e-9)
    #expect(RemainingTime(estimate, elapsedSeconds: 16.01) == nil)
  }

  @Test func unknownDurationsGiveNothing() {
    let unknown = DurationEstimate(command: "c", basis: "until stopped", samples: 3)
    #expect(RemainingTime(unknown, elapsedSeconds: 1) == nil)
    #expect(RemainingTime(estimate(1, 2, 3), elapsedSeconds: -1) == nil)
    #expect(RemainingTime(estimate(1, 2, 3), elapsedSeconds: .nan) == nil)
    #expect(RemainingTime(estimate(0, 0, 0), elapsedSeconds: 0) == nil)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theBarNeverGoesBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let low = Double.random(in: 0.01...100, using: &random)
    let middle = low * Double.random(in: 1...5, using: &random)
    let high = middle * Double.random(in: 1...5, using: &random)
    let estimate = estimate(low, middle, high)
    var fraction = 0.0
    for step in 0..<400 {
      let elapsed = Double(step) * high / 200
      guard
        let remaining = RemainingTime(estimate, elapsedSeconds: elapsed, shown: fraction)
      else {
        #expect(elapsed >= high)
        break
      }
      #expect(remaining.fraction >= fraction - 1e-12)
      #expect((0...1).contains(remaining.fraction))
      #expect(remaining.seconds >= 0 && remaining.seconds <= high * 2)
      fraction = remaining.fraction
    }
  }
}
