extension HeaderWalk {
  /// Reads an IPv4 header with its options (RFC 791); of IPv6 the packet's own version is believed.
  @inline(__always)
  mutating func ip4(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.ip4)
    guard let header = header(IP4Header.self, frame, &summary) else { return .payload }
    if header.version != 4 {
      note(.version, in: &summary)
      return header.version == 6 ? .ip6 : .payload
    }
    let length = header.headerLength
    if length < 20 {
      note(.headerLength, in: &summary)
      return .payload
    }
    // A total length of zero is left by segmentation offload: the frame's own length counts then.
    let total = Int(header.totalLength.value)
    if total >= length {
      close(after: total, from: offset, &summary)
    } else if total != 0 {
      note(.headerLength, in: &summary)
      return .payload
    }
    let fragment = header.fragment.value
    if isQuoted {
      summary.quoted.source = IPAddress(v4: header.source.value)
      summary.quoted.destination = IPAddress(v4: header.destination.value)
      summary.quoted.transport = header.transport
    } else {
      summary.source = IPAddress(v4: header.source.value)
      summary.destination = IPAddress(v4: header.destination.value)
      summary.transport = header.transport
      summary.timeToLive = header.timeToLive
      summary.trafficClass = header.trafficClass
      summary.identification = header.identification.value
      summary.fragmentOffset = (fragment & 0x1FFF) &* 8
      summary.moreFragments = fragment & 0x2000 != 0
      summary.networkLength = UInt32(truncatingIfNeeded: end &- offset)
    }
    guard length == 20 || has(length, &summary) else { return .payload }
    offset &+= length
    if fragment & 0x3FFF != 0 {
      summary.layers.insert(.fragment)
      if fragment & 0x1FFF != 0 { return .payload }
      isPartial = true
    }
    return .transport(header.transport)
  }

  /// Reads the version of an IP header that nothing has announced.
  mutating func ip(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard has(1, &summary), let first = frame.octet(at: offset) else { return .payload }
    switch first >> 4 {
    case 4: return .ip4
    case 6: return .ip6
    default:
      note(.version, in: &summary)
      return .payload
    }
  }
}
