/// Reads the TLS hello in a QUIC client's first datagrams. A flow owns one only until the hello is
/// there.
package struct QUICHelloBuffer: Sendable {
  /// What has become of the hello.
  package enum Outcome: Hashable, Sendable {
    /// More datagrams are needed.
    case waiting
    /// A client's hello.
    case client(TLSClientHello)
    /// These datagrams hold no hello that can be read.
    case none
  }

  /// The most bytes of handshake kept.
  package static let limit = 1 << 14
  /// The most datagrams looked at.
  package static let datagramLimit = 8
  /// The most packets of one datagram looked at, and the most gaps in what was read.
  private static let pieceLimit = 64

  /// The destination of the first packet, from which the keys come.
  private var identifier: [UInt8] = []
  private var handshake: [UInt8] = []
  /// The ranges of `handshake` that are filled, in order and apart.
  private var filled: [Range<Int>] = []
  private var datagrams = 0

  package init() {}

  /// Takes the client's next datagram; after an outcome other than `waiting` the buffer is of no
  /// more use.
  ///
  /// - Complexity: O(bytes); about ten microseconds for a datagram of usual size.
  package mutating func append(_ payload: RawSpan) -> Outcome {
    datagrams += 1
    var start = 0
    var packets = 0
    while start < payload.byteCount, packets < QUICHelloBuffer.pieceLimit,
      let header = QUICHeader(payload, at: start), header.isInitial,
      let packet = QUICLongPacket(payload, after: header)
    {
      packets += 1
      // The first packet's keys stay; but a server may ask the client to begin again with others.
      let known =
        filled.isEmpty ? payload.octets(in: header.destinationIdentifier) : identifier
      identifier = known
      guard let keys = QUICInitialKeys(version: header.version, identifier: known) else {
        return .none
      }
      if let frames = packet.frames(payload, at: start, keys) {
        let bytes = frames.span.bytes
        for piece in QUICFrames.handshake(bytes) ?? [] {
          keep(bytes, from: piece.range.lowerBound, count: piece.range.count, at: piece.offset)
        }
      }
      start = packet.end
    }
    if let hello = finish() { return hello }
    return packets == 0 || datagrams >= QUICHelloBuffer.datagramLimit ? .none : .waiting
  }

  private mutating func keep(_ bytes: RawSpan, from start: Int, count: Int, at offset: UInt64) {
    guard offset <= UInt64(QUICHelloBuffer.limit), count > 0 else { return }
    let place = Int(offset)
    let end = min(place + count, QUICHelloBuffer.limit)
    guard place < end, filled.count < QUICHelloBuffer.pieceLimit else { return }
    if handshake.count < end {
      handshake += [UInt8](repeating: 0, count: end - handshake.count)
    }
    for index in 0..<(end - place) {
      handshake[place + index] = bytes.octet(at: start + index) ?? 0
    }
    filled.append(place..<end)
    filled.sort { $0.lowerBound < $1.lowerBound }
    var joined: [Range<Int>] = []
    for range in filled {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    filled = joined
  }

  /// The hello, when its bytes are all there.
  private func finish() -> Outcome? {
    guard let first = filled.first, first.lowerBound == 0, first.upperBound >= 4 else { return nil }
    let bytes = handshake.span.bytes
    guard bytes.octet(at: 0) == 1, let length = bytes.word24(at: 1) else { return Outcome.none }
    guard first.upperBound >= Int(length) + 4 else { return nil }
    return TLSClientHello(bytes).map(Outcome.client) ?? Outcome.none
  }
}
