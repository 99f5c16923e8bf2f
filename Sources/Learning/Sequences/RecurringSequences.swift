/// Finds sequences of symbols that come again and again, more often than chance would bring them.
///
/// Between two symbols of a sequence one other may stand. It grows sequences from the occurrences of
/// their beginnings, as in Pei and others, *PrefixSpan*, 2001.
package struct RecurringSequences: Sendable {
  /// A sequence with where it stands.
  package struct Found: Sendable, Equatable {
    package let symbols: [Int]
    /// The places of each occurrence in the row of all symbols; no place is in two of them.
    package let occurrences: [[Int]]
    /// In how many stretches it stands.
    package let stretches: Int
    /// How likely chance would bring it so often, before any correction.
    package let chance: Double
  }

  /// How many symbols a sequence has.
  package var lengths = 2...6
  /// How often it has to stand there at least.
  package var leastOccurrences = 4
  /// In how many stretches at least.
  package var leastStretches = 2
  /// How likely one of all sequences may be chance.
  package var errorRate = 0.01

  package init() {}

  private struct Occurrence {
    var places: [Int]
    var last: Int { places[places.count - 1] }
  }

  private struct Candidate {
    let symbols: [Int]
    let occurrences: [Occurrence]
    let count: Int
  }

  /// Those sequences, the most telling first: closed ones, and none that mostly stands inside a more
  /// telling one.
  ///
  /// - Parameter stretches: Rows of symbols; no sequence reaches over the end of one.
  /// - Complexity: O(n · occurrences of the commonest sequences).
  package func find(in stretches: [[Int]]) -> [Found] {
    var row: [Int] = []
    var stretchOf: [Int] = []
    for (number, stretch) in stretches.enumerated() {
      row += stretch
      stretchOf += stretch.map { _ in number }
    }
    var starts: [Int: [Occurrence]] = [:]
    for (place, symbol) in row.enumerated() {
      starts[symbol, default: []].append(Occurrence(places: [place]))
    }
    let shares = starts.mapValues { Double($0.count) / Double(max(1, row.count)) }
    var counts: [[Int]: Int] = [:]
    for (symbol, occurrences) in starts { counts[[symbol]] = occurrences.count }
    var level = starts.sorted { $0.key < $1.key }.map {
      Candidate(symbols: [$0.key], occurrences: $0.value, count: $0.value.count)
    }
    var candidates: [Candidate] = []
    for length in 2...max(2, lengths.upperBound) {
      level = level.flatMap { grown($0, row, stretchOf) }
      for candidate in level { counts[candidate.symbols] = candidate.count }
      if lengths.contains(length) { candidates += level }
      if level.isEmpty { break }
    }
    let logarithms = LogFactorials(upTo: row.count)
    let bound = errorRate / Double(max(1, candidates.count))
    var telling: [(candidate: Candidate, chance: Double)] = []
    for candidate in candidates {
      let chance = chance(of: candidate, counts, shares, logarithms)
      if chance <= bound { telling.append((candidate, chance)) }
    }
    telling.sort {
      let (left, right) = ($0.candidate, $1.candidate)
      let (a, b) = (
        left.count * (left.symbols.count - 1), right.count * (right.symbols.count - 1)
      )
      return a != b ? a > b : left.symbols.lexicographicallyPrecedes(right.symbols)
    }
    return selected(telling, stretchOf)
  }

  /// The candidates with one symbol more that are still common enough.
  private func grown(
    _ candidate: Candidate, _ row: [Int], _ stretchOf: [Int]
  ) -> [Candidate] {
    var next: [Int: [Occurrence]] = [:]
    for occurrence in candidate.occurrences {
      var seen: [Int] = []
      for place in [occurrence.last + 1, occurrence.last + 2] where place < row.count {
        guard stretchOf[place] == stretchOf[occurrence.last], !seen.contains(row[place]),
          row[place] != row[occurrence.last]
        else { continue }
        seen.append(row[place])
        next[row[place], default: []].append(Occurrence(places: occurrence.places + [place]))
      }
    }
    return next.sorted { $0.key < $1.key }.compactMap { symbol, occurrences in
      let apart = Self.apart(occurrences)
      guard apart.count >= leastOccurrences,
        Set(apart.map { stretchOf[$0.last] }).count >= leastStretches
      else { return nil }
      return Candidate(
        symbols: candidate.symbols + [symbol], occurrences: occurrences, count: apart.count)
    }
  }

  /// As many occurrences as possible of which no two reach into each other.
  private static func apart(_ occurrences: [Occurrence]) -> [Occurrence] {
    var result: [Occurrence] = []
    var end = -1
    for occurrence in occurrences.sorted(by: { $0.last < $1.last })
    where occurrence.places[0] > end {
      result.append(occurrence)
      end = occurrence.last
    }
    return result
  }

  /// How likely its last or its first symbol joins the rest so often by chance; the likelier of both.
  private func chance(
    of candidate: Candidate, _ counts: [[Int]: Int], _ shares: [Int: Double],
    _ logarithms: LogFactorials
  ) -> Double {
    func near(_ symbol: Int) -> Double {
      let missing = 1 - (shares[symbol] ?? 0)
      return 1 - missing * missing
    }
    let symbols = candidate.symbols
    let begun = max(candidate.count, counts[Array(symbols.dropLast())] ?? 0)
    let ended = max(candidate.count, counts[Array(symbols.dropFirst())] ?? 0)
    return max(
      logarithms.chance(
        ofAtLeast: candidate.count, of: begun, rate: near(symbols[symbols.count - 1])),
      logarithms.chance(ofAtLeast: candidate.count, of: ended, rate: near(symbols[0])))
  }

  /// Those that stand often enough outside the more telling ones.
  private func selected(
    _ telling: [(candidate: Candidate, chance: Double)], _ stretchOf: [Int]
  ) -> [Found] {
    var covered = Set<Int>()
    var result: [Found] = []
    for (candidate, chance) in telling {
      let free = candidate.occurrences.filter { occurrence in
        occurrence.places.count { covered.contains($0) } * 2 < occurrence.places.count
      }
      let apart = Self.apart(free)
      let count = Set(apart.map { stretchOf[$0.last] }).count
      guard apart.count >= leastOccurrences, count >= leastStretches else { continue }
      for occurrence in apart { covered.formUnion(occurrence.places) }
      result.append(
        Found(
          symbols: candidate.symbols, occurrences: apart.map(\.places), stretches: count,
          chance: chance))
    }
    return result
  }
}
