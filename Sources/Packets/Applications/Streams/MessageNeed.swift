/// What the bytes of a stream that were read last still lack to be a whole message.
enum MessageNeed {
  /// Nothing: they end where a message ends.
  case nothing
  /// A number of bytes that is known; what they are does not matter.
  case bytes(Int)
  /// At least one byte more, after which the message's front is read again.
  case front
  /// More of a body in chunks.
  case chunks(HTTPChunks, bytes: Int)
  /// All until the sender closes.
  case end
}

/// What a dissector made of some bytes of a stream.
struct MessageReading {
  /// Whether the protocol takes the bytes for its own.
  var isAccepted = true
  /// Whether the packet shows the protocol.
  var isShown = true
  /// Where the message begins that is not whole, or where what was read ends.
  var rest = 0
  /// What that message lacks.
  var need = MessageNeed.nothing

  static let refused = MessageReading(isAccepted: false, isShown: false)
}
