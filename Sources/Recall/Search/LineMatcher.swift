/// Matches one query against many lines, with buffers that it owns.
///
/// Sixteen bytes of a line are compared at once; where a character stands is held as bits, and an
/// alignment is found over those bits alone. The pointers are within the buffers allocated here
/// (sizes in `init`), or within an arena that ends in `LineTable.padding` bytes.
struct LineMatcher: ~Copyable {
  private static let blockBytes = 64
  private static let mostBlocks = MatchQuality.weighedBytes / blockBytes

  /// A query's character, laid out for comparison with 16 bytes at once.
  private struct Needle {
    var first: SIMD16<UInt8>
    var caseBit: SIMD16<UInt8>
    var length: Int
    var bytes: SIMD4<UInt8>
    var isLastOfTerm: Bool
  }

  private struct Reach {
    /// The offset of the last byte of the character.
    var end: Int32
    var quality: Int32
  }

  private let needles: UnsafeMutablePointer<Needle>
  private let needleCount: Int
  /// The kind of each byte, then the bonus of each kind after each other.
  private let kinds: UnsafeMutablePointer<UInt8>
  private let bonuses: UnsafeMutablePointer<Int32>
  private let places: UnsafeMutablePointer<UInt64>
  private let reachA: UnsafeMutablePointer<Reach>
  private let reachB: UnsafeMutablePointer<Reach>
  private let beyondQuality: Int32

  init(_ query: SearchQuery) {
    let count = query.terms.reduce(0) { $0 + $1.characters.count }
    needleCount = count
    needles = .allocate(capacity: max(count, 1))
    places = .allocate(capacity: max(count, 1) * Self.mostBlocks)
    reachA = .allocate(capacity: MatchQuality.weighedBytes)
    reachB = .allocate(capacity: MatchQuality.weighedBytes)
    kinds = .allocate(capacity: 256)
    bonuses = .allocate(capacity: 64)
    beyondQuality = Int32(count) * MatchQuality.character
    for byte in 0..<256 { kinds[byte] = MatchQuality.kind(UInt8(byte)) }
    for pair in 0..<64 {
      bonuses[pair] = MatchQuality.bonus(ofKind: UInt8(pair & 7), afterKind: UInt8(pair >> 3))
    }
    var position = 0
    for term in query.terms {
      for (index, character) in term.characters.enumerated() {
        var bytes = SIMD4<UInt8>()
        for offset in 0..<min(character.bytes.count, 4) { bytes[offset] = character.bytes[offset] }
        (needles + position).initialize(
          to: Needle(
            first: SIMD16(repeating: bytes[0]),
            caseBit: SIMD16(repeating: character.ignoresCase ? 0x20 : 0),
            length: character.bytes.count, bytes: bytes,
            isLastOfTerm: index == term.characters.count - 1))
        position += 1
      }
    }
  }

  deinit {
    needles.deallocate()
    places.deallocate()
    reachA.deallocate()
    reachB.deallocate()
    kinds.deallocate()
    bonuses.deallocate()
  }

