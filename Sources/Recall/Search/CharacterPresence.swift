/// Which characters a text holds, as 64 bits: a text without a query's bits cannot match it.
///
/// Letters without their case and digits have a bit each, so that for them the answer is exact.
/// Punctuation shares few bits, control and non-ASCII bytes share four.
enum CharacterPresence {
  /// The bit number of a byte.
  static func bit(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 0x61...0x7a: UInt64(byte - 0x61)
    case 0x41...0x5a: UInt64(byte - 0x41)
    case 0x30...0x39: UInt64(byte - 0x30) + 26
    case 0x20...0x2f: UInt64(byte & 15) + 36
    case 0x3a...0x7f: UInt64(byte & 7) + 52
    default: UInt64(byte & 3) + 60
    }
  }

  /// Whether the bit of a byte belongs to that byte and its other case alone.
  static func isExact(_ byte: UInt8) -> Bool { bit(byte) < 36 }

  /// The bits of all bytes of a text.
  static func mask(of text: some Sequence<UInt8>) -> UInt64 {
    text.reduce(0) { $0 | (1 << bit($1)) }
  }

  /// The masks of all lines. Complexity: O(text bytes).
  static func masks(of records: [LineRecord], in arena: [UInt8]) -> [UInt64] {
    let bits = (0...255).map { UInt64(1) << bit($0) }
    return [UInt64](unsafeUninitializedCapacity: records.count) { buffer, count in
      let bits = bits.span
      let arena = arena.span
      for line in records.indices {
        let record = records[line]
        var mask: UInt64 = 0
        for position in Int(record.start)..<Int(record.start) + record.length {
          mask |= bits[Int(arena[position])]
        }
        buffer.initializeElement(at: line, to: mask)
      }
      count = records.count
    }
  }
}
