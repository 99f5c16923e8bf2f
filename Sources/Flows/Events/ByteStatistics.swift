internal import Glibc

/// Entropy and a hash of a few bytes.
enum ByteStatistics {
  /// Shannon's entropy of the bytes, bits a byte; 0 without bytes.
  static func entropy(_ bytes: RawSpan) -> Float {
    var counts = ByteCounts()
    for offset in 0..<bytes.byteCount {
      guard let byte = bytes.octet(at: offset) else { break }
      counts.add(byte)
    }
    return counts.entropy
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

/// How often each byte came, and the entropy of that.
struct ByteCounts {
  private var counts = InlineArray<256, UInt16>(repeating: 0)
  private var total = 0
  /// The sum of n·log2(n) over the counts, kept up to date.
  private var weighed: Float = 0

  mutating func add(_ byte: UInt8) {
    let count = counts[Int(byte)]
    guard count < .max else { return }
    counts[Int(byte)] = count + 1
    total += 1
    weighed += ByteCounts.growth(Float(count))
  }

  /// Shannon's entropy, bits a byte; 0 without bytes.
  var entropy: Float {
    total == 0 ? 0 : max(0, log2f(Float(total)) - weighed / Float(total))
  }

  /// How much n·log2(n) grows when n becomes n + 1.
  private static func growth(_ count: Float) -> Float {
    count < 64 ? growths[Int(count)] : computedGrowth(count)
  }

  /// The growth of small counts, which nearly all are.
  private static let growths = (0..<64).map { computedGrowth(Float($0)) }

  private static func computedGrowth(_ count: Float) -> Float {
    if count == 0 { return 0 }
    return (count + 1) * log2f(count + 1) - count * log2f(count)
  }
}
