extension HeaderWalk {
  /// Reads a GRE header of version 0 (RFC 2784, RFC 2890, RFC 1701) or 1 (RFC 2637).
  mutating func gre(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    enclose(&summary)
    summary.layers.insert(.gre)
    guard has(4, &summary), let flags = frame.word16(at: offset),
      let type = frame.word16(at: offset &+ 2)
    else { return .payload }
    let version = flags & 7
    if version > 1 {
      note(.version, in: &summary)
      return .payload
    }
    var length = 4
    if flags & 0xC000 != 0 { length &+= 4 }
    if flags & 0x2000 != 0 { length &+= 4 }
    if flags & 0x1000 != 0 { length &+= 4 }
    if version == 1, flags & 0x0080 != 0 { length &+= 4 }
    guard has(length, &summary) else { return .payload }
    offset &+= length
    if version == 0, flags & 0x4000 != 0, !passRoutes(frame, &summary) { return .payload }
    switch type {
    case 0x880B: return offset < limit ? .ppp : .payload
    // The second type of ERSPAN has a sequence number before its header, the first has neither.
    case 0x88BE: return skip(flags & 0x1000 != 0 ? 8 : 0, then: .ethernet, &summary)
    case 0x22EB: return remoteMirror(frame, &summary)
    case 0x883E: return webCache(frame, &summary)
    // A metadata header that begins with the type of what follows it.
    case 0x8909:
      guard has(8, &summary), let inner = frame.word16(at: offset) else { return .payload }
      return skip(8, then: .etherType(inner), &summary)
    // What Aruba's access points send to their controllers.
    case 0x8200...0x83FF, 0x9000: return .wireless
    case 0x0600...: return .etherType(type)
    // An empty packet of type zero is a keepalive.
    default:
      if type != 0 { note(.etherType(type), in: &summary) }
      return .payload
    }
  }

  /// Passes the source routes of RFC 1701; each takes four bytes, so the packet bounds the loop.
  private mutating func passRoutes(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> Bool {
    while true {
      guard has(4, &summary), let family = frame.word16(at: offset),
        let length = frame.octet(at: offset &+ 3)
      else { return false }
      offset &+= 4
      if family == 0, length == 0 { return true }
      guard has(Int(length), &summary) else { return false }
      offset &+= Int(length)
    }
  }

  /// Reads the header of ERSPAN's third type (draft-foschiano-erspan-03, section 4.3).
  private mutating func remoteMirror(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(12, &summary), let flags = frame.octet(at: offset &+ 11) else { return .payload }
    return skip(flags & 1 != 0 ? 20 : 12, then: .ethernet, &summary)
  }

  /// Reads what a router redirected to a web cache: a header of four bytes in the newer version.
  private mutating func webCache(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(1, &summary), let first = frame.octet(at: offset) else { return .payload }
    return first >> 4 == 4 ? .ip4 : skip(4, then: .ip4, &summary)
  }
}
