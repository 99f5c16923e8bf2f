// Protocols whose first line is text: compared by its first word.

extension ApplicationProtocol {
  static func ofText(
    _ payload: RawSpan, _ sourcePort: UInt16, _ destinationPort: UInt16
  ) -> ApplicationProtocol? {
    guard let word = payload.word32(at: 0) else { return nil }
    switch word {
    case letters("SSH-"): return .ssh
    case letters("GET "), letters("HEAD"), letters("POST"), letters("PUT "), letters("HTTP"),
      letters("DELE"), letters("CONN"), letters("TRAC"), letters("PATC"), letters("PROP"),
      letters("MKCO"), letters("SEAR"), letters("REPO"), letters("LOCK"), letters("MOVE"),
      letters("COPY"), letters("BDEL"), letters("SUBS"), letters("UNSU"):
      return ofMethod(payload)
    case letters("OPTI"), letters("NOTI"), letters("SIP/"), letters("INVI"), letters("REGI"),
      letters("RTSP"), letters("DESC"), letters("SETU"), letters("PLAY"), letters("ANNO"),
      letters("CANC"), letters("BYE "), letters("ACK "):
      return ofMethod(payload)
    case letters("PRI "):
      return payload.reads("PRI * HTTP/2.0\r\n") ? .http2 : nil
    case letters("220 "), letters("220-"), letters("421 "), letters("530 "), letters("554 "):
      return ofReplyCode(payload, sourcePort, destinationPort)
    case letters("EHLO"), letters("HELO"), letters("ehlo"), letters("helo"), letters("MAIL"):
      return .smtp
    case letters("+OK "), letters("-ERR"): return isRedisReply(payload) ? .redis : .pop3
    case letters("+PON"), letters("-NOA"), letters("PING"):
      return isRedisReply(payload) || word != letters("PING") ? .redis : nil
    case letters("+OK\r"): return .redis
    case letters("* OK"), letters("* PR"), letters("* BY"): return .imap
    case letters("RFB "): return .vnc
    case letters("@RSY"): return payload.reads("@RSYNCD:") ? .rsync : nil
    case letters("AMQP"): return .amqp
    case letters("NICK"), letters("CAP "): return .irc
    case letters("<?xm"), letters("<str"):
      return firstLine(of: payload, holds: "stream:stream") ? .xmpp : nil
    case letters("USER"), letters("PASS"):
      if destinationPort == 110 { return .pop3 }
      return (6660...6669).contains(destinationPort) ? .irc : .ftp
    case letters("stat"), letters("get "), letters("set "), letters("vers"):
      return sourcePort == 11211 || destinationPort == 11211 ? .memcached : nil
    default: break
    }
    if word >> 24 == 0x2A, isRedisArray(payload) { return .redis }
    if word >> 24 == 0x3C, isSyslog(payload) { return .syslog }
    if payload.reads("git-", at: 4) { return .git }
    // A database's framing begins with a length, which may look like a letter.
    return isIMAPCommand(payload) ? .imap : databaseGreeting(payload)
  }

  /// Requests and status lines of HTTP, SIP and RTSP are told apart by their version's name.
  static func ofMethod(_ payload: RawSpan) -> ApplicationProtocol? {
    if payload.reads("HTTP/") { return .http }
    if payload.reads("SIP/2.0") { return .sip }
    if payload.reads("RTSP/1.0") { return .rtsp }
    guard let space = payload.firstOffset(of: 0x20, from: 0, before: 20) else { return nil }
    let target = space &+ 1
    if payload.readsIgnoringCase("sip:", at: target)
      || payload.readsIgnoringCase("sips:", at: target)
      || payload.readsIgnoringCase("tel:", at: target)
    {
      return .sip
    }
    if payload.readsIgnoringCase("rtsp", at: target) { return .rtsp }
    if payload.readsIgnoringCase("http://", at: target) { return .http }
    if payload.octet(at: target) == 0x2F { return .http }
    if payload.octet(at: target) == 0x2A {
      return payload.reads(" RTSP", at: target &+ 1) ? .rtsp : .http
    }
    return payload.reads("CONNECT ") ? .http : nil
  }

  private static func ofReplyCode(
    _ payload: RawSpan, _ sourcePort: UInt16, _ destinationPort: UInt16
  ) -> ApplicationProtocol? {
    if sourcePort == 21 || destinationPort == 21 { return .ftp }
    if sourcePort == 25 || sourcePort == 587 || destinationPort == 25 { return .smtp }
    if firstLine(of: payload, holds: "smtp") || firstLine(of: payload, holds: "mail") {
      return .smtp
    }
    return firstLine(of: payload, holds: "ftp") ? .ftp : nil
  }

  /// Whether the first line, to 128 bytes, holds a lower-case text in either case.
  static func firstLine(of payload: RawSpan, holds text: StaticString) -> Bool {
    var offset = 0
    while offset < 128, let byte = payload.octet(at: offset), byte != 0x0A {
      if payload.readsIgnoringCase(text, at: offset) { return true }
      offset &+= 1
    }
    return false
  }

  private static func isRedisReply(_ payload: RawSpan) -> Bool {
    payload.reads("+OK\r\n") || payload.reads("+PONG\r\n") || payload.reads("PING\r\n")
      || payload.reads("-ERR unknown command") || payload.reads("-NOAUTH")
  }

  private static func isRedisArray(_ payload: RawSpan) -> Bool {
    // `*2\r\n$3\r\n`: an array of counted strings.
    var offset = 1
    while offset < 8, let byte = payload.octet(at: offset), (0x30...0x39).contains(byte) {
      offset &+= 1
    }
    return offset > 1 && payload.reads("\r\n$", at: offset)
  }

  /// Whether a priority of one to three digits below 192 opens the text (RFC 5424, section 6).
  static func isSyslog(_ payload: RawSpan) -> Bool {
    var priority = 0
    var offset = 1
    while offset < 5, let byte = payload.octet(at: offset), (0x30...0x39).contains(byte) {
      priority = priority &* 10 &+ Int(byte &- 0x30)
      offset &+= 1
    }
    return offset > 1 && offset <= 4 && priority <= 191 && payload.octet(at: offset) == 0x3E
  }

  private static func isIMAPCommand(_ payload: RawSpan) -> Bool {
    guard let space = payload.firstOffset(of: 0x20, from: 1, before: 12) else { return false }
    return payload.readsIgnoringCase("capability\r\n", at: space &+ 1)
      || payload.readsIgnoringCase("login ", at: space &+ 1)
      || payload.readsIgnoringCase("authenticate ", at: space &+ 1)
  }

  /// Four letters as the number that `word32` reads.
  @inline(__always)
  static func letters(_ text: StaticString) -> UInt32 {
    guard text.hasPointerRepresentation, text.utf8CodeUnitCount == 4 else { return 0 }
    let start = text.utf8Start
    return UInt32(start[0]) << 24 | UInt32(start[1]) << 16 | UInt32(start[2]) << 8
      | UInt32(start[3])
  }
}
