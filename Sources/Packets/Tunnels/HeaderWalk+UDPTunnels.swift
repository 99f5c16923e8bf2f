/// Tunnels that a UDP port announces. What does not look like one is left as payload.
extension HeaderWalk {
  /// Goes where a UDP port points, when it belongs to a tunnel.
  @inline(__always)
  mutating func tunnel(
    _ source: UInt16, _ destination: UInt16, _ frame: borrowing RawSpan,
    _ summary: inout PacketSummary
  ) -> NextHeader {
    if HeaderWalk.mayTunnel(destination) || HeaderWalk.mayTunnel(source) {
      return knownTunnel(source, destination, frame, &summary)
    }
    return .payload
  }

  /// Whether a port is among those of tunnels.
  @inline(__always)
  private static func mayTunnel(_ port: UInt16) -> Bool {
    switch port {
    case 1701, 2152, 3386, 3544, 4341, 4789, 4790, 5072, 5247, 6081, 6635, 8472: true
    default: false
    }
  }

  @inline(never)
  private mutating func knownTunnel(
    _ source: UInt16, _ destination: UInt16, _ frame: borrowing RawSpan,
    _ summary: inout PacketSummary
  ) -> NextHeader {
    // A port of the range for servers says more than one that a client may have drawn.
    let port = HeaderWalk.mayTunnel(destination) ? destination : source
    switch port {
    case 4789, 8472: return vxlan(frame, &summary)
    case 4790: return genericVXLAN(frame, &summary)
    case 6081: return geneve(frame, &summary)
    case 2152, 3386: return gtp(frame, &summary)
    case 3544: return teredo(frame, &summary)
    case 1701: return l2tp(frame, &summary)
    case 4341: return locatorSeparation(frame, &summary)
    case 5072: return anythingInAnything(frame, &summary)
    case 5247: return accessPointControl(frame, &summary)
    case 6635:
      guard limit &- offset >= 5 else { return .payload }
      enclose(&summary)
      return .mpls
    default: return .payload
    }
  }

  /// Reads a VXLAN header (RFC 7348, section 5).
  private mutating func vxlan(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard limit &- offset >= 8, let flags = frame.octet(at: offset), flags & 0x08 != 0 else {
      return .payload
    }
    enclose(&summary)
    summary.layers.insert(.vxlan)
    offset &+= 8
    return .ethernet
  }

  /// Reads a VXLAN header that names the protocol inside (draft-ietf-nvo3-vxlan-gpe-13).
  private mutating func genericVXLAN(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard limit &- offset >= 8, let flags = frame.octet(at: offset),
      let next = frame.octet(at: offset &+ 3), flags & 0x08 != 0
    else { return .payload }
    let inner: NextHeader
    switch flags & 0x04 == 0 ? 3 : next {
    case 1: inner = .ip4
    case 2: inner = .ip6
    case 3: inner = .ethernet
    case 4: inner = .etherType(0x894F)
    case 5: inner = .mpls
    default: return .payload
    }
    enclose(&summary)
    summary.layers.insert(.vxlan)
    offset &+= 8
    return inner
  }

  /// Reads a Geneve header (RFC 8926, section 3.4).
  private mutating func geneve(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard limit &- offset >= 8, let first = frame.octet(at: offset), first >> 6 == 0,
      let type = frame.word16(at: offset &+ 2)
    else { return .payload }
    let length = 8 &+ Int(first & 0x3F) &* 4
    guard has(length, &summary) else { return .payload }
    enclose(&summary)
    summary.layers.insert(.geneve)
    offset &+= length
    return .etherType(type)
  }

