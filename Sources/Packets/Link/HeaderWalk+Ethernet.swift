extension HeaderWalk {
  /// Reads the addresses and the type of an Ethernet frame.
  @inline(__always)
  mutating func ethernet(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard let header = header(EthernetHeader.self, frame, &summary) else {
      summary.layers.insert(.ethernet)
      return .payload
    }
    // The addresses are those of the link that was captured, not of one inside a tunnel.
    if !summary.layers.contains(.ethernet) {
      summary.linkSource = header.source.address
      summary.linkDestination = header.destination.address
      summary.layers.insert(.ethernet)
    }
    offset &+= 14
    return .etherType(header.type.value)
  }

  /// Reads one VLAN tag (802.1Q, 802.1ad and the numbers used before it).
  mutating func tag(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard let header = header(TagHeader.self, frame, &summary) else { return .payload }
    if !isQuoted {
      let identifier = header.control.value & 0x0FFF
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

  /// Reads the service tag of provider backbone bridging and goes on with the customer's frame
  /// (IEEE 802.1Q, clause 9.7).
  mutating func backboneTag(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    skip(4, then: .ethernet, &summary)
  }

  /// Passes the tag that a switch put between the addresses and the type.
  mutating func switchTag(
    _ length: Int, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    summary.layers.insert(.ethernet)
    guard has(14 &+ length, &summary) else { return .payload }
    summary.linkDestination = frame.hardwareAddress(at: offset) ?? .none
    summary.linkSource = frame.hardwareAddress(at: offset &+ 6) ?? .none
    let type = frame.word16(at: offset &+ 12 &+ length) ?? 0
    offset &+= 14 &+ length
    return .etherType(type)
  }

  /// Reads the clear text behind a MACsec tag that only authenticates (IEEE 802.1AE, clause 9).
  mutating func macSecurity(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(6, &summary), let control = frame.octet(at: offset) else { return .payload }
    if control & 0x0C != 0 {
      note(.etherType(0x88E5), in: &summary)
      return .payload
    }
    // The integrity check value of the default cipher suites takes the last 16 bytes.
    if end &- offset >= 24 {
      end &-= 16
      limit = min(limit, end)
    }
    return etherTypeAfter(control & 0x20 == 0 ? 6 : 14, frame, &summary)
  }

  /// Reads the time stamp that Arista's switches put before the type.
  mutating func arista(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard has(4, &summary), let kind = frame.word32(at: offset) else { return .payload }
    switch kind {
    // Eight bytes of atomic or universal time, or six.
    case 0x0001_0010, 0x0001_0110: return etherTypeAfter(12, frame, &summary)
    case 0x0001_0020, 0x0001_0120: return etherTypeAfter(10, frame, &summary)
    default:
      note(.etherType(0xD28B), in: &summary)
      return .payload
    }
  }

  /// Reads a network service header (RFC 8300, section 2.2).
  mutating func serviceChain(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(8, &summary), let base = frame.word16(at: offset),
      let next = frame.octet(at: offset &+ 3)
    else { return .payload }
    let length = Int(base & 0x3F) &* 4
    if length < 8 {
      note(.headerLength, in: &summary)
      return .payload
    }
    switch next {
    case 1: return skip(length, then: .ip4, &summary)
    case 2: return skip(length, then: .ip6, &summary)
    case 3: return skip(length, then: .ethernet, &summary)
    case 5: return skip(length, then: .mpls, &summary)
    default:
      note(.etherType(0x894F), in: &summary)
      return .payload
    }
  }

  /// Reads a TRILL header and goes on with the frame inside (RFC 6325, section 3).
  mutating func trill(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard has(6, &summary), let base = frame.word16(at: offset) else { return .payload }
    return skip(6 &+ Int(base >> 6 & 0x1F) &* 4, then: .ethernet, &summary)
  }
}
