/// The front of an SNMP message (RFC 3416, RFC 3412). A community is a password: it is never kept.
package struct SNMPMessage: Hashable, Sendable {
  /// What the message asks for or is.
  package enum Operation: UInt8, Hashable, Sendable {
    case get = 0xA0
    case getNext = 0xA1
    case response = 0xA2
    case set = 0xA3
    case trap = 0xA4
    case getBulk = 0xA5
    case inform = 0xA6
    case trap2 = 0xA7
    case report = 0xA8
  }

  /// The version in the message: 0 is SNMPv1, 1 is SNMPv2c, 3 is SNMPv3.
  package var version: UInt8
  /// The operation; nil when it is encrypted, cut off or unknown.
  package var operation: Operation?
  /// Whether a community stands in clear in the message.
  package var hasCommunity = false
  /// Whether the contents are encrypted.
  package var isEncrypted = false

  /// Reads a message, nil when the bytes are none.
  package init?(_ payload: RawSpan) {
    guard let outer = BasicEncoding(payload, at: 0), outer.tag == 0x30,
      let version = BasicEncoding(payload, at: outer.contents.lowerBound), version.tag == 2,
      version.contents.count == 1, let number = payload.octet(at: version.contents.lowerBound),
      number <= 3
    else { return nil }
    self.version = number
    guard let second = BasicEncoding(payload, at: version.contents.upperBound) else { return }
    if number <= 2 {
      guard second.tag == 4 else { return nil }
      hasCommunity = !second.contents.isEmpty
      operation = payload.octet(at: second.contents.upperBound).flatMap(Operation.init)
      return
    }
    guard second.tag == 0x30,
      let security = BasicEncoding(payload, at: second.contents.upperBound), security.tag == 4,
      let scoped = BasicEncoding(payload, at: security.contents.upperBound)
    else { return }
    isEncrypted = scoped.tag == 4
    guard scoped.tag == 0x30, let engine = BasicEncoding(payload, at: scoped.contents.lowerBound),
      let context = BasicEncoding(payload, at: engine.contents.upperBound)
    else { return }
    operation = payload.octet(at: context.contents.upperBound).flatMap(Operation.init)
  }

  /// The version for people: `1`, `2c` or `3`.
  package var versionName: String {
    switch version {
    case 0: "1"
    case 1: "2c"
    default: String(version)
    }
  }
}