  /// Reads a GTP user plane header with its extensions (3GPP TS 29.281, section 5; GSM 09.60 for
  /// version 0). Each extension takes four bytes or more, so the packet bounds the loop.
  private mutating func gtp(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard limit &- offset >= 8, let flags = frame.octet(at: offset),
      let kind = frame.octet(at: offset &+ 1), kind == 0xFF, flags & 0x10 != 0
    else { return .payload }
    var place = offset
    switch flags >> 5 {
    case 0: place &+= 20
    case 1:
      place &+= 8
      if flags & 7 != 0 {
        place &+= 4
        var next = flags & 4 != 0 ? frame.octet(at: place &- 1) ?? 0 : 0
        while next != 0 {
          guard place < limit, let units = frame.octet(at: place), units > 0 else {
            return .payload
          }
          place &+= Int(units) &* 4
          next = place <= limit ? frame.octet(at: place &- 1) ?? 0 : 0
        }
      }
    default: return .payload
    }
    guard place < limit, let first = frame.octet(at: place), first >> 4 == 4 || first >> 4 == 6
    else { return .payload }
    enclose(&summary)
    summary.layers.insert(.gtp)
    offset = place
    return .ip
  }

  /// Reads the indications before a Teredo packet (RFC 4380, section 5.1.1).
  private mutating func teredo(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    var place = offset
    if frame.word16(at: place) == 1, let lengths = frame.word16(at: place &+ 2) {
      place &+= 13 &+ Int(lengths >> 8) &+ Int(lengths & 0xFF)
    }
    if frame.word16(at: place) == 0 { place &+= 8 }
    guard limit &- place >= 40, let first = frame.octet(at: place), first >> 4 == 6 else {
      return .payload
    }
    enclose(&summary)
    summary.layers.insert(.teredo)
    offset = place
    return .ip6
  }

  /// Reads the header of an L2TP data message (RFC 2661, section 3.1).
  private mutating func l2tp(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard limit &- offset >= 6, let flags = frame.word16(at: offset), flags & 0x800F == 2 else {
      return .payload
    }
    var place = offset &+ 6
    if flags & 0x4000 != 0 { place &+= 2 }
    if flags & 0x0800 != 0 { place &+= 4 }
    if flags & 0x0200 != 0, let pad = frame.word16(at: place) { place &+= 2 &+ Int(pad) }
    guard place < limit else { return .payload }
    enclose(&summary)
    summary.layers.insert(.l2tp)
    offset = place
    return .ppp
  }

  /// Reads an AYIYA header (draft-massar-v6ops-ayiya-02, section 3).
  private mutating func anythingInAnything(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard limit &- offset >= 8, let lengths = frame.word16(at: offset),
      let operation = frame.octet(at: offset &+ 2), operation & 0x0F == 1,
      let next = frame.octet(at: offset &+ 3), next == 41 || next == 4
    else { return .payload }
    let identity = 1 << Int(lengths >> 12)
    let signature = Int(lengths >> 4 & 0x0F) &* 4
    guard has(8 &+ identity &+ signature &+ 1, &summary) else { return .payload }
    enclose(&summary)
    summary.layers.insert(.ipInIP)
    offset &+= 8 &+ identity &+ signature
    return next == 41 ? .ip6 : .ip4
  }

  /// Reads a CAPWAP data header in the clear (RFC 5415, section 4.3).
  private mutating func accessPointControl(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard limit &- offset >= 8, let word = frame.word32(at: offset), word >> 24 == 0,
      let fragment = frame.word16(at: offset &+ 6), fragment >> 3 == 0
    else { return .payload }
    let length = Int(word >> 19 & 0x1F) &* 4
    // A frame in several fragments is left alone, as is what does not belong to 802.11.
    guard length >= 8, word & 0x80 == 0, word >> 9 & 0x1F == 1, limit &- offset > length else {
      return .payload
    }
    enclose(&summary)
    offset &+= length
    return word & 0x100 != 0 ? .wireless : .ethernet
  }

  /// Reads the header of the locator/identifier separation protocol (RFC 9300, section 5).
  private mutating func locatorSeparation(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard limit &- offset >= 9, let first = frame.octet(at: offset &+ 8),
      first >> 4 == 4 || first >> 4 == 6
    else { return .payload }
    enclose(&summary)
    offset &+= 8
    return .ip
  }
}