  /// The 16 comparisons with a byte as 16 bits.
  @inline(__always)
  private static func bits(
    _ pointer: UnsafePointer<UInt8>, _ first: SIMD16<UInt8>, _ caseBit: SIMD16<UInt8>
  ) -> UInt64 {
    let bytes = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD16<UInt8>.self) | caseBit
    let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let hits = SIMD16<UInt8>(repeating: 0).replacing(with: weights, where: bytes .== first)
    let halves = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    return (halves[0] &* ones) >> 56 | ((halves[1] &* ones) >> 56) << 8
  }

  /// Where a character begins within a block of up to 64 bytes, as bits.
  @inline(__always)
  private func positions(
    _ needle: UnsafeMutablePointer<Needle>, _ block: UnsafePointer<UInt8>, left: Int
  ) -> UInt64 {
    let first = needle.pointee.first
    let caseBit = needle.pointee.caseBit
    var found = Self.bits(block, first, caseBit)
    if left > 16 { found |= Self.bits(block + 16, first, caseBit) << 16 }
    if left > 32 { found |= Self.bits(block + 32, first, caseBit) << 32 }
    if left > 48 { found |= Self.bits(block + 48, first, caseBit) << 48 }
    if left < Self.blockBytes { found &= (1 << UInt64(left)) &- 1 }
    if needle.pointee.length > 1 { found = whole(needle.pointee, block, left: left, found) }
    return found
  }

  /// Keeps the positions at which all of a character's bytes follow, within the `left` bytes.
  private func whole(
    _ needle: Needle, _ block: UnsafePointer<UInt8>, left: Int, _ found: UInt64
  ) -> UInt64 {
    var rest = found
    var kept: UInt64 = 0
    while rest != 0 {
      let position = rest.trailingZeroBitCount
      rest &= rest &- 1
      guard position + needle.length <= left else { continue }
      var isWhole = true
      for offset in 1..<needle.length where block[position + offset] != needle.bytes[offset] {
        isWhole = false
      }
      if isWhole { kept |= 1 << UInt64(position) }
    }
    return kept
  }

  /// Whether all terms match, leaving behind where their characters are for `quality`.
  ///
  /// - Parameters:
  ///   - text: The line; `LineTable.padding` readable bytes follow it.
  ///   - count: Its length in bytes, at least 1.
  @inline(__always)
  func matches(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
    if count > Self.blockBytes { return matchesLong(text, count: count) }
    var allowed = ~UInt64(0)
    for index in 0..<needleCount {
      let needle = needles + index
      let found = positions(needle, text, left: count)
      places[index] = found
      let next = found & allowed
      if next == 0 { return false }
      allowed = ~(next ^ (next &- 1))
      if needle.pointee.isLastOfTerm { allowed = ~0 }
    }
    return true
  }

  private func matchesLong(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
    let weighed = min(count, MatchQuality.weighedBytes)
    let blocks = (weighed + Self.blockBytes - 1) / Self.blockBytes
    var from = 0
    var isBeyond = false
    for index in 0..<needleCount {
      let needle = needles + index
      var next = -1
      for block in 0..<blocks {
        let start = block * Self.blockBytes
        // A character of several bytes may go on in the next block, so more than 64 are left.
        var found = positions(needle, text + start, left: weighed - start)
        places[index * blocks + block] = found
        if next >= 0 || from >= start + Self.blockBytes { continue }
        if from > start { found &= ~0 << UInt64(from - start) }
        if found != 0 { next = start + found.trailingZeroBitCount }
      }
      if next < 0 {
        isBeyond = true
        break
      }
      from = needle.pointee.isLastOfTerm ? 0 : next + 1
    }
    if !isBeyond { return true }
    return count > weighed && matchesAnywhere(text, count: count)
  }

  /// Looks at a whole line, for matches that reach past the weighed bytes.
  private func matchesAnywhere(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
    var from = 0
    for index in 0..<needleCount {
      let needle = needles + index
      while from < count, !isAt(needle.pointee, text, from, count) { from += 1 }
      if from >= count { return false }
      from = needle.pointee.isLastOfTerm ? 0 : from + 1
    }
    // No character of the weighed part is marked, which `quality` takes for a match beyond it.
    for index in 0..<needleCount * Self.mostBlocks { places[index] = 0 }
    return true
  }

  private func isAt(
    _ needle: Needle, _ text: UnsafePointer<UInt8>, _ position: Int, _ count: Int
  ) -> Bool {
    guard text[position] | needle.caseBit[0] == needle.bytes[0], position + needle.length <= count
    else { return false }
    for offset in 1..<max(needle.length, 1) where text[position + offset] != needle.bytes[offset] {
      return false
    }
    return true
  }

  private func isBeyond(blocks: Int) -> Bool {
    for block in 0..<blocks where places[block] != 0 { return false }
    return true
  }

  /// The best quality of the line that `matches` has just found to match.
  ///
  /// Complexity: O(places of the query's characters).
  @inline(__always)
  func quality(_ text: UnsafePointer<UInt8>, count: Int) -> Int32 {
    let weighed = min(count, MatchQuality.weighedBytes)
    let blocks = (weighed + Self.blockBytes - 1) / Self.blockBytes
    if count > weighed, isBeyond(blocks: blocks) { return beyondQuality }
    var total: Int32 = 0
    var previous = reachA
    var current = reachB
    var previousCount = 0
    var isFirst = true
    for index in 0..<needleCount {
      let needle = needles + index
      let length = Int32(needle.pointee.length)
      let isLast = needle.pointee.isLastOfTerm
      var currentCount = 0
      var behind = 0
      var bestFar = Int32.min / 2
      var bestOfAll = Int32.min / 2
      for block in 0..<blocks {
        var found = places[index &* blocks &+ block]
        while found != 0 {
          let offset = block &* Self.blockBytes &+ found.trailingZeroBitCount
          found &= found &- 1
          let position = Int32(truncatingIfNeeded: offset)
          let before = offset == 0 ? 0x20 : text[offset &- 1]
          let bonus = bonuses[Int(kinds[Int(before)] &<< 3 | kinds[Int(text[offset])])]
          var quality: Int32
          if isFirst {
            quality = MatchQuality.character &+ 2 &* bonus
          } else {
            while behind < previousCount, previous[behind].end < position &- 1 {
              bestFar = max(bestFar, previous[behind].quality &+ previous[behind].end)
              behind &+= 1
            }
            quality =
              bestFar &- position &+ bonus
              &- (MatchQuality.gapStart &- MatchQuality.gapCharacter)
            if behind < previousCount, previous[behind].end == position &- 1 {
              quality = max(
                quality, previous[behind].quality &+ max(bonus, MatchQuality.consecutive))
            }
            quality &+= MatchQuality.character
            if quality < Int32.min / 4 { continue }
          }
          bestOfAll = max(bestOfAll, quality)
          if !isLast {
            current[currentCount] = Reach(end: position &+ length &- 1, quality: quality)
            currentCount &+= 1
          }
        }
      }
      isFirst = isLast
      if isLast {
        total &+= bestOfAll
      } else {
        swap(&previous, &current)
        previousCount = currentCount
      }
    }
    return total
  }
}
