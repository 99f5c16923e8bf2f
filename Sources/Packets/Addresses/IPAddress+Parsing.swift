extension IPAddress {
  /// Reads a dotted quad or an IPv6 address without zone; nil for any other text.
  ///
  /// - Parameter text: as people write it; numbers of a dotted quad have no leading zeros.
  ///
  /// Source: RFC 4291, section 2.2; `inet_pton` accepts the same.
  package init?(_ text: some StringProtocol) {
    var parser = AddressParser(text)
    guard let address = parser.address() else { return nil }
    self = address
  }
}

extension HardwareAddress {
  /// Reads six pairs of hexadecimal digits between colons or hyphens; nil for any other text.
  package init?(_ text: some StringProtocol) {
    var bits: UInt64 = 0
    var count = 0
    for byte in text.utf8 {
      if count % 3 == 2 {
        guard byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard let digit = AddressParser.hexadecimalDigit(byte) else { return nil }
        bits = bits << 4 | UInt64(digit)
      }
      count += 1
      if count > 17 { return nil }
    }
    guard count == 17 else { return nil }
    self.init(bits: bits)
  }
}

/// Reads the text of an address once from left to right.
private struct AddressParser {
  private var rest: ArraySlice<UInt8>

  init(_ text: some StringProtocol) { rest = Array(text.utf8)[...] }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  mutating func address() -> IPAddress? {
    if rest.contains(UInt8(ascii: ":")) { return groups() }
    guard let bits = dottedQuad(), rest.isEmpty else { return nil }
    return IPAddress(v4: bits)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func dottedQuad() -> UInt32? {
    var bits: UInt32 = 0
    for index in 0..<4 {
      if index > 0, !take(UInt8(ascii: ".")) { return nil }
      guard let octet = decimalOctet() else { return nil }
      bits = bits << 8 | octet
    }
    return bits
  }

  private mutating func decimalOctet() -> UInt32? {
    var value: UInt32 = 0
    var digits = 0
    while let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      if digits > 0, value == 0 { return nil }
      value = value * 10 + UInt32(byte - UInt8(ascii: "0"))
      digits += 1
      guard value <= 255 else { return nil }
      rest.removeFirst()
    }
    return digits == 0 ? nil : value
  }

  private mutating func groups() -> IPAddress? {
    var groups: [UInt16] = []
    var gap: Int?
    if rest.starts(with: [UInt8(ascii: ":"), UInt8(ascii: ":")]) {
      rest.removeFirst(2)
      gap = 0
    }
    while !rest.isEmpty {
      let isQuad = rest.prefix(4).contains(UInt8(ascii: "."))
      if isQuad {
        guard groups.count <= 6, let bits = dottedQuad(), rest.isEmpty else { return nil }
        groups.append(UInt16(truncatingIfNeeded: bits >> 16))
        groups.append(UInt16(truncatingIfNeeded: bits))
        break
      }
      guard let group = hexadecimalGroup(), groups.count < 8 else { return nil }
      groups.append(group)
      if rest.isEmpty { break }
      guard take(UInt8(ascii: ":")) else { return nil }
      if take(UInt8(ascii: ":")) {
        guard gap == nil else { return nil }
        gap = groups.count
      } else if rest.isEmpty {
        return nil
      }
    }
    return AddressParser.address(groups, gap: gap)
  }

  private mutating func hexadecimalGroup() -> UInt16? {
    var value: UInt16 = 0
    var digits = 0
    while let byte = rest.first, let digit = AddressParser.hexadecimalDigit(byte) {
      guard digits < 4 else { return nil }
      value = value << 4 | UInt16(digit)
      digits += 1
      rest.removeFirst()
    }
    return digits == 0 ? nil : value
  }

  /// Puts the groups in their places; `gap` stands for one zero group or more.
  private static func address(_ groups: [UInt16], gap: Int?) -> IPAddress? {
    guard gap == nil ? groups.count == 8 : groups.count < 8 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, group) in groups.enumerated() {
      let place = index < (gap ?? 8) ? index : index + 8 - groups.count
      let shifted = UInt64(group) << UInt64(48 - place % 4 * 16)
      if place < 4 { high |= shifted } else { low |= shifted }
    }
    return IPAddress(high: high, low: low)
  }
}
