/// What a server says to a login in clear text: what guessing of passwords is counted by.
package enum LoginReply: UInt8, Hashable, Sendable {
  /// The user or the password was wrong.
  case refused
  /// The login succeeded.
  case accepted

  /// Reads a server's payload, nil when it says nothing about a login.
  ///
  /// - Parameters:
  ///   - payload: a segment or datagram that the server sent; the reply is expected at its front.
  ///   - application: what the conversation speaks.
  package static func read(_ payload: RawSpan, _ application: ApplicationProtocol) -> LoginReply? {
    switch application {
    case .ftp: code(payload, refused: 530, accepted: 230)
    case .smtp: code(payload, refused: 535, accepted: 235)
    case .pop3: pop3(payload)
    case .imap: imap(payload)
    case .telnet: telnet(payload)
    case .http: http(payload)
    case .redis: redis(payload)
    case .mysql: mysql(payload)
    case .postgresql: postgresql(payload)
    case .ldap: ldap(payload)
    case .kerberos: kerberos(payload)
    case .smb: smb(payload)
    default: nil
    }
  }

  /// The three digits at the front of an FTP or SMTP reply (RFC 959, section 4.2; RFC 5321, 4.2).
  ///
  /// - Returns: 100 to 659, or nil when no such reply begins the payload.
  package static func code(_ payload: RawSpan) -> UInt16? {
    guard let word = payload.word32(at: 0) else { return nil }
    let last = UInt8(truncatingIfNeeded: word)
    guard last == 0x20 || last == 0x2D || last == 0x0D else { return nil }
    var code: UInt16 = 0
    for shift in [24, 16, 8] as [UInt32] {
      let digit = UInt8(truncatingIfNeeded: word >> shift)
      guard (0x30...0x39).contains(digit) else { return nil }
      code = code &* 10 &+ UInt16(digit &- 0x30)
    }
    return (100..<660).contains(code) ? code : nil
  }

  private static func code(
    _ payload: RawSpan, refused: UInt16, accepted: UInt16
  ) -> LoginReply? {
    switch code(payload) {
    case refused: .refused
    case accepted: .accepted
    default: nil
    }
  }

  private static func pop3(_ payload: RawSpan) -> LoginReply? {
    guard payload.reads("-ERR") else { return nil }
    let speaksOfLogin =
      ApplicationProtocol.firstLine(of: payload, holds: "auth")
      || ApplicationProtocol.firstLine(of: payload, holds: "password")
      || ApplicationProtocol.firstLine(of: payload, holds: "login")
      || ApplicationProtocol.firstLine(of: payload, holds: "denied")
    return speaksOfLogin ? .refused : nil
  }

  private static func imap(_ payload: RawSpan) -> LoginReply? {
    // The tag that the client chose, then NO or OK (RFC 9051, section 7.1).
    guard payload.octet(at: 0) != 0x2A,
      let space = payload.firstOffset(of: 0x20, from: 1, before: 24)
    else { return nil }
    let speaksOfLogin =
      ApplicationProtocol.firstLine(of: payload, holds: "login")
      || ApplicationProtocol.firstLine(of: payload, holds: "auth")
    guard speaksOfLogin else { return nil }
    if payload.readsIgnoringCase("no ", at: space + 1) { return .refused }
    return payload.readsIgnoringCase("ok ", at: space + 1) ? .accepted : nil
  }

  private static func telnet(_ payload: RawSpan) -> LoginReply? {
    // The reply may stand behind a line break, hence a search in the first 256 bytes.
    for offset in 0..<min(payload.byteCount, 256) {
      if payload.readsIgnoringCase("login incorrect", at: offset)
        || payload.readsIgnoringCase("authentication failed", at: offset)
        || payload.readsIgnoringCase("login failed", at: offset)
        || payload.readsIgnoringCase("% bad passwords", at: offset)
        || payload.readsIgnoringCase("% login invalid", at: offset)
      {
        return .refused
      }
      if payload.readsIgnoringCase("last login:", at: offset) { return .accepted }
    }
    return nil
  }

  private static func http(_ payload: RawSpan) -> LoginReply? {
    payload.reads("HTTP/1.") && (payload.reads(" 401", at: 8) || payload.reads(" 403", at: 8))
      ? .refused : nil
  }

  private static func redis(_ payload: RawSpan) -> LoginReply? {
    payload.reads("-WRONGPASS") || payload.reads("-ERR invalid password") ? .refused : nil
  }

  private static func mysql(_ payload: RawSpan) -> LoginReply? {
    // An error packet with number 1045 (little-endian): access denied.
    payload.octet(at: 4) == 0xFF && payload.word16(at: 5) == 0x1504 ? .refused : nil
  }

  private static func postgresql(_ payload: RawSpan) -> LoginReply? {
    // 'R' of length 8 and code 0 accepts; an error names SQLSTATE 28P01 or 28000.
    if payload.octet(at: 0) == 0x52 {
      return payload.word32(at: 1) == 8 && payload.word32(at: 5) == 0 ? .accepted : nil
    }
    guard payload.octet(at: 0) == 0x45 else { return nil }
    for offset in 5..<max(5, min(payload.byteCount, 96)) {
      if payload.reads("C28P01\u{0}", at: offset) || payload.reads("C28000\u{0}", at: offset) {
        return .refused
      }
    }
    return nil
  }

  private static func ldap(_ payload: RawSpan) -> LoginReply? {
    // Message { identifier, [APPLICATION 1] bind response { result code … } } (RFC 4511, 4.2.2).
    guard let message = BasicEncoding(payload, at: 0), message.tag == 0x30,
      let identifier = BasicEncoding(payload, at: message.contents.lowerBound),
      let bind = BasicEncoding(payload, at: identifier.contents.upperBound), bind.tag == 0x61,
      let result = BasicEncoding(payload, at: bind.contents.lowerBound), result.tag == 0x0A
    else { return nil }
    switch result.number(in: payload) {
    case 0: return .accepted
    case 49: return .refused
    default: return nil
    }
  }

  private static func kerberos(_ payload: RawSpan) -> LoginReply? {
    // Over TCP four bytes of length come first. AS-REP accepts; of the errors 6 (no such client),
    // 18 (revoked) and 24 (wrong password) refuse, while 25 only asks for more (RFC 4120, 7.5.9).
    let start = payload.octet(at: 0) == 0 ? 4 : 0
    if payload.octet(at: start) == 0x6B { return .accepted }
    guard let outer = BasicEncoding(payload, at: start), outer.tag == 0x7E,
      let sequence = BasicEncoding(payload, at: outer.contents.lowerBound), sequence.tag == 0x30
    else { return nil }
    var position = sequence.contents.lowerBound
    for _ in 0..<8 {
      guard let field = BasicEncoding(payload, at: position) else { return nil }
      if field.tag == 0xA6 {
        switch BasicEncoding(payload, at: field.contents.lowerBound)?.number(in: payload) {
        case 6, 18, 24: return .refused
        default: return nil
        }
      }
      position = field.contents.upperBound
    }
    return nil
  }

  private static func smb(_ payload: RawSpan) -> LoginReply? {
    // SMB2 behind its four bytes of framing: status at 8, command 1 (session setup) at 12, both
    // little-endian, and the response flag at 16 (MS-SMB2, section 2.2.1.2).
    if payload.word32(at: 4) == 0xFE53_4D42, payload.word16(at: 16) == 0x0100,
      let flags = payload.octet(at: 20), flags & 1 != 0
    {
      return status(payload.word32(at: 12))
    }
    // SMB1: command 0x73 at 4, status at 5, flags at 9 (MS-CIFS, section 2.2.3.1).
    if payload.word32(at: 4) == 0xFF53_4D42, payload.octet(at: 8) == 0x73,
      let flags = payload.octet(at: 13), flags & 0x80 != 0
    {
      return status(payload.word32(at: 9))
    }
    return nil
  }

  /// Logon failure, account disabled, locked out or restricted, as the wire has their bytes.
  private static func status(_ bytes: UInt32?) -> LoginReply? {
    switch bytes {
    case 0: .accepted
    case 0x6D00_00C0, 0x6400_00C0, 0x6A00_00C0, 0x6E00_00C0, 0x7200_00C0, 0x3402_00C0: .refused
    default: nil
    }
  }
}
