/// Headers that a capturing system puts before a packet to say where it met it.
extension HeaderWalk {
  /// Reads Solaris's IP network header.
  mutating func ipNet(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    guard has(24, &summary), let family = frame.octet(at: offset &+ 1) else { return .payload }
    switch family {
    case 2: return skip(24, then: .ip4, &summary)
    case 26: return skip(24, then: .ip6, &summary)
    default:
      note(.linkType(LinkType.ipNet.rawValue), in: &summary)
      return .payload
    }
  }

  /// Reads what Linux's netfilter logs: attributes, among them the packet. Each takes four bytes or
  /// more, so the frame's length bounds the loop.
  mutating func netfilterLog(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(4, &summary), let family = frame.octet(at: offset) else { return .payload }
    offset &+= 4
    while limit &- offset >= 4, let first = frame.word16(at: offset),
      let second = frame.word16(at: offset &+ 2)
    {
      // The attributes are in the byte order of the machine; types are small, which tells it.
      let isSwapped = second & 0x00FF == 0
      let length = Int(isSwapped ? first.byteSwapped : first)
      let type = (isSwapped ? second.byteSwapped : second) & 0x7FFF
      if length < 4 {
        note(.headerLength, in: &summary)
        return .payload
      }
      if type == 9 {
        close(after: length, from: offset, &summary)
        offset &+= 4
        switch family {
        case 2: return .ip4
        case 10: return .ip6
        default:
          note(.linkType(LinkType.netfilterLog.rawValue), in: &summary)
          return .payload
        }
      }
      offset &+= (length &+ 3) & ~3
    }
    if offset > limit { offset = limit }
    return .payload
  }

  /// Reads Apple's packet tap header, which names a link type of its own.
  mutating func packetTap(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(12, &summary), let length = frame.word32(at: offset)?.byteSwapped,
      let kind = frame.word32(at: offset &+ 4)?.byteSwapped,
      let type = frame.word32(at: offset &+ 8)?.byteSwapped
    else { return .payload }
    if length < 12 || length > 4096 {
      note(.headerLength, in: &summary)
      return .payload
    }
    let link = LinkType(rawValue: UInt16(truncatingIfNeeded: type))
    // Kind 1 is followed by a packet; a header around itself would go on without end.
    guard kind == 1, link != .packetTap, link != .userTwo else {
      note(.linkType(link.rawValue), in: &summary)
      return .payload
    }
    return skip(Int(length), then: .link(link), &summary)
  }
}
