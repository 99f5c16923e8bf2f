import Recall

/// What the index ought to answer, worked out from plain lists.
struct HistoryReference {
  private(set) var entries: [[UInt8]: Entry] = [:]

  mutating func append(_ entry: Entry) {
    guard !entry.text.isEmpty else { return }
    let key = Array(entry.text.utf8)
    guard let known = entries[key] else {
      entries[key] = entry
      return
    }
    var merged = entry.lastUsed > known.lastUsed ? entry : known
    merged.runs = max(entry.runs, known.runs)
    merged.failures = max(entry.failures, known.failures)
    entries[key] = merged
  }

  mutating func record(_ entry: Entry) {
    if !entry.text.isEmpty { entries[Array(entry.text.utf8)] = entry }
  }

  mutating func forget(_ text: String) -> Bool {
    entries.removeValue(forKey: Array(text.utf8)) != nil
  }

  func score(_ entry: Entry, place: UInt32) -> Int64 {
    var score = entry.lastUsed
    if place != 0, entry.placeIdentifier == place { score += SuggestionWeight.samePlace }
    if entry.lastFailed {
      score -=
        entry.failures >= entry.runs
        ? SuggestionWeight.neverSucceeded : SuggestionWeight.lastFailed
    }
    return score
  }

  func suggest(prefix: [UInt8], place: UInt32) -> [ScoredEntry] {
    entries.filter { $0.key.count > prefix.count && $0.key.starts(with: prefix) }
      .map { ($0.key, ScoredEntry(entry: $0.value, score: score($0.value, place: place))) }
      .sorted {
        $0.1.score == $1.1.score ? $0.0.lexicographicallyPrecedes($1.0) : $0.1.score > $1.1.score
      }
      .map(\.1)
  }

  func search(_ query: String, filter: SearchFilter) -> [(entry: Entry, quality: Int)] {
    entries.values.filter {
      (!filter.failedOnly || $0.lastFailed)
        && (filter.place == nil || filter.place == $0.placeIdentifier)
    }
    .compactMap { entry in Self.quality(query, entry.text).map { (entry, $0) } }
    .sorted {
      $0.quality / 4 == $1.quality / 4
        ? $0.entry.lastUsed > $1.entry.lastUsed : $0.quality / 4 > $1.quality / 4
    }
  }

  /// The best over all alignments, tried one by one from each start.
  static func quality(_ query: String, _ text: String) -> Int? {
    let terms = query.unicodeScalars.split(separator: " ")
    let scalars = Array(text.unicodeScalars)
    // Gaps are counted in bytes.
    var offsets: [Int] = [0]
    for scalar in scalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    var total = 0
    for term in terms {
      let wanted = Array(term)
      let ignoresCase = !wanted.contains { ("A"..."Z").contains($0) }
      var best: [Int?] = Array(repeating: nil, count: scalars.count)
      for (index, scalar) in wanted.enumerated() {
        var next: [Int?] = Array(repeating: nil, count: scalars.count)
        for position in scalars.indices {
          guard
            scalars[position] == scalar
              || ignoresCase && ("A"..."Z").contains(scalars[position])
                && scalars[position].value + 32 == scalar.value
          else { continue }
          let bonus = bonus(position == 0 ? " " : scalars[position - 1], scalars[position])
          if index == 0 {
            next[position] = 16 + 2 * bonus
            continue
          }
          for earlier in 0..<position {
            guard let before = best[earlier] else { continue }
            let gap = offsets[position] - offsets[earlier + 1]
            let value = gap == 0 ? before + 16 + max(bonus, 10) : before + 16 + bonus - gap - 1
            next[position] = max(next[position] ?? Int.min, value)
          }
        }
        best = next
      }
      guard let highest = best.compactMap(\.self).max() else { return nil }
      total += highest
    }
    return total
  }

  private static func bonus(_ previous: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Int {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { " \t\n\r".unicodeScalars.contains(scalar) }
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    func isCapital(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
    func isSmall(_ scalar: Unicode.Scalar) -> Bool {
      ("a"..."z").contains(scalar) || scalar.value >= 0x80
    }
    func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
      !isBlank(scalar) && !isDigit(scalar) && !isCapital(scalar) && !isSmall(scalar)
    }
    if isBlank(scalar) { return 0 }
    if isBlank(previous) { return 10 }
    if isDelimiter(previous) || isDelimiter(scalar) { return 8 }
    if isDigit(scalar), !isDigit(previous) { return 7 }
    if isCapital(scalar), isSmall(previous) { return 7 }
    return 0
  }
}
