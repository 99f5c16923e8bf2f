internal import Glibc

/// Entropy and a hash of a few bytes.
enum ByteStatistics {
  /// Shannon's entropy of the bytes, bits a byte; 0 without bytes.
  static func entropy(_ bytes: RawSpan) -> Float {
    var counts = InlineArray<256, UInt16>(repeating: 0)
    for offset in 0..<bytes.byteCount {
      guard let byte = bytes.octet(at: offset) else { break }
      counts[Int(byte)] &+= 1
    }
    return entropy(counts, total: bytes.byteCount)
  }

  /// Shannon's entropy from counts of byte values.
  static func entropy(_ counts: borrowing InlineArray<256, UInt16>, total: Int) -> Float {
    guard total > 0 else { return 0 }
    var weighed: Float = 0
    for value in 0..<256 where counts[value] > 1 {
      let count = Float(counts[value])
      weighed += count * log2f(count)
    }
    return max(0, log2f(Float(total)) - weighed / Float(total))
  }

  /// A hash of the bytes and their number; the same for the same bytes on every machine.
  ///
  /// Source: FNV-1a (RFC 9923), mixed once more so that the upper bits are good.
  static func digest(_ bytes: RawSpan) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in 0..<bytes.byteCount {
      hash = (hash ^ UInt64(bytes.octet(at: offset) ?? 0)) &* 0x100_0000_01B3
    }
    return mixed(hash &+ UInt64(truncatingIfNeeded: bytes.byteCount))
  }

  /// Spreads the bits of a number.
  static func mixed(_ number: UInt64) -> UInt64 {
    var value = number &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
