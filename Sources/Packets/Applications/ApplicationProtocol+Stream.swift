// What a TCP conversation's first bytes are. One switch on the first byte leaves a protocol or two
// to compare, so that bytes which are none of these cost a few nanoseconds.

extension ApplicationProtocol {
  static func ofStream(
    _ payload: RawSpan, _ sourcePort: UInt16, _ destinationPort: UInt16
  ) -> ApplicationProtocol? {
    guard let first = payload.octet(at: 0) else { return nil }
    switch first {
    case 0x00: return ofStreamBeginningWithZero(payload)
    case 0x01...0x0F: return ofBinaryStream(payload, first, sourcePort, destinationPort)
    case 0x10: return isMQTTConnect(payload) ? .mqtt : nil
    case 0x12, 0x14...0x18: return ofTypedRecord(payload, first)
    case 0x13: return payload.reads("BitTorrent protocol", at: 1) ? .bitTorrent : nil
    case 0x30: return isLDAP(payload) ? .ldap : nil
    case 0x68: return isIEC104(payload) ? .iec104 : nil
    case 0x80...0x83: return ofMemcachedBinary(payload) ?? ofVersion2Hello(payload)
    case 0xFF: return ofStreamBeginningWithOnes(payload)
    case 0x20...0x7E: return ofText(payload, sourcePort, destinationPort)
    default: return databaseGreeting(payload)
    }
  }

  private static func ofStreamBeginningWithZero(_ payload: RawSpan) -> ApplicationProtocol? {
    // NetBIOS session framing around SMB (MS-SMB2, section 2.1): FF, FE or FD, then "SMB".
    if payload.reads("SMB", at: 5), let mark = payload.octet(at: 4), mark >= 0xFD { return .smb }
    // PostgreSQL start-up: length, then version 3.0, an SSL request or a cancel request.
    if let length = payload.word32(at: 0), length >= 8, length <= 10_000,
      let code = payload.word32(at: 4)
    {
      switch code {
      case 0x0003_0000, 80_877_102, 80_877_103, 80_877_104: return .postgresql
      default: break
      }
    }
    if isKerberosRecord(payload) { return .kerberos }
    // Modbus: transaction, protocol 0, length to the end (Modbus over TCP, section 3.1).
    if payload.word16(at: 2) == 0, let length = payload.word16(at: 4), length >= 2,
      length <= 254, payload.byteCount == Int(length) &+ 6
    {
      return .modbus
    }
    // A DNS message over TCP: its length, then the message.
    if isFramedDNS(payload) { return .dns }
    // Oracle's listener: length to the end, checksum 0, connect packet.
    if let length = payload.word16(at: 0), payload.byteCount == Int(length),
      payload.word16(at: 2) == 0, payload.octet(at: 4) == 1
    {
      return .oracle
    }
    return nil
  }

  private static func ofBinaryStream(
    _ payload: RawSpan, _ first: UInt8, _ sourcePort: UInt16, _ destinationPort: UInt16
  ) -> ApplicationProtocol? {
    if first == 3, payload.octet(at: 1) == 0, let length = payload.word16(at: 2),
      length >= 7, payload.byteCount <= Int(length)
    {
      // TPKT (RFC 1006) with an X.224 connection request or confirm: RDP or S7 by its port.
      let kind = payload.octet(at: 5) ?? 0
      if kind == 0xE0 || kind == 0xD0 {
        return sourcePort == 102 || destinationPort == 102 ? .s7 : .rdp
      }
    }
    if first == 5 {
      // DCE/RPC: version 5.0 or 5.1 and a bind, request or their answers.
      if let minor = payload.octet(at: 1), minor <= 1, let kind = payload.octet(at: 2), kind <= 19,
        let order = payload.octet(at: 4), order == 0x10 || order == 0
      {
        return .dceRPC
      }
      if payload.word16(at: 0) == 0x0564 { return .dnp3 }
      if let methods = payload.octet(at: 1), methods >= 1,
        payload.byteCount == Int(methods) &+ 2
      {
        return .socks
      }
    }
    if isFramedDNS(payload) { return .dns }
    return databaseGreeting(payload)
  }

  /// TLS records (RFC 8446, section 5.1), the older form of its first message, and TDS.
  private static func ofTypedRecord(_ payload: RawSpan, _ first: UInt8) -> ApplicationProtocol? {
    if TLSRecordHeader(payload, at: 0) != nil { return .tls }
    // TDS before the login: type 18, last packet, length to the end.
    if first == 0x12, payload.octet(at: 1) == 1, let length = payload.word16(at: 2),
      payload.byteCount == Int(length)
    {
      return .sqlServer
    }
    return databaseGreeting(payload)
  }

