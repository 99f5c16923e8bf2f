import Learning
import Testing

@Suite struct TrendLineTests {
  private func series(
    _ count: Int, slope: Double, lean: Double = 0, seed: UInt64
  ) -> [Double] {
    var random = RandomSource(seed: seed)
    var error = 0.0
    return (0..<count).map { step in
      error = lean * error + random.normal()
      return 10 + slope * Double(step) + error
    }
  }

  @Test func slopesAndCrossingsAreThoseOfTheLine() throws {
    let line = try #require(TrendLine((0..<20).map { 3 + 2 * Double($0) }))
    #expect(abs(line.slope - 2) < 1e-9 && abs(line.value(at: 30) - 63) < 1e-9)
    #expect(line.isSignificant())
    let crossing = try #require(line.crossing(of: 83))
    #expect(abs(crossing.expected - 40) < 1e-6)
    #expect(abs(crossing.earliest - 40) < 0.1 && abs(crossing.latest - 40) < 0.1)
    #expect(line.crossing(of: 0) == nil)
  }

  @Test func noiseIsSeldomCalledATrend() throws {
    for lean in [0.0, 0.6] {
      var alarms = 0
      for seed in 0..<300 as Range<UInt64> {
        let line = try #require(TrendLine(series(60, slope: 0, lean: lean, seed: seed)))
        if line.isSignificant() { alarms += 1 }
      }
      // One in twenty is promised; errors that lean on each other may bring twice that.
      #expect(alarms <= (lean == 0 ? 26 : 36), "\(lean): \(alarms)")
    }
  }

  @Test func theDayOfCrossingLiesInItsIntervalAsOftenAsPromised() throws {
    var inside = 0
    var seen = 0
    for seed in 0..<300 as Range<UInt64> {
      // The true line comes to 30 at step 100.
      let line = try #require(TrendLine(series(60, slope: 0.2, seed: seed)))
      guard line.isSignificant(), let crossing = line.crossing(of: 30) else { continue }
      seen += 1
      if crossing.earliest <= 100, 100 <= crossing.latest { inside += 1 }
    }
    #expect(seen >= 290)
    #expect((0.72...0.9).contains(Double(inside) / Double(seen)), "\(inside) of \(seen)")
  }

  @Test func whatHasNoTrendHasNone() throws {
    #expect(TrendLine([1, 2, 3, 4]) == nil)
    let flat = try #require(TrendLine([Double](repeating: 7, count: 30)))
    #expect(!flat.isSignificant() && flat.crossing(of: 9) == nil)
  }
}

@Suite struct SeriesShapeTests {
  private func noisy(_ count: Int, seed: UInt64, _ level: (Int) -> Double) -> [Double] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { level($0) + random.normal() }
  }

  @Test func aRiseIsALineAndAStepIsAStep() throws {
    for seed in 0..<20 as Range<UInt64> {
      let rise = SeriesShape(noisy(60, seed: seed) { 0.4 * Double($0) })
      #expect(rise.change == nil && rise.trendStart == 0)
      #expect(try #require(rise.trend).isSignificant())
      let step = SeriesShape(noisy(60, seed: seed) { $0 < 35 ? 0 : 8 })
      let change = try #require(step.change)
      #expect(abs(change.place - 35) <= 2)
      #expect(abs(change.after - change.before - 8) < 1.5)
    }
  }

  @Test func nothingHasNoShape() {
    let shape = SeriesShape([])
    #expect(shape.change == nil && shape.trend == nil)
  }
}
