extension HeaderWalk {
  /// Reads PPP with or without the address and control bytes of HDLC (RFC 1661, RFC 1662), or Cisco
  /// HDLC, which its address tells apart.
  mutating func ppp(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard has(2, &summary), let first = frame.word16(at: offset) else { return .payload }
    if first >> 8 == 0x0F || first >> 8 == 0x8F { return ciscoHDLC(frame, &summary) }
    if first == 0xFF03 { offset &+= 2 }
    return pppProtocol(frame, &summary)
  }

  /// Reads a PPP protocol number of one or two bytes and goes where it points.
  mutating func pppProtocol(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    summary.layers.insert(.ppp)
    guard has(1, &summary), let first = frame.octet(at: offset) else { return .payload }
    var number = UInt16(first)
    if first & 1 == 0 {
      guard has(2, &summary), let word = frame.word16(at: offset) else { return .payload }
      number = word
      offset &+= 2
    } else {
      offset &+= 1
    }
    switch number {
    case 0x0021: return .ip4
    case 0x0057: return .ip6
    case 0x0281, 0x0283: return .mpls
    case 0x0031: return bridgedPPP(frame, &summary)
    default:
      note(.ppp(number), in: &summary)
      return .payload
    }
  }

  /// Reads a bridged frame (RFC 3518, section 4).
  private mutating func bridgedPPP(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(2, &summary), let kind = frame.octet(at: offset &+ 1) else { return .payload }
    if kind == 1 { return skip(2, then: .ethernet, &summary) }
    note(.ppp(0x0031), in: &summary)
    return .payload
  }

  /// Reads a PPPoE session header (RFC 2516, section 4).
  mutating func pppoe(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.pppoe)
    guard has(6, &summary), let version = frame.octet(at: offset),
      let code = frame.octet(at: offset &+ 1), let length = frame.word16(at: offset &+ 4)
    else { return .payload }
    if version != 0x11 { note(.version, in: &summary) }
    offset &+= 6
    close(after: Int(length), from: offset, &summary)
    return code == 0 ? .pppProtocol : .payload
  }

  /// Reads a PPPoE discovery header; its tags are left as payload.
  mutating func pppoeDiscovery(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    summary.layers.insert(.pppoe)
    guard has(6, &summary), let length = frame.word16(at: offset &+ 4) else { return .payload }
    offset &+= 6
    close(after: Int(length), from: offset, &summary)
    return .payload
  }

  /// Reads a Cisco HDLC header: an address, a control byte, an EtherType.
  mutating func ciscoHDLC(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(4, &summary), let type = frame.word16(at: offset &+ 2) else { return .payload }
    offset &+= 4
    // The number of reverse ARP is that of serial line ARP here, which carries no ARP header.
    if type == 0x8035 {
      note(.etherType(type), in: &summary)
      return .payload
    }
    return .etherType(type)
  }

  /// Reads a frame relay address and the protocol behind it (RFC 2427, or Cisco's with an
  /// EtherType).
  mutating func frameRelay(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    // The lowest bit of an address byte marks the last of at most four.
    var length = 0
    repeat {
      guard has(length &+ 1, &summary), let byte = frame.octet(at: offset &+ length) else {
        return .payload
      }
      length &+= 1
      if byte & 1 == 1 { break }
    } while length < 4
    offset &+= length
    guard has(2, &summary), let word = frame.word16(at: offset) else { return .payload }
    guard word >> 8 == 3 else {
      offset &+= 2
      return .etherType(word)
    }
    let isPadded = word & 0xFF == 0
    let place = offset &+ (isPadded ? 2 : 1)
    guard has(place &- offset &+ 1, &summary), let identifier = frame.octet(at: place) else {
      return .payload
    }
    offset = place &+ 1
    return networkLayer(identifier, frame, &summary)
  }

  /// Goes where a network layer protocol identifier points (ISO/IEC TR 9577).
  mutating func networkLayer(
    _ identifier: UInt8, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    switch identifier {
    case 0xCC: return .ip4
    case 0x8E: return .ip6
    case 0x80:
      guard has(5, &summary), let organisation = frame.word24(at: offset),
        let type = frame.word16(at: offset &+ 3)
      else { return .payload }
      offset &+= 5
      return self.organisation(organisation, type, &summary)
    default:
      note(.networkLayer(identifier), in: &summary)
      return .payload
    }
  }
}
