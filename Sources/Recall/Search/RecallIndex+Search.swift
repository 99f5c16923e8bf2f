/// The table's lines that matched a query, for the queries that go on from it.
struct SearchLevel: Sendable {
  let query: String
  let filter: SearchFilter
  let lines: [UInt32]
}

extension RecallIndex {
  /// How many lines are looked at between two questions whether to stop.
  private static let linesBetweenStops = 16_384

  /// Finds lines by fragments of them, as fzf does, best first.
  ///
  /// The terms of a query are set apart by blanks, and all must match: each one's characters come
  /// in order, if not next to each other. A term without a capital ignores the case of ASCII
  /// letters. Lines of about equal quality are ordered newest first, and so are all lines for an
  /// empty query. Only the first 128 characters of a query count.
  ///
  /// - Parameters:
  ///   - query: What is looked for.
  ///   - limit: How many rows are wanted; all matches are counted.
  ///   - filter: Which lines are looked at.
  ///   - isCancelled: Asked every few thousand lines; true ends the search at once.
  ///
  /// Complexity: O(lines), or of the lines that matched the query before when this one goes on
  /// from it.
  package func search(
    query: String, limit: Int, filter: SearchFilter = SearchFilter(),
    isCancelled: () -> Bool = { false }
  ) -> SearchResults {
    let query = SearchQuery(query)
    var best = BestMatches(limit: limit)
    let matching =
      query.terms.isEmpty
      ? newest(filter: filter, into: &best, isCancelled: isCancelled)
      : weigh(query, filter: filter, into: &best, isCancelled: isCancelled)
    let rows = best.ordered.map { candidate in
      let entry =
        candidate.line < 0 ? recent.lines[~candidate.line].entry : table.entry(candidate.line)
      let ranges = MatchAlignment.ranges(of: query, in: Array(entry.text.utf8)) ?? []
      return Match(entry: entry, score: Int(candidate.quality), matchedRanges: ranges)
    }
    return SearchResults(
      rows: rows, matching: matching.count, total: count, isComplete: matching.isComplete)
  }

  private typealias Counted = (count: Int, isComplete: Bool)

  private func newest(
    filter: SearchFilter, into best: inout BestMatches, isCancelled: () -> Bool
  ) -> Counted {
    var matching = 0
    for (position, line) in recent.lines.enumerated() where filter.admits(line.record) {
      matching += 1
      best.offer(quality: 0, lastUsed: line.record.lastUsed, line: ~position)
    }
    let table = self.table
    let records = table.records.span
    for line in records.indices {
      if line % Self.linesBetweenStops == 0, isCancelled() { return (matching, false) }
      let record = records[line]
      guard !record.isRemoved, filter.admits(record) else { continue }
      matching += 1
      if best.mayAdmit(quality: 0, lastUsed: record.lastUsed) {
        best.offer(quality: 0, lastUsed: record.lastUsed, line: line)
      }
    }
    return (matching, true)
  }

  private func weigh(
    _ query: SearchQuery, filter: SearchFilter, into best: inout BestMatches,
    isCancelled: () -> Bool
  ) -> Counted {
    let matcher = LineMatcher(query)
    var matching = weighRecent(query, matcher, filter: filter, into: &best)
    while let level = searchLevels.last,
      level.filter != filter || !query.text.utf8.starts(with: level.query.utf8)
    {
      searchLevels.removeLast()
    }
    let before = searchLevels.last
    let presence = query.presence
    let highest = query.highestQuality
    let candidates = before?.lines.count ?? table.count
    var found: [UInt32] = []
    let table = self.table
    let isComplete = table.arena.withUnsafeBufferPointer { arena in
      guard let texts = arena.baseAddress else { return true }
      let records = table.records.span
      let masks = table.presence.span
      var tick = 0
      for position in 0..<candidates {
        if tick == 0 {
          if isCancelled() { return false }
          tick = Self.linesBetweenStops
        }
        tick -= 1
        let line = if let before { Int(before.lines[position]) } else { position }
        if masks[line] & presence != presence { continue }
        let record = records[line]
        if record.isRemoved || !filter.admits(record) { continue }
        let mayAdmit = best.mayAdmit(quality: highest, lastUsed: record.lastUsed)
        if mayAdmit || !query.presenceDecides {
          let text = texts + Int(record.start)
          guard matcher.matches(text, count: record.length) else { continue }
          if mayAdmit {
            best.offer(
              quality: matcher.quality(text, count: record.length), lastUsed: record.lastUsed,
              line: line)
          }
        }
        found.append(UInt32(line))
      }
      return true
    }
    matching += found.count
    // A level as large as what it was taken from would save nothing.
    if isComplete, found.count <= candidates / 2 {
      searchLevels.append(SearchLevel(query: query.text, filter: filter, lines: found))
    }
    return (matching, isComplete)
  }

  private func weighRecent(
    _ query: SearchQuery, _ matcher: borrowing LineMatcher, filter: SearchFilter,
    into best: inout BestMatches
  ) -> Int {
    var matching = 0
    var padded: [UInt8] = []
    for (position, line) in recent.lines.enumerated()
    where line.presence & query.presence == query.presence && filter.admits(line.record) {
      padded.removeAll(keepingCapacity: true)
      padded.append(contentsOf: line.bytes)
      padded.append(contentsOf: repeatElement(0, count: LineTable.padding))
      padded.withUnsafeBufferPointer { bytes in
        guard let text = bytes.baseAddress, matcher.matches(text, count: line.bytes.count) else {
          return
        }
        matching += 1
        best.offer(
          quality: matcher.quality(text, count: line.bytes.count),
          lastUsed: line.record.lastUsed, line: ~position)
      }
    }
    return matching
  }
}
