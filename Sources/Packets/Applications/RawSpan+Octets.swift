// The only place of the application decoders that reads memory: every read is checked against the
// span first and gives nil outside of it.

extension RawSpan {
  /// The byte at an offset, nil when it is not there.
  @inline(__always)
  func octet(at offset: Int) -> UInt8? {
    guard UInt(bitPattern: offset) < UInt(bitPattern: byteCount) else { return nil }
    return unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  /// The two bytes at an offset in network order, nil when they are not there.
  @inline(__always)
  func word16(at offset: Int) -> UInt16? {
    guard holds(2, at: offset) else { return nil }
    return UInt16(
      bigEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt16.self))
  }

  /// The three bytes at an offset in network order, nil when they are not there.
  @inline(__always)
  func word24(at offset: Int) -> UInt32? {
    guard holds(3, at: offset) else { return nil }
    let high = unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt16.self)
    let low = unsafeLoad(fromUncheckedByteOffset: offset &+ 2, as: UInt8.self)
    return UInt32(UInt16(bigEndian: high)) << 8 | UInt32(low)
  }

  /// The four bytes at an offset in network order, nil when they are not there.
  @inline(__always)
  func word32(at offset: Int) -> UInt32? {
    guard holds(4, at: offset) else { return nil }
    return UInt32(
      bigEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self))
  }

  /// The eight bytes at an offset in network order, nil when they are not there.
  @inline(__always)
  func word64(at offset: Int) -> UInt64? {
    guard holds(8, at: offset) else { return nil }
    return UInt64(
      bigEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// Whether `count` bytes lie at an offset.
  @inline(__always)
  func holds(_ count: Int, at offset: Int) -> Bool {
    offset >= 0 && count >= 0 && offset <= byteCount &- count
  }

  /// Whether the bytes at an offset are those of an ASCII text.
  @inline(__always)
  func reads(_ text: StaticString, at offset: Int = 0) -> Bool {
    guard text.hasPointerRepresentation, holds(text.utf8CodeUnitCount, at: offset) else {
      return false
    }
    for index in 0..<text.utf8CodeUnitCount {
      let byte = unsafeLoad(fromUncheckedByteOffset: offset &+ index, as: UInt8.self)
      guard byte == text.utf8Start[index] else { return false }
    }
    return true
  }

  /// Whether the bytes at an offset are those of a lower-case ASCII text, in either case.
  @inline(__always)
  func readsIgnoringCase(_ text: StaticString, at offset: Int = 0) -> Bool {
    guard text.hasPointerRepresentation, holds(text.utf8CodeUnitCount, at: offset) else {
      return false
    }
    for index in 0..<text.utf8CodeUnitCount {
      let byte = unsafeLoad(fromUncheckedByteOffset: offset &+ index, as: UInt8.self)
      let letter = byte &- 0x41 < 26 ? byte | 0x20 : byte
      guard letter == text.utf8Start[index] else { return false }
    }
    return true
  }

  /// Where a byte is met first from an offset on, before `end`; nil when it is not.
  @inline(__always)
  func firstOffset(of byte: UInt8, from start: Int, before end: Int) -> Int? {
    var offset = Swift.max(start, 0)
    let limit = Swift.min(end, byteCount)
    while offset < limit {
      if unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self) == byte { return offset }
      offset &+= 1
    }
    return nil
  }

  /// A copy of the bytes of a range, cut to what is there.
  func octets(in range: Range<Int>) -> [UInt8] {
    let start = Swift.min(Swift.max(range.lowerBound, 0), byteCount)
    let end = Swift.min(Swift.max(range.upperBound, start), byteCount)
    return [UInt8](unsafeUninitializedCapacity: end - start) { buffer, count in
      for index in 0..<(end - start) {
        buffer[index] = unsafeLoad(fromUncheckedByteOffset: start &+ index, as: UInt8.self)
      }
      count = end - start
    }
  }
}
