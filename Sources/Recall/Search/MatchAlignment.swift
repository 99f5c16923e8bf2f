/// Finds which bytes of a line a query matches, for the few lines that are shown.
enum MatchAlignment {
  /// The matched parts of a text, ascending, joined where they touch; nil where it does not match.
  ///
  /// Complexity: O(text bytes × query characters), at most 1,024 × 128 when it is weighed.
  static func ranges(of query: SearchQuery, in text: [UInt8]) -> [Range<Int>]? {
    let weighed = Array(text.prefix(MatchQuality.weighedBytes))
    var all: [Range<Int>] = []
    var isWithin = true
    for term in query.terms {
      guard let found = best(term, in: weighed) else {
        isWithin = false
        break
      }
      all += found
    }
    if !isWithin {
      all = []
      for term in query.terms {
        guard let found = first(term, in: text) else { return nil }
        all += found
      }
    }
    return joined(all)
  }

  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  private static func isAt(
    _ character: SearchQuery.Character, _ text: [UInt8], _ position: Int
  ) -> Bool {
    guard character.matchesFirst(text[position]), position + character.bytes.count <= text.count
    else { return false }
    return character.bytes.dropFirst().elementsEqual(
      text[(position + 1)..<(position + character.bytes.count)])
  }

  /// The match that ends first, with its characters as late as they can be.
  private static func first(_ term: SearchQuery.Term, in text: [UInt8]) -> [Range<Int>]? {
    var position = 0
    for character in term.characters {
      while position < text.count, !isAt(character, text, position) { position += 1 }
      if position >= text.count { return nil }
      position += character.bytes.count
    }
    var found: [Range<Int>] = []
    for character in term.characters.reversed() {
      position -= character.bytes.count
      while !isAt(character, text, position) { position -= 1 }
      found.append(position..<position + character.bytes.count)
    }
    return found.reversed()
  }

  /// The alignment of the highest quality, the leftmost among equals.
  private static func best(_ term: SearchQuery.Term, in text: [UInt8]) -> [Range<Int>]? {
    let impossible = Int32.min / 2
    // For each character and each position at which it ends: the quality and where the one
    // before it ended.
    var qualities: [[Int32]] = []
    var origins: [[Int]] = []
    for (index, character) in term.characters.enumerated() {
      var quality = [Int32](repeating: impossible, count: text.count)
      var origin = [Int](repeating: -1, count: text.count)
      var far = (quality: impossible, end: -1)
      for position in text.indices {
        // Here all ends up to position - 2 come into reach over a gap.
        if index > 0, position >= 2, qualities[index - 1][position - 2] != impossible {
          let candidate = qualities[index - 1][position - 2] + Int32(position - 2)
          if candidate > far.quality { far = (candidate, position - 2) }
        }
        guard isAt(character, text, position) else { continue }
        let bonus = MatchQuality.bonus(
          after: position == 0 ? 0x20 : text[position - 1], of: text[position])
        let end = position + character.bytes.count - 1
        if index == 0 {
          quality[end] = MatchQuality.character + 2 * bonus
          continue
        }
        if far.end >= 0 {
          let gap = MatchQuality.gapStart - MatchQuality.gapCharacter
          quality[end] = far.quality - Int32(position) - gap + bonus + MatchQuality.character
          origin[end] = far.end
        }
        if position >= 1, qualities[index - 1][position - 1] != impossible {
          let next =
            qualities[index - 1][position - 1] + max(bonus, MatchQuality.consecutive)
            + MatchQuality.character
          if next >= quality[end] {
            quality[end] = next
            origin[end] = position - 1
          }
        }
      }
      qualities.append(quality)
      origins.append(origin)
    }
    guard let last = qualities.last, var end = last.indices.max(by: { last[$0] < last[$1] }),
      last[end] != impossible
    else { return nil }
    end = last.firstIndex(of: last[end]) ?? end
    var found: [Range<Int>] = []
    for index in term.characters.indices.reversed() {
      found.append(end + 1 - term.characters[index].bytes.count..<end + 1)
      end = origins[index][end]
    }
    return found.reversed()
  }
}
