package import Platform

/// An execution's identity on every machine: 16 bytes that sort by start time.
///
/// Six bytes of milliseconds since 1970, then ten bits of microseconds and 70 of randomness.
package struct ExecutionUID: Hashable, Comparable, Sendable {
  /// The first eight bytes, big-endian.
  package let high: UInt64
  /// The last eight bytes, big-endian.
  package let low: UInt64

  /// An identity given by its two halves.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// An identity read back from 16 bytes; nil for any other count. O(1).
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      if index < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
    }
    self.init(high: high, low: low)
  }

  /// The 16 bytes, first byte first.
  package var bytes: [UInt8] {
    [high, low].flatMap { half in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: half >> UInt64($0)) }
    }
  }

  /// A new identity for an execution that starts now.
  ///
  /// - Parameters:
  ///   - start: When the execution starts; moments before 1970 count as 1970.
  ///   - random: Where the 70 random bits come from.
  package static func make(
    at start: Timestamp, random: inout some RandomNumberGenerator
  ) -> ExecutionUID {
    let suffix = UInt64(random.next() & 0x3F)
    return ExecutionUID(high: timePart(start) | suffix, low: random.next())
  }

  /// The identity of an execution known from elsewhere: the same parts always give the same one.
  ///
  /// - Parameters:
  ///   - parts: What tells this execution from every other, such as source, time and line.
  ///   - start: When it started, when that is known for certain.
  /// - Complexity: O(*n*) in the length of the parts.
  package static func derived(from parts: [String], at start: Timestamp? = nil) -> ExecutionUID {
    var first: UInt64 = 0xCBF2_9CE4_8422_2325
    var second: UInt64 = 0x9E37_79B9_7F4A_7C15
    for part in parts {
      for byte in part.utf8 {
        first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        second = (second &+ UInt64(byte) &+ 1) &* 0xD6E8_FEB8_6659_FD93
        second ^= second >> 29
      }
      // A separator that no text contains, so that ["a", "b"] differs from ["ab"].
      first = (first ^ 0xFF) &* 0x0000_0100_0000_01B3
      second = (second ^ 0xFF00) &* 0xD6E8_FEB8_6659_FD93
    }
    let prefix = start.map { timePart($0) } ?? 0
    return ExecutionUID(high: prefix | mixed(second) >> 58, low: mixed(first ^ second &* 3))
  }

  package static func < (left: ExecutionUID, right: ExecutionUID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// Milliseconds in the first 48 bits, then microseconds within the millisecond in ten.
  private static func timePart(_ start: Timestamp) -> UInt64 {
    let microseconds = UInt64(max(0, start.microseconds))
    return (microseconds / 1000) << 16 | (microseconds % 1000) << 6
  }

  /// Spreads every bit over the word. Source: Steele et al., *SplitMix*, 2014.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}

extension ExecutionUID: CustomStringConvertible {
  /// 32 hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
