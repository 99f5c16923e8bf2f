/// Reading of fields that lie in bytes of unknown origin: the one place of this module that reads
/// memory. A read past the end gives nil, whatever the offset is; nothing here traps.
extension RawSpan {
  /// Whether `count` bytes lie at `offset`.
  @inline(__always)
  func holds(_ count: Int, at offset: Int) -> Bool {
    offset >= 0 && count >= 0 && count <= byteCount && offset <= byteCount &- count
  }

  /// The fixed-size header at an offset, or nil when it does not lie inside.
  ///
  /// - Parameters:
  ///   - layout: the header's fields; in a packet they follow each other without gaps, so only a
  ///     type whose size is the sum of its fields' sizes will do.
  ///   - offset: in bytes from the start.
  @inline(__always)
  func header<Layout: BitwiseCopyable>(_ layout: Layout.Type, at offset: Int) -> Layout? {
    guard holds(MemoryLayout<Layout>.size, at: offset) else { return nil }
    return unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: layout)
  }

  /// The byte at an offset.
  @inline(__always)
  func octet(at offset: Int) -> UInt8? { header(UInt8.self, at: offset) }

  /// Two bytes at an offset, most significant first.
  @inline(__always)
  func word16(at offset: Int) -> UInt16? { header(UInt16.self, at: offset)?.bigEndian }

  /// Three bytes at an offset, most significant first.
  @inline(__always)
  func word24(at offset: Int) -> UInt32? {
    guard let high = word16(at: offset), let low = octet(at: offset &+ 2) else { return nil }
    return UInt32(high) << 8 | UInt32(low)
  }

  /// Four bytes at an offset, most significant first.
  @inline(__always)
  func word32(at offset: Int) -> UInt32? { header(UInt32.self, at: offset)?.bigEndian }

  /// Six bytes at an offset as a hardware address.
  @inline(__always)
  func hardwareAddress(at offset: Int) -> HardwareAddress? {
    header(HardwareAddress.Octets.self, at: offset)?.address
  }

  /// Eight bytes at an offset, most significant first.
  @inline(__always)
  func word64(at offset: Int) -> UInt64? { header(UInt64.self, at: offset)?.bigEndian }
}
