// What a UDP conversation's first bytes are.

extension ApplicationProtocol {
  static func ofDatagram(
    _ payload: RawSpan, _ sourcePort: UInt16, _ destinationPort: UInt16
  ) -> ApplicationProtocol? {
    guard let first = payload.octet(at: 0) else { return nil }
    let low = min(sourcePort, destinationPort)
    let high = max(sourcePort, destinationPort)
    if let known = ofDatagramAtPort(payload, first, low)
      ?? ofDatagramAtPort(payload, first, high)
    {
      return known
    }
    // DHCP's magic number makes it sure at any port.
    if first == 1 || first == 2, payload.word32(at: 236) == 0x6382_5363 { return .dhcp }
    if payload.word32(at: 4) == 0x2112_A442, first < 4 { return .stun }
    switch first {
    case 0x14...0x17:
      if let version = payload.word16(at: 1), version == 0xFEFF || version == 0xFEFD {
        return .dtls
      }
    case 0x01, 0x02, 0x04:
      if isWireGuard(payload, first) { return .wireguard }
    case 0x30:
      if isSNMP(payload) { return .snmp }
      if isLDAP(payload) { return .ldap }
    case 0x3C:
      if isSyslog(payload) { return .syslog }
    case 0x6A, 0x6C, 0x7E:
      if isKerberos(payload, at: 0) { return .kerberos }
    case 0x64:
      if payload.reads("d1:ad2:id20:") || payload.reads("d1:rd2:id20:") { return .bitTorrent }
    case 0x41...0x5A:
      if let text = ofDatagramText(payload, low, high) { return text }
    case 0x80...0xBF:
      if let media = ofMedia(payload, first, sourcePort, destinationPort) { return media }
    case 0xC0...0xFF:
      if QUICHeader.isLikely(payload) { return .quic }
      if payload.word32(at: 0) == .max, let mark = payload.octet(at: 4), mark >= 0x41, mark < 0x7B {
        return .sourceEngine
      }
    default: break
    }
    return DNSHeader.isLikely(payload, at: 0) ? .dns : nil
  }

  /// What the bytes are when the port already suggests it and they do not contradict.
  private static func ofDatagramAtPort(
    _ payload: RawSpan, _ first: UInt8, _ port: UInt16
  ) -> ApplicationProtocol? {
    switch port {
    case 53: return DNSHeader.isPlausible(payload, at: 0) ? .dns : nil
    case 5353: return DNSHeader.isPlausible(payload, at: 0) ? .mdns : nil
    case 5355: return DNSHeader.isPlausible(payload, at: 0) ? .llmnr : nil
    case 137: return payload.byteCount >= 12 ? .netbiosName : nil
    case 123:
      // A version of 1 to 4 and a mode; the client and server forms have 48 bytes or more.
      let mode = first & 7
      let version = first >> 3 & 7
      guard version >= 1, version <= 4, mode >= 1 else { return nil }
      return mode >= 6 || payload.byteCount >= 48 ? .ntp : nil
    case 161, 162: return isSNMP(payload) ? .snmp : nil
    case 69:
      return first == 0 && (1...6).contains(payload.octet(at: 1) ?? 0) ? .tftp : nil
    case 500: return isISAKMP(payload, at: 0) ? .isakmp : nil
    case 4500:
      return payload.word32(at: 0) == 0
        ? (isISAKMP(payload, at: 4) ? .isakmp : nil) : payload.byteCount > 8 ? .ipsecNAT : nil
    case 546, 547: return (1...36).contains(first) && payload.byteCount >= 4 ? .dhcp6 : nil
    case 623: return payload.word16(at: 0) == 0x0600 ? .ipmi : nil
    case 1194: return (1...11).contains(first >> 3) && payload.byteCount >= 14 ? .openvpn : nil
    case 1645, 1646, 1812, 1813:
      return payload.word16(at: 2).map { Int($0) == payload.byteCount } == true ? .radius : nil
    case 5683: return first >> 6 == 1 && first & 0xF <= 8 ? .coap : nil
    case 47808: return first == 0x81 ? .bacnet : nil
    case 11211: return isMemcachedDatagram(payload) ? .memcached : nil
    default: return nil
    }
  }

  private static func ofDatagramText(
    _ payload: RawSpan, _ low: UInt16, _ high: UInt16
  ) -> ApplicationProtocol? {
    if payload.reads("M-SEARCH ") || payload.reads("NOTIFY * HTTP") { return .ssdp }
    if payload.reads("HTTP/1.1 ") { return low == 1900 || high == 1900 ? .ssdp : .http }
    return ofMethod(payload)
  }

  /// SNMP: a sequence of a version 0, 1 or 3 and a community or a header (RFC 3416, RFC 3412).
  static func isSNMP(_ payload: RawSpan) -> Bool {
    guard payload.octet(at: 0) == 0x30, let short = payload.octet(at: 1) else { return false }
    let offset = short & 0x80 == 0 ? 2 : 2 &+ Int(short & 0x7F)
    guard payload.word16(at: offset) == 0x0201, let version = payload.octet(at: offset &+ 2),
      let next = payload.octet(at: offset &+ 3)
    else { return false }
    return (version == 3 && next == 0x30) || (version <= 2 && next == 4)
  }

  /// IKE: version 1 or 2 and a length that holds the header (RFC 7296, section 3.1).
  private static func isISAKMP(_ payload: RawSpan, at start: Int) -> Bool {
    guard let version = payload.octet(at: start &+ 17), version >> 4 == 1 || version >> 4 == 2,
      let length = payload.word32(at: start &+ 24)
    else { return false }
    return length >= 28
  }

  /// The four messages have a type, three zeros and their lengths (WireGuard, section 5.4).
  private static func isWireGuard(_ payload: RawSpan, _ first: UInt8) -> Bool {
    guard payload.word24(at: 1) == 0 else { return false }
    switch first {
    case 1: return payload.byteCount == 148
    case 2: return payload.byteCount == 92
    case 4: return payload.byteCount >= 32 && payload.byteCount % 16 == 0
    default: return false
    }
  }

  private static func isMemcachedDatagram(_ payload: RawSpan) -> Bool {
    // Request, sequence, count of datagrams, reserved, then text (memcached protocol.txt).
    guard payload.byteCount > 8, let reserved = payload.word16(at: 6),
      let total = payload.word16(at: 4)
    else { return false }
    return reserved == 0 && total >= 1
  }

  /// RTP and RTCP have few fixed bits, so only frames whose length fits their kind count
  /// (RFC 3550, section 5.1; RFC 3551, section 6).
  private static func ofMedia(
    _ payload: RawSpan, _ first: UInt8, _ sourcePort: UInt16, _ destinationPort: UInt16
  ) -> ApplicationProtocol? {
    guard sourcePort >= 1024, destinationPort >= 1024, payload.byteCount >= 8,
      let kind = payload.octet(at: 1)
    else { return nil }
    if (200...204).contains(kind), let words = payload.word16(at: 2) {
      return (Int(words) &+ 1) &* 4 <= payload.byteCount ? .rtcp : nil
    }
    guard first == 0x80, sourcePort & 1 == 0, destinationPort & 1 == 0 else { return nil }
    let samples = payload.byteCount &- 12
    guard samples > 0 else { return nil }
    switch kind & 0x7F {
    case 0, 8, 9: return samples % 40 == 0 ? .rtp : nil
    case 3: return samples % 33 == 0 ? .rtp : nil
    case 18: return samples % 10 == 0 ? .rtp : nil
    default: return nil
    }
  }
}
