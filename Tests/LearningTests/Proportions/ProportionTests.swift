import Learning
import TestSupport
import Testing

@Suite("Shares and differences of shares") struct ProportionTests {
  @Test func intervalsAreWilsons() {
    // Newcombe, 1998, table I, method 3.
    for (hits, cases, lower, upper) in [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ] as [(Int, Int, Double, Double)] {
      let interval = ShareInterval(hits, of: cases)
      #expect(abs(interval.lower - lower) < 1e-4, "\(hits) of \(cases)")
      #expect(abs(interval.upper - upper) < 1e-4, "\(hits) of \(cases)")
    }
    let none = ShareInterval(0, of: 0)
    #expect(none.share == nil && none.lower == 0 && none.upper == 1)
  }

  @Test func theExactTestIsFishers() {
    let table = LogFactorials(upTo: 100)
    // Eight cups of tea, all and three of four told apart; Fisher, 1935, two-sided.
    #expect(abs(table.chance(of: (4, 4), against: (0, 4)) - 2.0 / 70) < 1e-12)
    #expect(abs(table.chance(of: (3, 4), against: (1, 4)) - 34.0 / 70) < 1e-12)
    // Twins of convicts; Fisher, 1934.
    #expect(abs(table.chance(of: (10, 13), against: (2, 17)) - 0.000_536_7) < 1e-6)
    #expect(table.chance(of: (0, 5), against: (0, 9)) == 1)
    #expect(table.chance(of: (0, 0), against: (3, 9)) == 1)
    #expect(table.chance(of: (1, 60), against: (3, 90)) == 1, "more cases than are known")
  }

  @Test func theTailIsThatOfCoins() {
    let table = LogFactorials(upTo: 40)
    #expect(abs(table.chance(ofAtLeast: 9, of: 10, rate: 0.5) - 11.0 / 1024) < 1e-12)
    #expect(table.chance(ofAtLeast: 0, of: 10, rate: 0.5) == 1)
    #expect(table.chance(ofAtLeast: 3, of: 10, rate: 0) == 0)
    #expect(table.chance(ofAtLeast: 11, of: 10, rate: 0.9) == 0)
  }

  @Test func manyTestsAreCorrected() {
    let corrected = HolmCorrection.corrected([0.01, 0.04, 0.03, 0.005])
    for (found, wanted) in zip(corrected, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(found - wanted) < 1e-12)
    }
    #expect(HolmCorrection.corrected([]).isEmpty)
    #expect(HolmCorrection.corrected([0.7, 0.9]) == [1, 1])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func theExactTestIsSeldomWrong(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let table = LogFactorials(upTo: 200)
    var wrong = 0
    for _ in 0..<200 {
      let hits = (0..<2).map { _ in
        (0..<60).count { _ in Double.random(in: 0..<1, using: &random) < 0.7 }
      }
      if table.chance(of: (hits[0], 60), against: (hits[1], 60)) <= 0.05 { wrong += 1 }
    }
    // 200 tests at 5 %: 24 has a chance of about one in ten thousand.
    #expect(wrong < 24)
  }
}
