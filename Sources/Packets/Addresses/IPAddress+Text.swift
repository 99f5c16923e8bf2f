extension IPAddress: CustomStringConvertible {
  /// A dotted quad, or the canonical text of an IPv6 address. Source: RFC 5952, section 4.
  public var description: String {
    String(unsafeUninitializedCapacity: 39) { buffer in
      var text = AddressText(buffer)
      if isIPv4 {
        text.dottedQuad(v4Bits)
      } else {
        text.groups(high, low)
      }
      return text.count
    }
  }
}

extension HardwareAddress: CustomStringConvertible {
  /// Six pairs of hexadecimal digits between colons.
  public var description: String {
    String(unsafeUninitializedCapacity: 17) { buffer in
      var text = AddressText(buffer)
      for shift in stride(from: 40, through: 0, by: -8) {
        if shift != 40 { text.append(UInt8(ascii: ":")) }
        let octet = UInt8(truncatingIfNeeded: bits >> UInt64(shift))
        text.append(AddressText.digit(octet >> 4))
        text.append(AddressText.digit(octet & 15))
      }
      return text.count
    }
  }
}

/// Writes the parts of addresses into the storage of a string; what does not fit is dropped.
private struct AddressText {
  private let storage: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ storage: UnsafeMutableBufferPointer<UInt8>) { self.storage = storage }

  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ value &- 10
  }

  mutating func append(_ byte: UInt8) {
    guard count < storage.count else { return }
    storage[count] = byte
    count += 1
  }

  mutating func dottedQuad(_ bits: UInt32) {
    for shift in stride(from: UInt32(24), through: 0, by: -8) {
      if shift != 24 { append(UInt8(ascii: ".")) }
      let octet = UInt8(truncatingIfNeeded: bits >> shift)
      if octet >= 100 { append(AddressText.digit(octet / 100)) }
      if octet >= 10 { append(AddressText.digit(octet / 10 % 10)) }
      append(AddressText.digit(octet % 10))
    }
  }

  mutating func groups(_ high: UInt64, _ low: UInt64) {
    let run = AddressText.longestZeroRun(high, low)
    var index = 0
    while index < 8 {
      if index == run.lowerBound, !run.isEmpty {
        append(UInt8(ascii: ":"))
        append(UInt8(ascii: ":"))
        index = run.upperBound
        continue
      }
      if index != 0, index != run.upperBound || run.isEmpty { append(UInt8(ascii: ":")) }
      hexadecimal(AddressText.group(index, high, low))
      index += 1
    }
  }

  private mutating func hexadecimal(_ group: UInt16) {
    var begun = false
    for shift in stride(from: UInt16(12), through: 0, by: -4) {
      let nibble = UInt8(truncatingIfNeeded: group >> shift & 15)
      begun = begun || nibble != 0 || shift == 0
      if begun { append(AddressText.digit(nibble)) }
    }
  }

  /// One of the eight groups of 16 bits, from the left.
  private static func group(_ index: Int, _ high: UInt64, _ low: UInt64) -> UInt16 {
    let half = index < 4 ? high : low
    return UInt16(truncatingIfNeeded: half >> UInt64(48 - index % 4 * 16))
  }

  /// The first of the longest runs of two zero groups or more; empty when there is none.
  private static func longestZeroRun(_ high: UInt64, _ low: UInt64) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for index in 0..<8 {
      if group(index, high, low) != 0 {
        start = index + 1
      } else if index + 1 - start > max(1, longest.count) {
        longest = start..<(index + 1)
      }
    }
    return longest
  }
}
