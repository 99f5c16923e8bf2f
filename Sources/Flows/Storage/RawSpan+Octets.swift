// The only place of this module that reads captured bytes itself; every read is checked first.

extension RawSpan {
  /// The byte at an offset, nil when it is not there.
  @inline(__always)
  func octet(at offset: Int) -> UInt8? {
    guard UInt(bitPattern: offset) < UInt(bitPattern: byteCount) else { return nil }
    return unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// The two bytes at an offset in network order, nil when they are not there.
  func word16(at offset: Int) -> UInt16? {
    guard let high = octet(at: offset), let low = octet(at: offset &+ 1) else { return nil }
    return UInt16(high) << 8 | UInt16(low)
  }

  /// The eight bytes at an offset in network order, nil when they are not there.
  func word64(at offset: Int) -> UInt64? {
    var word: UInt64 = 0
    for index in 0..<8 {
      guard let byte = octet(at: offset &+ index) else { return nil }
      word = word << 8 | UInt64(byte)
    }
    return word
  }

  /// The part of a range that is there; with `extracting` it never traps.
  func range(from offset: Int, count: Int) -> Range<Int> {
    let start = Swift.min(Swift.max(0, offset), byteCount)
    return start..<Swift.min(byteCount, start &+ Swift.max(0, count))
  }
}
