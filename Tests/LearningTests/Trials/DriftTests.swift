import Learning
import Testing

@Suite struct DriftTests {
  private func stream(_ counts: [(count: Int, share: Double)], seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    return counts.flatMap { part in
      (0..<part.count).map { _ in random.unit() < part.share ? 1 : 0 }
    }
  }

  @Test func aRiseInErrorsIsNoticedAndCalmIsNot() {
    var late = 0
    var alarms = 0
    for seed in 0..<50 as Range<UInt64> {
      var calm = PageHinkley()
      for value in stream([(500, 0.4)], seed: seed) { calm.add(value) }
      if calm.hasRisen { alarms += 1 }
      var watch = PageHinkley()
      for value in stream([(200, 0.3), (100, 0.8)], seed: seed) { watch.add(value) }
      if !watch.hasRisen { late += 1 }
    }
    #expect(late == 0)
    #expect(alarms <= 5)
  }

  @Test func whatIsNoNumberIsLeftOut() {
    var watch = PageHinkley()
    watch.add(.nan)
    watch.add(.infinity)
    #expect(watch.count == 0 && !watch.hasRisen)
  }

  /// The index by hand: p = (0.5, 0.5), q = (0.8, 0.2) give 0.3 ln 1.6 - 0.3 ln 0.4.
  @Test func theIndexIsThatOfItsDefinition() {
    let index = PopulationStability.index([5e6, 5e6], [8e6, 2e6])
    #expect(abs(index - 0.415888) < 1e-5)
    #expect(PopulationStability.index([3, 7], [3, 7]) == 0)
    #expect(PopulationStability.index([], [1]) == 0)
    #expect(PopulationStability.index([10, 0], [0, 10]) > PopulationStability.changed)
  }
}
