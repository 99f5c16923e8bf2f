/// Where the parts of a packet with a long header lie, before its protection is taken off
/// (RFC 9000, section 17.2).
struct QUICLongPacket {
  /// Where the packet number begins.
  let numberOffset: Int
  /// Where the packet ends.
  let end: Int

  /// Finds the parts, nil when the packet is cut or contradicts itself.
  init?(_ bytes: RawSpan, after header: QUICHeader) {
    var position = header.sourceIdentifier.upperBound
    if header.isInitial {
      guard let token = QUICInteger(bytes, at: position), token.value <= UInt64(bytes.byteCount)
      else { return nil }
      position = token.next &+ Int(token.value)
    }
    guard let length = QUICInteger(bytes, at: position),
      length.value <= UInt64(bytes.byteCount), length.next &+ Int(length.value) <= bytes.byteCount,
      length.value >= 20
    else { return nil }
    numberOffset = length.next
    end = length.next &+ Int(length.value)
  }

  /// The packet's frames in clear, nil when it is too short.
  ///
  /// The tag is not verified: what comes out is believed only when it is a well-formed hello.
  ///
  /// - Parameters:
  ///   - bytes: what holds the packet.
  ///   - start: where the packet begins.
  func frames(_ bytes: RawSpan, at start: Int, _ keys: QUICInitialKeys) -> [UInt8]? {
    guard let sample = AES128.Block(bytes, at: numberOffset &+ 4),
      let first = bytes.octet(at: start)
    else { return nil }
    // Header protection: five bytes of mask for the first byte and the packet number
    // (RFC 9001, section 5.4).
    let mask = keys.header.encipher(sample).columns
    let clear = first ^ UInt8(truncatingIfNeeded: mask.0 >> 24) & 0x0F
    let width = Int(clear & 3) &+ 1
    let maskBytes = UInt32(truncatingIfNeeded: (UInt64(mask.0) << 32 | UInt64(mask.1)) >> 24)
    var number: UInt32 = 0
    for index in 0..<width {
      guard let byte = bytes.octet(at: numberOffset &+ index) else { return nil }
      number = number << 8 | UInt32(byte ^ UInt8(truncatingIfNeeded: maskBytes >> (24 - index * 8)))
    }
    let bodyStart = numberOffset &+ width
    guard end &- 16 > bodyStart else { return nil }
    return decipher(bytes, bodyStart..<end &- 16, number, keys)
  }

  /// Counter mode as in GCM: the counter of the first block of text is 2 (RFC 5116, 5.1).
  private func decipher(
    _ bytes: RawSpan, _ range: Range<Int>, _ number: UInt32, _ keys: QUICInitialKeys
  ) -> [UInt8] {
    let nonce = keys.initializationVector.span.bytes
    let first = nonce.word32(at: 0) ?? 0
    let second = nonce.word32(at: 4) ?? 0
    let third = (nonce.word32(at: 8) ?? 0) ^ number
    var clear: [UInt8] = []
    clear.reserveCapacity(range.count)
    var counter: UInt32 = 2
    var stream = AES128.Block(columns: (0, 0, 0, 0))
    for (index, offset) in range.enumerated() {
      if index & 15 == 0 {
        stream = keys.packet.encipher(AES128.Block(columns: (first, second, third, counter)))
        counter &+= 1
      }
      let column =
        switch index >> 2 & 3 {
        case 0: stream.columns.0
        case 1: stream.columns.1
        case 2: stream.columns.2
        default: stream.columns.3
        }
      let key = UInt8(truncatingIfNeeded: column >> UInt32(24 - (index & 3) * 8))
      clear.append((bytes.octet(at: offset) ?? 0) ^ key)
    }
    return clear
  }
}

extension AES128.Block {
  /// The block at an offset, nil when it is not all there.
  init?(_ bytes: RawSpan, at offset: Int) {
    guard let high = bytes.word64(at: offset), let low = bytes.word64(at: offset &+ 8) else {
      return nil
    }
    columns = (
      UInt32(truncatingIfNeeded: high >> 32), UInt32(truncatingIfNeeded: high),
      UInt32(truncatingIfNeeded: low >> 32), UInt32(truncatingIfNeeded: low)
    )
  }
}

/// An integer of one, two, four or eight bytes (RFC 9000, section 16).
struct QUICInteger {
  let value: UInt64
  /// Where the bytes after it begin.
  let next: Int

  init?(_ bytes: RawSpan, at offset: Int) {
    guard let first = bytes.octet(at: offset) else { return nil }
    let width = 1 << Int(first >> 6)
    guard bytes.holds(width, at: offset) else { return nil }
    var number = UInt64(first & 0x3F)
    for index in 1..<max(width, 1) {
      number = number << 8 | UInt64(bytes.octet(at: offset &+ index) ?? 0)
    }
    value = number
    next = offset &+ width
  }
}
