/// Follows a QUIC conversation as long as its packets can be opened by anybody: it tells which
/// datagrams carry the handshake of TLS in clear keys.
struct QUICConversation: Sendable {
  /// One direction's keys and how far its handshake has come.
  private struct Side {
    var keys: QUICInitialKeys?
    /// The ranges of the handshake that have come, in order and apart.
    var ranges: [Range<UInt64>] = []

    /// Takes a piece; tells whether it is new and leaves no gap before what has come so far.
    mutating func take(_ piece: QUICFrames.Piece) -> Bool {
      let end = piece.offset &+ UInt64(piece.range.count)
      guard piece.offset < end, ranges.count < QUICConversation.gapLimit else { return false }
      if ranges.contains(where: { $0.lowerBound <= piece.offset && end <= $0.upperBound }) {
        return false
      }
      var joined: [Range<UInt64>] = []
      var new = piece.offset..<end
      for range in ranges {
        if range.upperBound < new.lowerBound || new.upperBound < range.lowerBound {
          joined.append(range)
        } else {
          new =
            min(range.lowerBound, new.lowerBound)..<max(range.upperBound, new.upperBound)
        }
      }
      ranges = joined + [new]
      return ranges.count == 1 && new.lowerBound == 0
    }
  }

  private var client = Side()
  private var server = Side()
  private var opened = 0

  /// The most packets that are opened; handshakes have less than ten.
  private static let packetLimit = 256
  /// The most packets of one datagram looked at.
  private static let datagramLimit = 16
  /// The most gaps in a handshake.
  private static let gapLimit = 64

  /// Whether a datagram carries a piece of the handshake that can be read in its turn.
  mutating func showsHandshake(_ payload: RawSpan) -> Bool {
    var start = 0
    var packets = 0
    var isShown = false
    while start < payload.byteCount, packets < QUICConversation.datagramLimit,
      opened < QUICConversation.packetLimit, let header = QUICHeader(payload, at: start)
    {
      guard let packet = QUICLongPacket(payload, after: header) else {
        // A packet that is cut still tells the keys.
        if header.isInitial, client.keys == nil { _ = derive(header, payload) }
        break
      }
      packets += 1
      if header.isInitial {
        opened += 1
        if readsHandshake(payload, start, header, packet) { isShown = true }
      }
      start = packet.end
    }
    return isShown
  }

  private mutating func readsHandshake(
    _ payload: RawSpan, _ start: Int, _ header: QUICHeader, _ packet: QUICLongPacket
  ) -> Bool {
    if let shown = QUICConversation.read(&client, payload, start, packet) { return shown }
    if let shown = QUICConversation.read(&server, payload, start, packet) { return shown }
    // The first packet of a client, or the first after it was asked to begin again.
    let known = (client.keys, server.keys)
    guard derive(header, payload) else { return false }
    if let shown = QUICConversation.read(&client, payload, start, packet) { return shown }
    if known.0 != nil { (client.keys, server.keys) = known }
    return false
  }

  /// Derives both sides' keys from a client's packet; false when its version is not known.
  private mutating func derive(_ header: QUICHeader, _ payload: RawSpan) -> Bool {
    let identifier = payload.octets(in: header.destinationIdentifier)
    guard let keys = QUICInitialKeys(version: header.version, identifier: identifier) else {
      return false
    }
    client.keys = keys
    server.keys = QUICInitialKeys(
      version: header.version, identifier: identifier, isServer: true)
    return true
  }

  /// Whether the handshake in a packet of one side goes on; nil when the side's keys do not open it.
  private static func read(
    _ side: inout Side, _ payload: RawSpan, _ start: Int, _ packet: QUICLongPacket
  ) -> Bool? {
    guard let keys = side.keys, let frames = packet.frames(payload, at: start, keys),
      let pieces = QUICFrames.handshake(frames.span.bytes)
    else { return nil }
    var isShown = false
    for piece in pieces where side.take(piece) { isShown = true }
    return isShown
  }
}
