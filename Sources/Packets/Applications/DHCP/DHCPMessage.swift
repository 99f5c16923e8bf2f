/// A DHCP or BOOTP message for IPv4 (RFC 2131, RFC 2132).
package struct DHCPMessage: Hashable, Sendable {
  /// The message types of RFC 2132, section 9.6.
  package enum Kind: UInt8, Hashable, Sendable {
    /// A message without a type: BOOTP.
    case bootstrap = 0
    case discover = 1
    case offer = 2
    case request = 3
    case decline = 4
    case acknowledge = 5
    case refuse = 6
    case release = 7
    case inform = 8
  }

  /// What the message wants; nil for types of later standards.
  package var kind: Kind?
  /// Whether a server or relay answers.
  package var isReply: Bool
  /// The transaction that request and reply share.
  package var transaction: UInt32
  /// The client's hardware address, none when it is no Ethernet address.
  package var clientHardware = HardwareAddress.none
  /// The address that the client already has; `::` when none.
  package var clientAddress = IPAddress.unspecified
  /// The address that the server gives; `::` when none.
  package var yourAddress = IPAddress.unspecified
  /// The relay between them; `::` when none.
  package var relayAddress = IPAddress.unspecified
  /// The address that the client asks for; `::` when none.
  package var requestedAddress = IPAddress.unspecified
  /// The server that is meant or that answers; `::` when none.
  package var serverIdentifier = IPAddress.unspecified
  /// How long the address may be kept, in seconds.
  package var leaseSeconds: UInt32?
  /// The client's name for itself, escaped for display.
  package var hostName: String?
  /// The client's make of software, escaped for display.
  package var vendorClass: String?
  /// The options that the client wants, by which systems are told apart; at most 64.
  package var wantedOptions: [UInt8] = []
  /// What contradicts the protocol, if anything.
  package var malformation: Malformation?

  /// Reads a message, nil when the fixed part is not all there or its operation is unknown.
  ///
  /// - Complexity: O(bytes).
  package init?(_ payload: RawSpan) {
    guard let operation = payload.octet(at: 0), operation == 1 || operation == 2,
      let transaction = payload.word32(at: 4), payload.byteCount >= 236
    else { return nil }
    isReply = operation == 2
    self.transaction = transaction
    clientAddress = DHCPMessage.address(payload, at: 12)
    yourAddress = DHCPMessage.address(payload, at: 16)
    relayAddress = DHCPMessage.address(payload, at: 24)
    if payload.octet(at: 1) == 1, payload.octet(at: 2) == 6 {
      clientHardware = payload.hardwareAddress(at: 28) ?? .none
    }
    kind = .bootstrap
    if payload.word32(at: 236) == DHCPMessage.magic { readOptions(payload) }
  }

  /// The number in front of the options (RFC 2131, section 3).
  static let magic: UInt32 = 0x6382_5363

  private mutating func readOptions(_ payload: RawSpan) {
    var position = 240
    while let code = payload.octet(at: position), code != 255 {
      position &+= 1
      if code == 0 { continue }
      guard let length = payload.octet(at: position) else { return }
      let data = position &+ 1
      position = data &+ Int(length)
      guard position <= payload.byteCount else {
        malformation = .option
        return
      }
      readOption(payload, code, data..<position)
    }
  }

  private mutating func readOption(_ payload: RawSpan, _ code: UInt8, _ data: Range<Int>) {
    let start = data.lowerBound
    switch (code, data.count) {
    case (12, 1...): hostName = DisplayText.escaped(payload.octets(in: data), limit: 255)
    case (50, 4): requestedAddress = DHCPMessage.address(payload, at: start)
    case (51, 4): leaseSeconds = payload.word32(at: start)
    case (53, 1): kind = payload.octet(at: start).flatMap(Kind.init)
    case (54, 4): serverIdentifier = DHCPMessage.address(payload, at: start)
    case (55, 1...): wantedOptions = Array(payload.octets(in: data).prefix(64))
    case (60, 1...): vendorClass = DisplayText.escaped(payload.octets(in: data), limit: 255)
    default: break
    }
  }

  private static func address(_ payload: RawSpan, at offset: Int) -> IPAddress {
    guard let bits = payload.word32(at: offset), bits != 0 else { return .unspecified }
    return IPAddress(v4: bits)
  }
}
