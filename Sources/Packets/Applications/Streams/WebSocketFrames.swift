/// Finds the ends of WebSocket frames in a stream (RFC 6455, section 5.2).
enum WebSocketFrames {
  static func read(_ bytes: RawSpan, canWait: Bool) -> MessageReading {
    var offset = 0
    // A frame that only begins here does not show.
    while offset < bytes.byteCount {
      let rest = bytes.byteCount &- offset
      guard let length = length(bytes, at: offset) else {
        return canWait
          ? MessageReading(isShown: offset > 0, rest: offset, need: .front) : MessageReading()
      }
      if length > rest {
        return canWait
          ? MessageReading(isShown: offset > 0, rest: offset, need: .bytes(length &- rest))
          : MessageReading()
      }
      offset &+= length
    }
    return MessageReading()
  }

  /// The length of the frame at an offset with its header, nil when that is not all there.
  private static func length(_ bytes: RawSpan, at offset: Int) -> Int? {
    guard let second = bytes.octet(at: offset &+ 1) else { return nil }
    let mask = second & 0x80 == 0 ? 0 : 4
    switch second & 0x7F {
    case 126: return bytes.word16(at: offset &+ 2).map { Int($0) &+ 4 &+ mask }
    case 127:
      return bytes.word64(at: offset &+ 2).map { Int(clamping: min($0, 1 << 40)) &+ 10 &+ mask }
    case let short: return Int(short) &+ 2 &+ mask
    }
  }
}
