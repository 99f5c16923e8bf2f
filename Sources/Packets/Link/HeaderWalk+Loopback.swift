extension HeaderWalk {
  /// Reads the address family before a packet of a BSD loopback interface, in the byte order of
  /// whichever machine wrote it.
  mutating func loopback(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    summary.layers.insert(.bsdLoopback)
    guard has(4, &summary), let word = frame.word32(at: offset) else { return .payload }
    // Some systems write PPP here.
    if word >> 16 == 0xFF03 { return .ppp }
    offset &+= 4
    return family(HeaderWalk.smaller(word), &summary)
  }

  /// Reads the header of OpenBSD's `enc` interface.
  mutating func openBSDEncapsulation(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(12, &summary), let word = frame.word32(at: offset) else { return .payload }
    offset &+= 12
    return family(HeaderWalk.smaller(word), &summary)
  }

  /// Reads the header of a packet filter's log; its length leaves the padding out.
  mutating func packetFilterLog(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(2, &summary), let length = frame.octet(at: offset),
      let number = frame.octet(at: offset &+ 1)
    else { return .payload }
    guard length >= 4, has((Int(length) &+ 3) & ~3, &summary) else { return .payload }
    offset &+= (Int(length) &+ 3) & ~3
    return family(UInt32(number), &summary)
  }

  /// The number in whichever byte order makes it small: families are below 65,536.
  static func smaller(_ word: UInt32) -> UInt32 { min(word, word.byteSwapped) }

  /// Goes where an address family of any system points; numbers that are too large for one are
  /// EtherTypes.
  private mutating func family(
    _ number: UInt32, _ summary: inout PacketSummary
  ) -> NextHeader {
    switch number {
    case 2: return .ip4
    // Linux, NetBSD and OpenBSD, FreeBSD, macOS, Windows.
    case 10, 24, 28, 30, 23: return .ip6
    case 0x0600...0xFFFF: return .etherType(UInt16(truncatingIfNeeded: number))
    default:
      note(.linkType(LinkType.bsdLoopback.rawValue), in: &summary)
      return .payload
    }
  }
}
