/// Finds the ends of HTTP/2 frames in a stream (RFC 9113, section 4.1).
enum HTTP2Frames {
  /// Bytes of a frame's header.
  private static let headerLength = 9

  static func read(_ bytes: RawSpan, canWait: Bool) -> MessageReading {
    var offset = 0
    // A frame that only begins here does not show.
    while offset < bytes.byteCount {
      let rest = bytes.byteCount &- offset
      guard rest >= headerLength, let length = bytes.word24(at: offset) else {
        return canWait
          ? MessageReading(isShown: offset > 0, rest: offset, need: .front) : MessageReading()
      }
      let missing = Int(length) &+ headerLength &- rest
      if missing > 0 {
        return canWait
          ? MessageReading(isShown: offset > 0, rest: offset, need: .bytes(missing))
          : MessageReading()
      }
      offset &+= Int(length) &+ headerLength
    }
    return MessageReading()
  }
}
