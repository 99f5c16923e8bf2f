/// Turns the bytes of frames into `PacketSummary` values.
package struct PacketDecoder: Sendable {
  /// Headers read of one packet before it is held for an attack on the reader.
  private static let mostHeaders = 32

  package init() {}

  /// Fills `summary` from one frame.
  ///
  /// - Parameters:
  ///   - frame: the captured bytes; never read outside.
  ///   - wireLength: the frame's length on the wire, in bytes.
  ///   - timestampNanoseconds: when it was captured, nanoseconds since 1970-01-01 UTC.
  ///   - link: what its first bytes are.
  ///   - summary: overwritten.
  /// - Complexity: O(length of the headers); at most 32 of them are followed.
  package func decode(
    _ frame: RawSpan, wireLength: Int, timestampNanoseconds: Int64, link: LinkType,
    into summary: inout PacketSummary
  ) {
    summary = PacketSummary()
    summary.timestampNanoseconds = timestampNanoseconds
    summary.wireLength = UInt32(clamping: wireLength)
    summary.capturedLength = UInt32(clamping: frame.byteCount)
    var walk = HeaderWalk(captured: frame.byteCount, wireLength: wireLength)
    var next = walk.first(of: link, &summary)
    for _ in 0..<PacketDecoder.mostHeaders {
      switch next {
      case .ethernet: next = walk.ethernet(frame, &summary)
      case .etherType(let type): next = walk.etherType(type, frame, &summary)
      case .ip4: next = walk.ip4(frame, &summary)
      case .ip6: next = walk.ip6(frame, &summary)
      case .ip: next = walk.ip(frame, &summary)
      case .transport(let number): next = walk.transport(number, frame, &summary)
      case .payload: return walk.notePayload(&summary)
      }
    }
    walk.note(.nesting, in: &summary)
    walk.notePayload(&summary)
  }
}

extension HeaderWalk {
  /// What the first bytes of a frame are.
  @inline(__always)
  mutating func first(of link: LinkType, _ summary: inout PacketSummary) -> NextHeader {
    switch link {
    case .ethernet: return .ethernet
    case .rawIP: return .ip
    case .ip4: return .ip4
    case .ip6: return .ip6
    default:
      summary.unknown = .linkType(link.rawValue)
      return .payload
    }
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

  /// Goes where an EtherType points.
  @inline(__always)
  mutating func etherType(
    _ type: UInt16, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    if !isQuoted { summary.etherType = type }
    switch type {
    case 0x0800: return ip4(frame, &summary)
    case 0x86DD: return ip6(frame, &summary)
    case 0x8100, 0x88A8, 0x9100, 0x9200: return tag(frame, &summary)
    case 0x0806, 0x8035: return arp(frame, &summary)
    default:
      if !isQuoted { summary.unknown = .etherType(type) }
      return .payload
    }
  }

  /// Goes where an IP protocol number points.
  @inline(__always)
  mutating func transport(
    _ number: UInt8, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    switch number {
    case 6: return tcp(frame, &summary)
    case 17: return udp(frame, &summary)
    case 1: return icmp(frame, &summary)
    case 58: return icmp6(frame, &summary)
    case 2:
      summary.layers.insert(.igmp)
      return .payload
    default:
      if !isQuoted { summary.unknown = .transport(number) }
      return .payload
    }
  }
}
