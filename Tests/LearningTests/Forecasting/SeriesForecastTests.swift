import Learning
import Testing

/// The yearly flow of the Nile at Aswan from 1871 to 1970 in 10⁸ m³ (Cobb, 1978), as R ships it.
let nile: [Double] = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
  799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
  701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
  864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649,
  846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815,
  1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]

@Suite struct SeriesForecastTests {
  private func randomWalk(_ count: Int, seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    var value = 100.0
    return (0..<count).map { _ in
      value += random.normal()
      return value
    }
  }

  private func seasonal(_ count: Int, noise: Double, seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    let week = [0.0, 4, 9, 3, -2, -7, -7]
    return (0..<count).map { place -> Double in
      let level = 50 + 0.1 * Double(place) + week[place % 7]
      return level + noise * random.normal()
    }
  }

  private func noise(_ count: Int, seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in 20 + random.normal() }
  }

  /// R's `HoltWinters(Nile, beta = FALSE, gamma = FALSE)`: alpha 0.2465796, a 805.0389.
  @Test func simpleSmoothingFindsWhatRFinds() throws {
    let forecast = try #require(SeriesForecast(nile, steps: 3))
    #expect(forecast.method == .simple)
    #expect(abs(forecast.parameters.level - 0.24658) < 0.0005)
    for step in forecast.steps {
      #expect(abs(step.value - 805.04) < 0.1)
      #expect(step.lower < 740 && step.upper > 870)
    }
  }

  @Test func aRandomWalkIsCarriedOnAsItStands() throws {
    var naive = 0
    for seed in 0..<100 as Range<UInt64> {
      let forecast = try #require(SeriesForecast(randomWalk(120, seed: seed), steps: 10))
      if forecast.method == .naive { naive += 1 }
    }
    #expect(naive >= 75)
  }

  @Test func aSeasonIsFoundAndBeatsTheNaiveOnes() throws {
    var chosen = 0
    for seed in 0..<20 as Range<UInt64> {
      let values = seasonal(98, noise: 1, seed: seed)
      let forecast = try #require(SeriesForecast(Array(values.dropLast(14)), period: 7, steps: 14))
      let own = try #require(forecast.ownError)
      let naive = try #require(forecast.naiveError)
      if forecast.method == .holtWinters {
        chosen += 1
        #expect(own < naive * 0.95)
      } else {
        #expect(forecast.method == .seasonalNaive)
      }
      let errors = zip(forecast.steps, values.suffix(14)).map { abs($0.value - $1) }
      #expect(errors.reduce(0, +) / 14 < 2.5, "seed \(seed)")
    }
    #expect(chosen >= 17)
  }

  @Test func intervalsHoldWhatTheyPromise() throws {
    // Of walks, level noise, and seasons: eight in ten of the values to come, at every distance.
    for kind in 0..<3 {
      var inside = 0
      var last = 0
      let runs = 200
      for seed in 0..<UInt64(runs) {
        let values =
          switch kind {
          case 0: randomWalk(70, seed: seed)
          case 1: noise(70, seed: seed)
          default: seasonal(70, noise: 2, seed: seed)
          }
        let past = Array(values.dropLast(7))
        let forecast = try #require(
          SeriesForecast(past, period: kind == 2 ? 7 : nil, steps: 7, coverage: 0.8))
        for (step, value) in zip(forecast.steps, values.suffix(7))
        where step.lower...step.upper ~= value { inside += 1 }
        if let step = forecast.steps.last, let value = values.last,
          step.lower...step.upper ~= value
        {
          last += 1
        }
      }
      let share = Double(inside) / Double(runs * 7)
      #expect((0.74...0.88).contains(share), "kind \(kind): \(share)")
      #expect((0.70...0.90).contains(Double(last) / Double(runs)), "kind \(kind): \(last)")
    }
  }

  @Test func gapsAreBridged() throws {
    var values = seasonal(84, noise: 0.5, seed: 3)
    for place in [5, 17, 18, 19, 40, 63] { values[place] = .nan }
    let forecast = try #require(SeriesForecast(values, period: 7, steps: 7))
    #expect(forecast.method == .holtWinters)
    let truth = seasonal(91, noise: 0, seed: 3).suffix(7)
    for (step, value) in zip(forecast.steps, truth) { #expect(abs(step.value - value) < 2) }
  }

  @Test func staysWithinItsBounds() throws {
    let falling = (0..<40).map { max(0, 0.4 - 0.01 * Double($0)) }
    let forecast = try #require(SeriesForecast(falling, steps: 60, bounds: 0...1))
    for step in forecast.steps {
      #expect(step.lower >= 0 && step.lower <= step.value && step.value <= step.upper)
      #expect(step.upper <= 1)
    }
  }

  @Test func tooLittleIsNotCarriedOn() {
    #expect(SeriesForecast([], steps: 3) == nil)
    #expect(SeriesForecast([1, 2, 3, 4, 5, 6, 7], steps: 3) == nil)
    #expect(SeriesForecast([Double](repeating: .nan, count: 50), steps: 3) == nil)
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func hostileNumbersDoNoHarm(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let count = random.below(60)
    let values = (0..<count).map { _ -> Double in
      switch random.below(7) {
      case 0: .nan
      case 1: .infinity
      case 2: 1e300 * (random.unit() - 0.5)
      case 3: 0
      default: random.normal()
      }
    }
    if let forecast = SeriesForecast(values, period: random.below(12), steps: 1 + random.below(30))
    {
      for step in forecast.steps {
        #expect(step.value.isFinite && step.lower <= step.value && step.value <= step.upper)
      }
    }
    for place in ChangePoints.find(in: values) { #expect(values.indices.contains(place)) }
    for place in ChangePoints.find(in: values, cost: .meanAndVariance) {
      #expect(values.indices.contains(place))
    }
    if let line = TrendLine(values) { #expect(!line.slope.isNaN) }
  }

  @Test func theSameSeriesGivesTheSameForecast() throws {
    let values = randomWalk(60, seed: 9)
    let one = try #require(SeriesForecast(values, steps: 5))
    let other = try #require(SeriesForecast(values, steps: 5))
    #expect(one.steps == other.steps)
  }
}
