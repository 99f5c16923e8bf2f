/// A part of a segment that goes on with a message.
struct StreamSegment {
  /// The sequence number of its first byte.
  var sequence: UInt32
  /// Bytes on the wire.
  var length: Int
  /// Whether the sender closes with it.
  var isLast: Bool
  /// Whether it came out of turn: it fills a gap, but nothing is read for it.
  var isOutOfTurn: Bool
}

/// The ports by which a conversation's protocol is guessed, the likeliest first.
struct StreamPorts {
  let server: UInt16
  let low: UInt16
  let high: UInt16

  init(server: UInt16, _ first: UInt16, _ second: UInt16) {
    self.server = server
    low = min(first, second)
    high = max(first, second)
  }

  /// One after the other, the likeliest first.
  @inline(__always)
  subscript(number: Int) -> UInt16 { number == 0 ? server : number == 1 ? low : high }
}
