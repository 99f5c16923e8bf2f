/// The front of a DHCP message for IPv6 (RFC 8415).
package struct DHCP6Message: Hashable, Sendable {
  /// The message type: 1 solicit, 2 advertise, 3 request, 7 reply, 12 and 13 relayed.
  package var kind: UInt8
  /// The transaction; 0 in relayed messages.
  package var transaction: UInt32
  /// The hardware address inside the client's identifier, none when it has none.
  package var clientHardware = HardwareAddress.none

  /// Reads a message, nil when its type is unknown or its fixed part is not all there.
  ///
  /// - Complexity: O(bytes).
  package init?(_ payload: RawSpan) {
    guard let kind = payload.octet(at: 0), (1...36).contains(kind),
      let transaction = payload.word24(at: 1)
    else { return nil }
    self.kind = kind
    let isRelayed = kind == 12 || kind == 13
    self.transaction = isRelayed ? 0 : transaction
    var position = isRelayed ? 34 : 4
    while let code = payload.word16(at: position), let length = payload.word16(at: position &+ 2) {
      let data = position &+ 4
      guard payload.holds(Int(length), at: data) else { return }
      if code == 1 { clientHardware = DHCP6Message.hardware(payload, data, Int(length)) }
      position = data &+ Int(length)
    }
  }

  /// The hardware address in an identifier of type 1 (with time) or 3 (RFC 8415, section 11).
  private static func hardware(_ payload: RawSpan, _ start: Int, _ length: Int) -> HardwareAddress {
    let offset: Int
    switch (payload.word16(at: start), length) {
    case (1, 14): offset = start &+ 8
    case (3, 10): offset = start &+ 4
    default: return .none
    }
    guard payload.word16(at: start &+ 2) == 1 else { return .none }
    return payload.hardwareAddress(at: offset) ?? .none
  }
}
