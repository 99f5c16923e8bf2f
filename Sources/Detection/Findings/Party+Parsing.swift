internal import Packets

extension Party {
  /// Reads what ``description`` writes.
  package init(_ text: String) {
    if let address = IPAddress(text) {
      self = .address(address)
    } else if let hardware = HardwareAddress(text) {
      self = .hardware(hardware)
    } else if let service = Party.service(text) {
      self = service
    } else if let slash = text.lastIndex(of: "/"), let address = IPAddress(text[..<slash]),
      let length = UInt8(text[text.index(after: slash)...]),
      length <= (address.isIPv4 ? 32 : 128)
    {
      self = .network(address, prefixLength: length)
    } else {
      self = .name(text)
    }
  }

  /// `10.0.0.9:443`, `[fd00::1]:53/udp`.
  private static func service(_ text: String) -> Party? {
    let isUDP = text.hasSuffix("/udp")
    let plain = isUDP ? text.dropLast(4) : text[...]
    guard let colon = plain.lastIndex(of: ":"),
      let port = UInt16(plain[plain.index(after: colon)...])
    else { return nil }
    var host = plain[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    return IPAddress(host).map { .service($0, transport: isUDP ? 17 : 6, port: port) }
  }
}
