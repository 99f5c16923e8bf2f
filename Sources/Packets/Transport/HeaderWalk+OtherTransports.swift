extension HeaderWalk {
  /// Reads an SCTP header (RFC 9260); its chunks are left as payload.
  mutating func sctp(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.sctp)
    notePorts(frame, &summary)
    return skip(12, then: .payload, &summary)
  }

  /// Reads a UDP-Lite header (RFC 3828).
  mutating func udpLite(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.udpLite)
    notePorts(frame, &summary)
    return skip(8, then: .payload, &summary)
  }

  /// Notes an IGMP message (RFC 9776); its groups are left as payload.
  mutating func igmp(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.igmp)
    return .payload
  }

  /// Reads an authentication header of an IPv4 packet (RFC 4302, section 2).
  mutating func authenticationHeader(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    summary.layers.insert(.authenticationHeader)
    guard has(8, &summary), let next = frame.octet(at: offset),
      let units = frame.octet(at: offset &+ 1)
    else { return .payload }
    let length = (Int(units) &+ 2) &* 4
    if length < 8 {
      note(.headerLength, in: &summary)
      return .payload
    }
    guard has(length, &summary) else { return .payload }
    offset &+= length
    noteTransport(next, &summary)
    return .transport(next)
  }

  /// Reads a PIM message, of which a register holds the packet it is about (RFC 7761, section 4.9).
  mutating func multicastRouting(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(4, &summary), let first = frame.octet(at: offset) else { return .payload }
    guard first == 0x21, limit &- offset > 8 else {
      note(.transport(103), in: &summary)
      return .payload
    }
    enclose(&summary)
    offset &+= 8
    return .ip
  }

  /// Sets the protocol of the packet, or of the quoted one.
  @inline(__always)
  func noteTransport(_ number: UInt8, _ summary: inout PacketSummary) {
    if isQuoted { summary.quoted.transport = number } else { summary.transport = number }
  }
}
