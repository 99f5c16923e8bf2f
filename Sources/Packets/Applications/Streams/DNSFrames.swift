/// Finds the ends of DNS messages in a stream, where each stands behind its length
/// (RFC 7766, section 8).
enum DNSFrames {
  static func read(_ bytes: RawSpan, canWait: Bool) -> MessageReading {
    var offset = 0
    // A message that only begins here does not show.
    while offset < bytes.byteCount {
      guard let length = bytes.word16(at: offset) else {
        return canWait
          ? MessageReading(isShown: offset > 0, rest: offset, need: .front) : MessageReading()
      }
      let missing = Int(length) &+ 2 &- (bytes.byteCount &- offset)
      if missing > 0 {
        return canWait
          ? MessageReading(isShown: offset > 0, rest: offset, need: .bytes(missing))
          : MessageReading()
      }
      offset &+= Int(length) &+ 2
    }
    return MessageReading()
  }
}
