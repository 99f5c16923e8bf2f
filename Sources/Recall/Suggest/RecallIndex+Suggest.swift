extension RecallIndex {
  /// How many candidates one question looks at before it ends with what it has.
  package static let mostCandidates = 256

  /// The lines that continue a prefix, best first: newest first, as `SuggestionWeight` moves them.
  ///
  /// A line equal to the prefix is not among them. The lines recorded last win ties, then the
  /// first in byte order.
  ///
  /// - Parameters:
  ///   - prefix: What was typed, in UTF-8; all lines continue the empty prefix.
  ///   - place: The directory asked about, or 0 for none.
  ///   - limit: How many lines are wanted.
  ///   - isAllowed: Called best first; lines it turns down are passed over, up to
  ///     `mostCandidates` looked at in all.
  ///
  /// Complexity: O((log n)² + candidates × log n), plus O(1) for each recent line in the range.
  package func suggest(
    prefix: some Sequence<UInt8>, place: UInt32 = 0, limit: Int,
    isAllowed: (Entry) -> Bool = { _ in true }
  ) -> [ScoredEntry] {
    guard limit > 0 else { return [] }
    let answer = prefix.withContiguousStorageIfAvailable {
      suggest(continuing: $0, place: place, limit: limit, isAllowed: isAllowed)
    }
    if let answer { return answer }
    return Array(prefix).withUnsafeBufferPointer {
      suggest(continuing: $0, place: place, limit: limit, isAllowed: isAllowed)
    }
  }

  private func suggest(
    continuing prefix: UnsafeBufferPointer<UInt8>, place: UInt32, limit: Int,
    isAllowed: (Entry) -> Bool
  ) -> [ScoredEntry] {
    let range = table.lines(continuing: prefix)
    var everywhere = BestFirst(range, in: table.scores)
    let here = place == 0 ? 0..<0 : table.places.positions(of: range, place: place)
    var inPlace = BestFirst(here, in: table.places.scores)
    var newest = recentCandidates(continuing: prefix, place: place)
    var answer: [ScoredEntry] = []
    var looked = 0
    while answer.count < limit, looked < Self.mostCandidates {
      let recentScore = newest.top?.score ?? RangeMaximum.absent
      let placeScore = inPlace.top.map { $0.score + SuggestionWeight.samePlace }
      let tableScore = everywhere.top?.score ?? RangeMaximum.absent
      let best = max(recentScore, placeScore ?? RangeMaximum.absent, tableScore)
      if best == RangeMaximum.absent { break }

      let entry: Entry
      if let top = newest.top, top.score == best {
        entry = recent.lines[top.position].entry
        newest.removeTop()
      } else if let line = everywhere.top?.position, tableScore == best,
        placeScore != best || line < inPlace.top.map({ table.places.line(at: $0.position) }) ?? 0
      {
        everywhere.removeTop(in: table.scores)
        // A line of this place came already, with its place counted in.
        if place != 0, table.records[line].place == place { continue }
        entry = table.entry(line)
      } else if let top = inPlace.top {
        entry = table.entry(table.places.line(at: top.position))
        inPlace.removeTop(in: table.places.scores)
      } else {
        break
      }
      looked += 1
      if isAllowed(entry) { answer.append(ScoredEntry(entry: entry, score: best)) }
    }
    return answer
  }

  private func recentCandidates(
    continuing prefix: UnsafeBufferPointer<UInt8>, place: UInt32
  ) -> RecentCandidates {
    RecentCandidates(
      recent.positions(continuing: prefix).map { position in
        let record = recent.lines[position].record
        let isHere = place != 0 && record.place == place
        return (position, record.suggestionScore + (isHere ? SuggestionWeight.samePlace : 0))
      })
  }
}
