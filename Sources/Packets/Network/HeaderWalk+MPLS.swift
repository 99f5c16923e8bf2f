extension HeaderWalk {
  /// Walks down a stack of labels (RFC 3032) and guesses what is below, as nothing says it; each
  /// takes four bytes, so the packet's length bounds the loop.
  mutating func mpls(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.mpls)
    while true {
      guard has(4, &summary), let entry = frame.word32(at: offset) else { return .payload }
      offset &+= 4
      if entry & 0x100 != 0 { break }
    }
    guard limit > offset, let first = frame.octet(at: offset) else { return .payload }
    switch first >> 4 {
    case 4: return .ip4
    case 6: return .ip6
    case 1: return associatedChannel(frame, &summary)
    default: return pseudowire(first, frame, &summary)
    }
  }

  /// Reads a pseudowire's associated channel (RFC 5586), which may carry IP.
  private mutating func associatedChannel(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(4, &summary), let type = frame.word16(at: offset &+ 2) else { return .payload }
    switch type {
    case 0x21: return skip(4, then: .ip4, &summary)
    case 0x57: return skip(4, then: .ip6, &summary)
    default:
      note(.etherType(0x8847), in: &summary)
      return .payload
    }
  }

  /// Goes on with an Ethernet frame, behind a control word (RFC 4448, section 4.6) or not: whichever
  /// gives a type that makes sense.
  private mutating func pseudowire(
    _ first: UInt8, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    let plain = plausibility(frame.word16(at: offset &+ 12))
    let controlled = first >> 4 == 0 ? plausibility(frame.word16(at: offset &+ 16)) : 0
    if controlled > 0, controlled >= plain { return skip(4, then: .ethernet, &summary) }
    if plain > 0 { return .ethernet }
    note(.etherType(0x8847), in: &summary)
    return .payload
  }

  /// How much a number looks like the type of an Ethernet frame: 2 for a well-known one, 1 for a
  /// length that fits.
  private func plausibility(_ type: UInt16?) -> Int {
    switch type {
    case 0x0800, 0x0806, 0x86DD, 0x8100, 0x88A8, 0x8847, 0x8848, 0x8863, 0x8864, 0x9000, 0x88CC:
      2
    case .some(let length): length >= 3 && Int(length) <= end &- offset ? 1 : 0
    case .none: 0
    }
  }
}
