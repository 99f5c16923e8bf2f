extension RawSpan {
  /// The 16-bit number at `offset`, which must lie inside.
  @inline(__always)
  func word16(at offset: Int, isBigEndian: Bool) -> UInt16 {
    let bits = unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self)
    return isBigEndian ? UInt16(bigEndian: bits) : UInt16(littleEndian: bits)
  }

  /// The 32-bit number at `offset`, which must lie inside.
  @inline(__always)
  func word32(at offset: Int, isBigEndian: Bool) -> UInt32 {
    let bits = unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
    return isBigEndian ? UInt32(bigEndian: bits) : UInt32(littleEndian: bits)
  }

  /// The 64-bit number at `offset`, which must lie inside.
  @inline(__always)
  func word64(at offset: Int, isBigEndian: Bool) -> UInt64 {
    let bits = unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return isBigEndian ? UInt64(bigEndian: bits) : UInt64(littleEndian: bits)
  }
}
