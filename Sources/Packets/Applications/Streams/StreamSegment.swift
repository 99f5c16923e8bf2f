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

/// What the ports of a conversation say of its protocol, the likeliest port first.
struct StreamPorts {
  private let server: PortSpeech
  private let low: PortSpeech
  private let high: PortSpeech

  /// - Parameter server: the port that was called, 0 when it is not known.
  init(server: UInt16, _ first: UInt16, _ second: UInt16) {
    low = PortSpeech(atPort: min(first, second))
    high = PortSpeech(atPort: max(first, second))
    self.server = PortSpeech(atPort: server)
  }

  /// One after the other, that of the likeliest port first.
  @inline(__always)
  subscript(number: Int) -> PortSpeech { number == 0 ? server : number == 1 ? low : high }
}
