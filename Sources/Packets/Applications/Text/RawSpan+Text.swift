// Comparing and copying bytes: beside `RawSpan+Reading.swift` the only place of this module that
// reads memory, and every read is checked against the span first.

extension RawSpan {
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
