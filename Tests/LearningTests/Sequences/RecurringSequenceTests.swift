import Learning
import TestSupport
import Testing

@Suite("Sequences that recur") struct RecurringSequenceTests {
  /// Stretches of symbols that mean nothing.
  private func noise(_ random: inout SeededGenerator, symbols: Int = 8) -> [[Int]] {
    (0..<30).map { _ in (0..<25).map { _ in Int.random(in: 0..<symbols, using: &random) } }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func noiseHasNone(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    #expect(RecurringSequences().find(in: noise(&random)).isEmpty)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func aPlantedOneIsFoundWhole(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var stretches = noise(&random)
    for stretch in 0..<12 {
      var planted = [101, 102, 103, 104]
      // Something may come between two of them.
      if stretch % 3 == 0 { planted.insert(Int.random(in: 0..<8, using: &random), at: 2) }
      stretches[stretch].insert(contentsOf: planted, at: Int.random(in: 0...25, using: &random))
    }
    let found = RecurringSequences().find(in: stretches)
    let first = try #require(found.first)
    #expect(first.symbols == [101, 102, 103, 104])
    #expect(first.occurrences.count == 12 && first.stretches == 12)
    #expect(found.count == 1, "\(found.map(\.symbols))")
    let row = stretches.flatMap { $0 }
    for places in first.occurrences { #expect(places.map { row[$0] } == first.symbols) }
  }

  @Test func oneStretchIsNotEnough() {
    var stretches = [[Int]](repeating: [], count: 2)
    for round in 0..<6 { stretches[0] += [1, 2, 3, 50 + round * 2, 51 + round * 2] }
    stretches[1] = Array(200..<220)
    #expect(RecurringSequences().find(in: stretches).isEmpty)
  }

  @Test func nothingReachesOverTheEndOfAStretch() {
    let stretches = (0..<10).flatMap { [[100 + $0, 1], [2, 200 + $0]] }
    #expect(RecurringSequences().find(in: stretches).isEmpty)
    #expect(RecurringSequences().find(in: []).isEmpty)
  }
}
