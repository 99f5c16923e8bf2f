extension HeaderWalk {
  /// Reads an IPv6 header with its extension headers (RFC 8200).
  @inline(__always)
  mutating func ip6(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard let header = header(IP6Header.self, frame, &summary) else {
      summary.layers.insert(.ip6)
      return .payload
    }
    if header.version != 6 {
      note(.version, in: &summary)
      return .payload
    }
    summary.layers.insert(.ip6)
    // A payload length of zero belongs to a jumbogram or to segmentation offload.
    let length = Int(header.payloadLength.value)
    if length != 0 { close(after: 40 &+ length, from: offset, &summary) }
    if isQuoted {
      summary.quoted.source = header.source
      summary.quoted.destination = header.destination
      summary.quoted.transport = header.next
    } else {
      summary.source = header.source
      summary.destination = header.destination
      summary.transport = header.next
      summary.timeToLive = header.hopLimit
      summary.trafficClass = header.trafficClass
      summary.identification = 0
      summary.fragmentOffset = 0
      summary.moreFragments = false
      summary.networkLength = UInt32(truncatingIfNeeded: end &- offset)
    }
    offset &+= 40
    switch header.next {
    case 6, 17, 58: return .transport(header.next)
    default: return extensions(first: header.next, frame, &summary)
    }
  }

  /// Walks along extension headers up to the transport; each is at least eight bytes, so the
  /// packet's length bounds the loop.
  private mutating func extensions(
    first: UInt8, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    var next = first
    while true {
      noteTransport(next, &summary)
      switch next {
      case 0, 43, 60, 135, 139, 140:
        guard has(8, &summary), let following = frame.octet(at: offset),
          let units = frame.octet(at: offset &+ 1)
        else { return .payload }
        let length = (Int(units) &+ 1) &* 8
        guard has(length, &summary) else { return .payload }
        if next == 0 || next == 60 {
          checkOptions(from: offset &+ 2, to: offset &+ length, frame, &summary)
        }
        offset &+= length
        next = following
      case 51:
        summary.layers.insert(.authenticationHeader)
        guard has(8, &summary), let following = frame.octet(at: offset),
          let units = frame.octet(at: offset &+ 1)
        else { return .payload }
        let length = (Int(units) &+ 2) &* 4
        guard has(length, &summary) else { return .payload }
        offset &+= length
        next = following
      case 44:
        summary.layers.insert(.fragment)
        guard let header = header(IP6FragmentHeader.self, frame, &summary) else { return .payload }
        let fragment = header.fragment.value
        if !isQuoted {
          summary.identification = UInt16(truncatingIfNeeded: header.identification.value)
          summary.fragmentOffset = fragment & 0xFFF8
          summary.moreFragments = fragment & 1 != 0
        }
        offset &+= 8
        next = header.next
        if fragment & 0xFFF8 != 0 {
          noteTransport(next, &summary)
          return .payload
        }
        isPartial = isPartial || fragment & 1 != 0
      default:
        return .transport(next)
      }
    }
  }

  /// Sees that the options of a hop-by-hop or destination header end where the header ends.
  private func checkOptions(
    from start: Int, to end: Int, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) {
    var place = start
    while place < end {
      guard let kind = frame.octet(at: place) else { return }
      if kind == 0 {
        place &+= 1
        continue
      }
      guard place &+ 1 < end, let length = frame.octet(at: place &+ 1) else {
        return note(.option, in: &summary)
      }
      place &+= 2 &+ Int(length)
    }
    if place > end { note(.option, in: &summary) }
  }
}
