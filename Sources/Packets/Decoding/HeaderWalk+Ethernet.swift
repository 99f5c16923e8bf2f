extension HeaderWalk {
  /// Reads the addresses and the type of an Ethernet frame.
  @inline(__always)
  mutating func ethernet(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.ethernet)
    guard let header = header(EthernetHeader.self, frame, &summary) else { return .payload }
    if !isQuoted {
      summary.linkSource = header.source.address
      summary.linkDestination = header.destination.address
    }
    offset &+= 14
    return .etherType(header.type.value)
  }

  /// Reads one VLAN tag (802.1Q, 802.1ad and the numbers used before it).
  mutating func tag(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard let header = header(TagHeader.self, frame, &summary) else { return .payload }
    let identifier = header.control.value & 0x0FFF
    if !isQuoted {
      if !summary.layers.contains(.vlan) {
        summary.vlan = identifier
      } else if summary.innerVLAN == 0 {
        summary.innerVLAN = identifier
      }
    }
    summary.layers.insert(.vlan)
    offset &+= 4
    return .etherType(header.type.value)
  }
}
