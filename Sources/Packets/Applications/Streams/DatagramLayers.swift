/// Which applications a datagram shows by its ports and, where they say nothing, by its bytes.
enum DatagramLayers {
  static func read(
    _ payload: RawSpan, _ sourcePort: UInt16, _ destinationPort: UInt16
  ) -> PacketLayers {
    guard payload.byteCount > 0 else { return [] }
    let low = min(sourcePort, destinationPort)
    let high = max(sourcePort, destinationPort)
    if let layers = layers(atPort: low) ?? layers(atPort: high) { return layers }
    if low == 3389 || high == 3389 { return holdsRecord(payload) ? .tls : [] }
    return isQuery(payload) ? .dns : []
  }

  private static func layers(atPort port: UInt16) -> PacketLayers? {
    switch port {
    case 53: .dns
    case 5353: .mdns
    case 67, 68: .dhcp
    case 123: .ntp
    case 161, 162: .snmp
    case 5355, 137: []
    default: nil
    }
  }

  /// Whether a TLS record stands behind the header with which remote desktops send over UDP
  /// (MS-RDPEUDP, section 2.2; it has up to about forty bytes).
  private static func holdsRecord(_ bytes: RawSpan) -> Bool {
    for offset in 4..<48 where TLSRecords.begins(bytes.extracting(droppingFirst: offset)) {
      return true
    }
    return false
  }

  /// Whether bytes at any port look like a DNS message: a query with one question or a response
  /// with at most one, and room for the records announced.
  private static func isQuery(_ bytes: RawSpan) -> Bool {
    guard let header = DNSHeader(bytes), header.operation == 0 else { return false }
    if header.isResponse {
      guard header.questions <= 1, header.questions + header.answers > 0 else { return false }
    } else {
      guard header.questions == 1, header.answers == 0, header.authorities == 0 else {
        return false
      }
    }
    let records = Int(header.answers) + Int(header.authorities) + Int(header.additionals)
    let least = Int(header.questions) * 6 + records * 11
    return least <= bytes.byteCount - DNSHeader.length
  }
}
