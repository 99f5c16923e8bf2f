extension HeaderWalk {
  /// Reads an ARP packet (RFC 826) for Ethernet and IPv4; of others only the operation is kept.
  mutating func arp(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.arp)
    guard let header = header(ARPHeader.self, frame, &summary) else { return .payload }
    offset &+= 8
    if isQuoted { return .payload }
    summary.arpOperation = header.operation.value
    let hardware = Int(header.hardwareLength)
    let address = Int(header.protocolLength)
    guard has(2 &* (hardware &+ address), &summary) else { return .payload }
    guard header.protocolType.value == 0x0800, address == 4 else {
      // A hardware type that is Ethernet's promises addresses of six and four bytes.
      if header.protocolType.value == 0x0800 { note(.value, in: &summary) }
      return .payload
    }
    if hardware == 6 {
      summary.announcedHardware = frame.hardwareAddress(at: offset) ?? .none
    } else if header.hardwareType.value == 1 {
      note(.value, in: &summary)
    }
    if let sender = frame.word32(at: offset &+ hardware),
      let target = frame.word32(at: offset &+ 2 &* hardware &+ 4)
    {
      summary.source = IPAddress(v4: sender)
      summary.destination = IPAddress(v4: target)
    }
    offset &+= 2 &* (hardware &+ address)
    return .payload
  }
}
