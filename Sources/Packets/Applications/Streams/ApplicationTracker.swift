/// Tells for each packet which applications it shows, TCP and QUIC conversations followed as far as
/// that needs.
///
/// Memory is bounded: a conversation takes a few hundred bytes, and 64 KiB for each direction while
/// the front of a message is incomplete.
package struct ApplicationTracker: Sendable {
  private var streams: StreamTable
  private var quic: [UInt64: QUICConversation] = [:]
  /// The most QUIC conversations whose keys are kept; at one more all are forgotten.
  private static let quicLimit = 4096

  /// - Parameters:
  ///   - limit: TCP conversations followed at once, rounded up to a power of two; for one more the
  ///     least recent of a few is forgotten.
  ///   - seed: makes the places in the table unforeseeable.
  package init(limit: Int = 1 << 16, seed: UInt64 = 0x9E37_79B9_7F4A_7C15) {
    streams = StreamTable(limit: limit, seed: seed)
  }

  /// TCP conversations that were forgotten for room.
  package var forgotten: Int { streams.forgotten }

  /// Takes the next packet and tells the application layers that it shows.
  ///
  /// - Parameters:
  ///   - summary: of the packet.
  ///   - frame: the bytes it was made from.
  /// - Complexity: O(1) for packets without payload and for conversations of other applications,
  ///   else O(payload).
  package mutating func layers(
    of summary: borrowing PacketSummary, in frame: RawSpan
  ) -> PacketLayers {
    switch summary.transport {
    case 6:
      guard summary.hasTransportHeader else { return [] }
      return readSegment(summary, frame)
    case 17:
      guard summary.hasTransportHeader, summary.payloadCapturedLength > 0 else { return [] }
      return readDatagram(summary, frame.extracting(frame.payloadRange(summary)))
    default:
      guard summary.layers.contains(.quoted) else { return [] }
      return QuotedLayers.read(frame.extracting(frame.payloadRange(summary)))
    }
  }

  private mutating func readSegment(
    _ summary: borrowing PacketSummary, _ frame: RawSpan
  ) -> PacketLayers {
    let low = min(summary.sourcePort, summary.destinationPort)
    let high = max(summary.sourcePort, summary.destinationPort)
    if PortSpeech(atPort: low) == .other
      || (PortSpeech(atPort: low) == .unknown && PortSpeech(atPort: high) == .other)
    {
      return []
    }
    let endpoints = summary.endpoints
    let side = endpoints.isLowerFirst ? 0 : 1
    // A conversation is followed from its first payload on: floods of attempts leave no trace.
    guard
      let place = streams.place(
        of: endpoints, isReversed: side == 1, mayAdd: summary.payloadCapturedLength > 0)
    else { return [] }
    return streams.dissectors[place].read(
      summary, frame.extracting(frame.payloadRange(summary)), side: side)
  }

  private mutating func readDatagram(
    _ summary: borrowing PacketSummary, _ payload: RawSpan
  ) -> PacketLayers {
    guard let first = payload.octet(at: 0), first & 0x80 != 0 else {
      return DatagramLayers.read(payload, summary.sourcePort, summary.destinationPort)
    }
    let isLikely = QUICHeader.isLikely(payload)
    if isLikely || !quic.isEmpty {
      let endpoints = summary.endpoints
      let key = streams.key(of: endpoints, isReversed: !endpoints.isLowerFirst)
      if isLikely || quic[key] != nil {
        if quic.count >= ApplicationTracker.quicLimit, quic[key] == nil { quic.removeAll() }
        let shows = quic[key, default: QUICConversation()].showsHandshake(payload)
        return shows ? [.quic, .tls] : .quic
      }
    }
    return DatagramLayers.read(payload, summary.sourcePort, summary.destinationPort)
  }
}

extension RawSpan {
  /// The range of a packet's payload within its frame, cut to what is there.
  @inline(__always)
  fileprivate func payloadRange(_ summary: borrowing PacketSummary) -> Range<Int> {
    let start = Swift.min(Int(summary.payloadOffset), byteCount)
    return start..<Swift.min(start &+ Int(summary.payloadCapturedLength), byteCount)
  }
}

extension TransportEndpoints {
  /// Whether the sender's port, or with equal ports its address, is the lower: a direction's name.
  var isLowerFirst: Bool {
    if sourcePort != destinationPort { return sourcePort < destinationPort }
    return (source.high, source.low) < (destination.high, destination.low)
  }
}
