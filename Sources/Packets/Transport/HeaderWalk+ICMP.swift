extension HeaderWalk {
  /// Reads an ICMP message (RFC 792); an error goes on with the packet that it quotes.
  mutating func icmp(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.icmp)
    guard let type = messageType(frame, &summary) else { return .payload }
    switch type {
    case 0, 8, 13, 14, 15, 16, 17, 18:
      noteIdentifier(frame, &summary)
      return .payload
    case 3, 4, 5, 11, 12: return quotation(.ip4, &summary)
    default: return .payload
    }
  }

  /// Reads an ICMPv6 message (RFC 4443) and the addresses that neighbour discovery announces (RFC
  /// 4861).
  mutating func icmp6(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.icmp6)
    guard let type = messageType(frame, &summary) else { return .payload }
    switch type {
    case 1...4: return quotation(.ip6, &summary)
    case 128, 129: noteIdentifier(frame, &summary)
    case 133: neighbour(optionsAt: 8, announcing: 1, frame, &summary)
    case 134: neighbour(optionsAt: 16, announcing: 1, frame, &summary)
    case 135: neighbour(optionsAt: 24, announcing: 1, frame, &summary)
    case 136: neighbour(optionsAt: 24, announcing: 2, frame, &summary)
    case 137: neighbour(optionsAt: 40, announcing: 2, frame, &summary)
    default: break
    }
    return .payload
  }

  /// The type of an ICMP message, which becomes the destination port together with the code.
  private mutating func messageType(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> UInt8? {
    guard has(4, &summary), let typeAndCode = frame.word16(at: offset) else { return nil }
    if isQuoted {
      summary.quoted.destinationPort = typeAndCode
    } else {
      summary.destinationPort = typeAndCode
      summary.sourcePort = 0
    }
    return UInt8(truncatingIfNeeded: typeAndCode >> 8)
  }

  private mutating func noteIdentifier(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) {
    guard let header = header(ICMPHeader.self, frame, &summary) else { return }
    if isQuoted {
      summary.quoted.sourcePort = header.identifier.value
    } else {
      summary.sourcePort = header.identifier.value
    }
    offset &+= 8
  }

  /// Goes on inside the packet that an error quotes, if anything of it is there.
  private mutating func quotation(
    _ next: NextHeader, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(8, &summary) else { return .payload }
    offset &+= 8
    notePayload(&summary)
    if isQuoted || offset >= limit { return .payload }
    isQuoted = true
    summary.layers.insert(.quoted)
    return next
  }

  /// Looks for the link-layer address among the options of a neighbour discovery message; an option
  /// takes eight bytes or more, so the packet's length bounds the loop.
  private mutating func neighbour(
    optionsAt start: Int, announcing kind: UInt8, _ frame: borrowing RawSpan,
    _ summary: inout PacketSummary
  ) {
    summary.layers.insert(.neighbourDiscovery)
    guard has(start, &summary) else { return }
    var place = offset &+ start
    offset &+= 4
    while place < limit {
      guard place &+ 1 < limit, let type = frame.octet(at: place),
        let units = frame.octet(at: place &+ 1)
      else { return note(.option, in: &summary) }
      let length = Int(units) &* 8
      if length == 0 || place &+ length > end { return note(.option, in: &summary) }
      if type == kind, length >= 8, place &+ 8 <= limit, !isQuoted,
        let address = frame.hardwareAddress(at: place &+ 2)
      {
        summary.announcedHardware = address
      }
      place &+= length
    }
  }
}
