extension HeaderWalk {
  /// Reads what follows a length instead of an EtherType (IEEE 802.3, clause 3.2.6).
  mutating func lengthField(
    _ length: UInt16, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    if !isQuoted { summary.etherType = 0 }
    // Numbers between the longest frame and the first EtherType mean nothing.
    if length > 1500 {
      note(.etherType(length), in: &summary)
      return .payload
    }
    close(after: Int(length), from: offset, &summary)
    // Old IPX frames begin with a checksum of all ones where others have the access points.
    if frame.word16(at: offset) == 0xFFFF {
      note(.etherType(0x8137), in: &summary)
      return .payload
    }
    return .llc
  }

  /// Reads the access points and the control field of IEEE 802.2, and a SNAP header behind them.
  mutating func llc(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.llc)
    guard has(3, &summary), let access = frame.word16(at: offset),
      let control = frame.octet(at: offset &+ 2)
    else { return .payload }
    if access == 0xAAAA, control == 3 { return snap(frame, &summary) }
    let isUnnumbered = control & 3 == 3
    offset = min(limit, offset &+ (isUnnumbered ? 3 : 4))
    if access >> 8 == 0x06, isUnnumbered { return .ip }
    note(.serviceAccess(access >> 8), in: &summary)
    return .payload
  }

  /// Reads a SNAP header: an organisation and a protocol of its own (IEEE 802, clause 10).
  private mutating func snap(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(8, &summary), let organisation = frame.word24(at: offset &+ 3),
      let type = frame.word16(at: offset &+ 6)
    else { return .payload }
    offset &+= 8
    return self.organisation(organisation, type, &summary)
  }

  /// Goes where the protocol of an organisation points.
  mutating func organisation(
    _ organisation: UInt32, _ type: UInt16, _ summary: inout PacketSummary
  ) -> NextHeader {
    switch (organisation, type) {
    // Ethernet's own types, also as bridged by IEEE 802.1H.
    case (0x000000, 0x0600...), (0x0000F8, 0x0600...): return .etherType(type)
    // Bridged frames (RFC 2427, RFC 2684) with and without their check sequence.
    case (0x0080C2, 1), (0x0080C2, 7): return .ethernet
    default:
      note(.serviceAccess(max(type, 0x100)), in: &summary)
      return .payload
    }
  }

  /// Reads a token ring frame with its source route (IEEE 802.5).
  mutating func tokenRing(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(14, &summary), let control = frame.octet(at: offset &+ 1) else { return .payload }
    summary.linkDestination = frame.hardwareAddress(at: offset &+ 2) ?? .none
    summary.linkSource = frame.hardwareAddress(at: offset &+ 8) ?? .none
    guard control & 0xC0 == 0x40 else { return .payload }
    // The upper bit of the sender says that a route follows.
    let isRouted = summary.linkSource.bits >> 47 == 1
    offset &+= 14
    guard isRouted else { return .llc }
    guard has(2, &summary), let route = frame.octet(at: offset) else { return .payload }
    return skip(max(2, Int(route & 0x1F)), then: .llc, &summary)
  }

  /// Reads an FDDI frame (ISO 9314-2).
  mutating func fddi(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard has(13, &summary), let control = frame.octet(at: offset) else { return .payload }
    summary.linkDestination = frame.hardwareAddress(at: offset &+ 1) ?? .none
    summary.linkSource = frame.hardwareAddress(at: offset &+ 7) ?? .none
    offset &+= 13
    // Only frames for the logical link layer carry packets.
    return control & 0xF0 == 0x50 ? .llc : .payload
  }

  /// Reads an ARCNET frame as Linux hands it over (RFC 1051, RFC 1201).
  mutating func arcnet(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard has(5, &summary), let type = frame.octet(at: offset &+ 4) else { return .payload }
    switch type {
    case 0xF0: return skip(5, then: .etherType(0x0800), &summary)
    case 0xF1: return skip(5, then: .etherType(0x0806), &summary)
    default: break
    }
    // RFC 1201 cuts packets in pieces; an exception frame repeats the header behind its mark.
    guard has(8, &summary), let split = frame.octet(at: offset &+ 5) else { return .payload }
    let length = split == 0xFF ? 12 : 8
    if split != 0xFF, split & 1 == 0, split != 0 { return .payload }
    switch type {
    case 0xD4: return skip(length, then: .etherType(0x0800), &summary)
    case 0xD5: return skip(length, then: .etherType(0x0806), &summary)
    case 0xD6: return skip(length, then: .etherType(0x8035), &summary)
    case 0xC4: return skip(length, then: .etherType(0x86DD), &summary)
    default:
      note(.linkType(LinkType.linuxARCNET.rawValue), in: &summary)
      return .payload
    }
  }

  /// Reads IP over ATM with or without an LLC header (RFC 2225).
  mutating func classicalIP(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(2, &summary) else { return .payload }
    return frame.word16(at: offset) == 0xAAAA ? .llc : .ip
  }

  /// Reads the pseudo-header of SunATM.
  mutating func sunATM(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard has(4, &summary), let flags = frame.octet(at: offset) else { return .payload }
    switch flags & 0x0F {
    case 1: return skip(6, then: .ethernet, &summary)
    case 2: return skip(4, then: .llc, &summary)
    default:
      note(.linkType(LinkType.sunATM.rawValue), in: &summary)
      return .payload
    }
  }

  /// Reads the header that Apple puts before IP over IEEE 1394.
  mutating func fireWire(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    etherTypeAfter(16, frame, &summary)
  }

  /// Reads the header of IP over InfiniBand: a global route header, a type, two reserved bytes (RFC
  /// 4391, section 6).
  mutating func infiniBand(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(44, &summary), let type = frame.word16(at: offset &+ 40) else { return .payload }
    return skip(44, then: .etherType(type), &summary)
  }
}
