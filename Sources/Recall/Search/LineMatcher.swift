/// Matches one query against many lines, with buffers that it owns.
///
/// Sixteen bytes of a line are compared at once; where a character stands is held as bits, and an
/// alignment is found over those bits alone. The pointers are within the buffers allocated here
/// (sizes in `init`), or within an arena that ends in `LineTable.padding` bytes.
struct LineMatcher: ~Copyable {
  private static let blockBytes = 64

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
  private let reachA: UnsafeMutablePointer<Reach>
  private let reachB: UnsafeMutablePointer<Reach>
  private let beyondQuality: Int32

  init(_ query: SearchQuery) {
    let count = query.terms.reduce(0) { $0 + $1.characters.count }
    needleCount = count
    needles = .allocate(capacity: max(count, 1))
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
      if continues(needle, block + position, left: left - position) {
        kept |= 1 << UInt64(position)
      }
    }
    return kept
  }

  /// Whether all terms match: each character is looked for after the one before it.
  ///
  /// - Parameters:
  ///   - text: The line; `LineTable.padding` readable bytes follow it.
  ///   - count: Its length in bytes, at least 1.
  @inline(__always)
  func matches(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
    var from = 0
    for index in 0..<needleCount {
      let needle = needles + index
      let first = needle.pointee.first
      let caseBit = needle.pointee.caseBit
      while true {
        if from >= count { return false }
        let bytes =
          UnsafeRawPointer(text + from).loadUnaligned(as: SIMD16<UInt8>.self) | caseBit
        let hits = SIMD16<UInt8>(repeating: 0)
          .replacing(with: SIMD16<UInt8>(repeating: 0xff), where: bytes .== first)
        let halves = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
        if halves[0] != 0 {
          from &+= halves[0].trailingZeroBitCount &>> 3
        } else if halves[1] != 0 {
          from &+= 8 &+ halves[1].trailingZeroBitCount &>> 3
        } else {
          from &+= 16
          continue
        }
        if from >= count { return false }
        if needle.pointee.length == 1 || continues(needle.pointee, text + from, left: count - from)
        {
          break
        }
        from &+= 1
      }
      from = needle.pointee.isLastOfTerm ? 0 : from &+ 1
    }
    return true
  }

  /// Whether the bytes of a character after its first are there.
  private func continues(_ needle: Needle, _ text: UnsafePointer<UInt8>, left: Int) -> Bool {
    guard needle.length <= left else { return false }
    for offset in 1..<needle.length where text[offset] != needle.bytes[offset] { return false }
    return true
  }

  /// The best quality of a line that matches.
  ///
  /// Complexity: O(text bytes × query characters) in steps of 64 bytes, plus O(places of the
  /// query's characters).
  @inline(__always)
  func quality(_ text: UnsafePointer<UInt8>, count: Int) -> Int32 {
    let weighed = min(count, MatchQuality.weighedBytes)
    let blocks = (weighed + Self.blockBytes - 1) / Self.blockBytes
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
        let start = block &* Self.blockBytes
        // A character of several bytes may go on in the next block: all that is left counts.
        var found = positions(needle, text + start, left: weighed &- start)
        while found != 0 {
          let offset = start &+ found.trailingZeroBitCount
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
      if bestOfAll == Int32.min / 2 { return beyondQuality }
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
