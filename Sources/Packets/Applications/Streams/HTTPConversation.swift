/// What both directions of an HTTP conversation must know of each other to find the messages' ends.
struct HTTPConversation {
  /// Whether a request was seen, so that anything that follows belongs to HTTP.
  var sawRequest = false
  /// Whether the last request asked for the head alone.
  var asksForHead = false
  /// Whether the last request asked for a tunnel.
  var asksForTunnel = false
  /// What the conversation goes on with behind an HTTP message.
  enum Tunnel {
    case none
    /// Whatever the server that was asked for speaks.
    case bytes
    case webSocket
    case version2
  }

  /// What the conversation has changed over to.
  var tunnel = Tunnel.none

  /// Reads messages until the bytes end.
  ///
  /// - Parameters:
  ///   - bytes: of one direction, from the front of a message on.
  ///   - canWait: whether more bytes of the stream can be waited for.
  ///   - isLast: whether the sender closes with these bytes.
  mutating func read(_ bytes: RawSpan, canWait: Bool, isLast: Bool) -> MessageReading {
    if bytes.reads("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") {
      tunnel = .version2
      var frames = HTTP2Frames.read(bytes.extracting(droppingFirst: 24), canWait: canWait)
      frames.rest &+= 24
      frames.isShown = true
      return frames
    }
    switch tunnel {
    case .version2: return HTTP2Frames.read(bytes, canWait: canWait)
    case .webSocket: return WebSocketFrames.read(bytes, canWait: canWait)
    case .bytes: return MessageReading(isShown: false)
    case .none: break
    }
    var offset = 0
    var isShown = false
    while offset < bytes.byteCount, case .none = tunnel {
      var next = readMessage(bytes, from: offset, canWait, isLast)
      if next.isShown { isShown = true }
      guard case .nothing = next.need, next.isShown, next.rest > offset else {
        next.isShown = isShown
        return next
      }
      offset = next.rest
    }
    return MessageReading(isShown: isShown, rest: offset)
  }

  /// Reads one message. The rest is where the next one begins, or where this one does when it lacks
  /// something.
  private mutating func readMessage(
    _ bytes: RawSpan, from start: Int, _ canWait: Bool, _ isLast: Bool
  ) -> MessageReading {
    let all = MessageReading(rest: bytes.byteCount)
    let unknown = MessageReading(isShown: false, rest: bytes.byteCount)
    let unfinished = MessageReading(isShown: false, rest: start, need: .front)
    guard let first = bytes.octet(at: start) else { return unknown }
    guard (0x20...0x7E).contains(first) else { return sawRequest ? all : unknown }
    let lineEnd = HTTPHead.lineEnd(bytes, from: start, before: bytes.byteCount)
    if lineEnd == nil, canWait { return unfinished }
    let line = start..<(lineEnd ?? bytes.byteCount)
    guard HTTPFirstLine(bytes, line) != nil else {
      return sawRequest || HTTPFirstLine.isField(bytes, line) ? all : unknown
    }
    let head = HTTPHead(anyLine: bytes.extracting(droppingFirst: start))
    guard let length = head.length else {
      if !canWait { _ = note(head, bytes, start) }
      return canWait ? unfinished : all
    }
    let body = start &+ length
    let hasBody = note(head, bytes, start)
    guard canWait, hasBody, !isLast else {
      // Without waiting, all that is there is the body.
      return MessageReading(rest: hasBody ? bytes.byteCount : body)
    }
    return readBody(head, bytes, start, from: body)
  }

  private func readBody(
    _ head: HTTPHead, _ bytes: RawSpan, _ start: Int, from body: Int
  ) -> MessageReading {
    if let count = head.contentLength {
      let missing = Int(clamping: count) &- (bytes.byteCount &- body)
      if missing > 0 {
        return MessageReading(isShown: false, rest: start, need: .bytes(missing))
      }
      return MessageReading(rest: body &+ Int(clamping: count))
    }
    if head.isChunked {
      var chunks = HTTPChunks()
      switch chunks.read(bytes, from: body) {
      case .done(let next): return MessageReading(rest: next)
      case .more(let count):
        return MessageReading(
          isShown: false, rest: start, need: .chunks(chunks, bytes: count))
      case .lost: return MessageReading(rest: bytes.byteCount)
      }
    }
    if case .response = head.kind {
      return MessageReading(isShown: false, rest: start, need: .end)
    }
    return MessageReading(rest: body)
  }

  /// Notes what a head says and tells whether a body follows.
  private mutating func note(_ head: HTTPHead, _ bytes: RawSpan, _ start: Int) -> Bool {
    switch head.kind {
    case .request:
      sawRequest = true
      asksForHead = bytes.reads("HEAD ", at: start)
      asksForTunnel = bytes.reads("CONNECT ", at: start)
      // Calls over HTTP announce a body of gigabytes and send it as they go.
      return !bytes.reads("RPC_", at: start)
    case .response(let status):
      if status == 101 {
        tunnel = .bytes
        if let upgrade = head.upgrade {
          let name = upgrade.lowerBound &+ start
          if bytes.readsIgnoringCase("websocket", at: name) { tunnel = .webSocket }
          if bytes.readsIgnoringCase("h2c", at: name) { tunnel = .version2 }
        }
        return false
      }
      if asksForTunnel, (200..<300).contains(status) {
        tunnel = .bytes
        return false
      }
      return !asksForHead && !(100..<200).contains(status) && status != 204 && status != 304
    }
  }
}
