/// Messages of DHCP. Source: RFC 2131, section 2; RFC 2132.
enum LeaseMessage {
  enum Kind: UInt8 {
    case discover = 1
    case offer = 2
    case request = 3
    case acknowledge = 5
  }

  /// - Parameters:
  ///   - client: the client's hardware address.
  ///   - offered: the address that is handed out, or zeros.
  static func bytes(
    _ kind: Kind, transaction: Int, client: [UInt8], offered: [UInt8] = [0, 0, 0, 0]
  ) -> [UInt8] {
    let isReply = kind == .offer || kind == .acknowledge
    var bytes = Octets([isReply ? 2 : 1, 1, 6, 0])
    bytes.add32(transaction)
    bytes.add32(0)
    bytes.add32(0)
    bytes.add(offered)
    bytes.add32(0)
    bytes.add32(0)
    bytes.add(client)
    bytes.add([UInt8](repeating: 0, count: 10 + 64 + 128))
    bytes.add32(0x6382_5363)
    bytes.add([53, 1, kind.rawValue])
    if isReply { bytes.add([54, 4] + Station.router.address) }
    bytes.add([255])
    return bytes.bytes
  }
}