  private static func ofVersion2Hello(_ payload: RawSpan) -> ApplicationProtocol? {
    // The SSL 2.0 form of a hello: two bytes of length, type 1, then a version (RFC 5246, E.2).
    guard payload.octet(at: 0) == 0x80, payload.octet(at: 2) == 1, let major = payload.octet(at: 3)
    else { return nil }
    if major == 3, let minor = payload.octet(at: 4), minor <= 4 { return .tls }
    return payload.word16(at: 3) == 2 ? .tls : nil
  }

  private static func ofMemcachedBinary(_ payload: RawSpan) -> ApplicationProtocol? {
    guard let magic = payload.octet(at: 0), magic == 0x80 || magic == 0x81,
      let operation = payload.octet(at: 1), operation <= 0x4A, payload.octet(at: 5) == 0,
      let body = payload.word32(at: 8), payload.byteCount >= 24,
      body < 1 << 20, payload.byteCount <= Int(body) &+ 24
    else { return nil }
    return .memcached
  }

  private static func ofStreamBeginningWithOnes(_ payload: RawSpan) -> ApplicationProtocol? {
    if payload.word64(at: 0) == .max {
      return payload.word64(at: 8) == .max ? .bgp : nil
    }
    // Telnet negotiates: WILL, WON'T, DO, DON'T (RFC 854).
    if let command = payload.octet(at: 1), (0xFB...0xFE).contains(command) { return .telnet }
    return nil
  }

  /// MySQL's greeting and MongoDB's framing, both little-endian lengths first.
  static func databaseGreeting(_ payload: RawSpan) -> ApplicationProtocol? {
    guard let length = payload.word32(at: 0) else { return nil }
    let little = length.byteSwapped
    if little >> 24 == 0, payload.octet(at: 4) == 10, payload.byteCount == Int(little) &+ 4,
      let digit = payload.octet(at: 5), (0x30...0x39).contains(digit)
    {
      return .mysql
    }
    if little >= 16, little < 1 << 26, let operation = payload.word32(at: 12)?.byteSwapped {
      switch operation {
      case 1, 2004, 2012, 2013:
        // A reply's code 1 is too common a number for a conversation that has another length.
        if payload.byteCount == Int(little) { return .mongodb }
      default: break
      }
    }
    return nil
  }

  private static func isMQTTConnect(_ payload: RawSpan) -> Bool {
    // The remaining length takes one to four bytes; the name of the protocol follows.
    var offset = 1
    while offset < 5, let byte = payload.octet(at: offset), byte & 0x80 != 0 { offset &+= 1 }
    offset &+= 1
    return payload.reads("\u{0}\u{4}MQTT", at: offset)
      || payload.reads("\u{0}\u{6}MQIsdp", at: offset)
  }

  /// Whether these are an LDAP message: a sequence of an identifier and an application tag
  /// (RFC 4511, section 4.1.1).
  static func isLDAP(_ payload: RawSpan) -> Bool {
    var offset = 1
    guard let short = payload.octet(at: offset) else { return false }
    offset &+= short & 0x80 == 0 ? 1 : Int(short & 0x7F) &+ 1
    guard payload.octet(at: offset) == 2, let width = payload.octet(at: offset &+ 1),
      width >= 1, width <= 4, let tag = payload.octet(at: offset &+ 2 &+ Int(width))
    else { return false }
    return (0x60...0x78).contains(tag) || tag == 0x42 || tag == 0x4A || tag == 0x50
  }

  private static func isIEC104(_ payload: RawSpan) -> Bool {
    // Unnumbered start, stop or test frames have length 4; all have it to the end.
    payload.octet(at: 1) == 4 && payload.byteCount == 6 && (payload.octet(at: 2) ?? 0) & 3 == 3
  }

  /// Whether these are a Kerberos message behind its length (RFC 4120, section 7.2.2).
  private static func isKerberosRecord(_ payload: RawSpan) -> Bool {
    guard let length = payload.word32(at: 0), length >= 10, length < 1 << 20 else { return false }
    return isKerberos(payload, at: 4)
  }

  /// Whether a Kerberos message begins at an offset: an application tag around a sequence.
  static func isKerberos(_ payload: RawSpan, at start: Int) -> Bool {
    guard let tag = payload.octet(at: start) else { return false }
    switch tag {
    case 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x74, 0x75, 0x76, 0x7E: break
    default: return false
    }
    guard let short = payload.octet(at: start &+ 1) else { return false }
    let skip = short & 0x80 == 0 ? 0 : Int(short & 0x7F)
    return skip <= 4 && payload.octet(at: start &+ 2 &+ skip) == 0x30
  }

  /// Whether these are a DNS message behind its two bytes of length (RFC 1035, section 4.2.2).
  private static func isFramedDNS(_ payload: RawSpan) -> Bool {
    guard let length = payload.word16(at: 0), length >= 17,
      payload.byteCount <= Int(length) &+ 2
    else { return false }
    return DNSHeader.isLikely(payload, at: 2)
  }
}
