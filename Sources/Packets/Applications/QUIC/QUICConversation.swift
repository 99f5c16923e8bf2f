/// Follows a QUIC conversation as long as its packets can be opened by anybody: it tells which
/// datagrams carry the handshake of TLS in clear keys.
struct QUICConversation: Sendable {
  /// One direction's keys and how far its handshake has come.
  private struct Side {
    /// What the keys are derived from, which takes long: only when there is a packet to open.
    var origin: Origin?
    var keys: QUICInitialKeys?
    /// The ranges of the handshake that have come, in order and apart.
    var ranges: [Range<UInt64>] = []

    /// Whether its packets can be opened.
    var hasKeys: Bool { origin != nil || keys != nil }

    /// Derives the keys unless that was done.
    mutating func derive(isServer: Bool) {
      guard let known = origin else { return }
      keys = QUICInitialKeys(
        version: known.version, identifier: known.identifier, isServer: isServer)
      origin = nil
    }

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

  /// The client's packet from which both sides' keys can be derived.
  private struct Origin {
    var version: UInt32
    var identifier: [UInt8]
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
        if header.isInitial, !client.hasKeys { _ = begin(header, payload) }
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
    if let shown = open(payload, start, packet) { return shown }
    // The first packet of a client, or the first after it was asked to begin again.
    let known = (client.origin, client.keys, server.origin, server.keys)
    let hadKeys = client.hasKeys
    guard begin(header, payload) else { return false }
    client.derive(isServer: false)
    if let shown = QUICConversation.read(&client, payload, start, packet) { return shown }
    if hadKeys { (client.origin, client.keys, server.origin, server.keys) = known }
    return false
  }

  /// Opens a packet with the keys of the side that sent it; nil when neither side's fit.
  private mutating func open(_ payload: RawSpan, _ start: Int, _ packet: QUICLongPacket) -> Bool? {
    client.derive(isServer: false)
    if let shown = QUICConversation.read(&client, payload, start, packet) { return shown }
    server.derive(isServer: true)
    return QUICConversation.read(&server, payload, start, packet)
  }

  /// Takes both sides' keys from a client's packet; false when its version is not known.
  private mutating func begin(_ header: QUICHeader, _ payload: RawSpan) -> Bool {
    guard QUICInitialKeys.isKnown(header.version) else { return false }
    let origin = Origin(
      version: header.version, identifier: payload.octets(in: header.destinationIdentifier))
    (client.origin, client.keys) = (origin, nil)
    (server.origin, server.keys) = (origin, nil)
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
