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

  /// - Parameter limit: TCP conversations followed at once, rounded up to a power of two; for one
  ///   more the least recent of a few is forgotten.
  package init(limit: Int = 1 << 16) {
    streams = StreamTable(limit: limit)
  }

  /// TCP conversations that were forgotten for room.
  package var forgotten: Int { streams.forgotten }

  /// Takes the next packet and tells the application layers that it shows.
  ///
  /// - Parameters:
  ///   - summary: of the packet.
  ///   - payload: the transport's payload as captured; of an ICMP error the packet it quotes.
  ///   - stream: a hash that names the conversation, the same for both directions and every
  ///     connection of the same ends.
  /// - Complexity: O(1) for packets without payload and for conversations of other applications,
  ///   else O(payload).
  package mutating func read(
    _ summary: borrowing PacketSummary, _ payload: RawSpan, stream: UInt64
  ) -> PacketLayers {
    switch summary.transport {
    case 6:
      guard summary.hasTransportHeader else { return [] }
      return readSegment(summary, payload, stream)
    case 17:
      guard summary.hasTransportHeader, payload.byteCount > 0 else { return [] }
      return readDatagram(summary, payload, stream)
    default:
      return summary.layers.contains(.quoted) ? QuotedLayers.read(payload) : []
    }
  }

  private mutating func readSegment(
    _ summary: borrowing PacketSummary, _ payload: RawSpan, _ stream: UInt64
  ) -> PacketLayers {
    let low = min(summary.sourcePort, summary.destinationPort)
    let high = max(summary.sourcePort, summary.destinationPort)
    let speech = PortSpeech(atPort: low)
    if speech == .other || (speech == .unknown && PortSpeech(atPort: high) == .other) { return [] }
    // A conversation is followed from its first payload on: floods of attempts leave no trace.
    guard let place = streams.place(of: stream, mayAdd: payload.byteCount > 0) else { return [] }
    let side = summary.endpoints.isLowerFirst ? 0 : 1
    return streams.dissectors[place].read(summary, payload, side: side)
  }

  private mutating func readDatagram(
    _ summary: borrowing PacketSummary, _ payload: RawSpan, _ stream: UInt64
  ) -> PacketLayers {
    if let first = payload.octet(at: 0), first & 0x80 != 0,
      QUICHeader.isLikely(payload) || (!quic.isEmpty && quic[stream] != nil)
    {
      if quic.count >= ApplicationTracker.quicLimit, quic[stream] == nil { quic.removeAll() }
      let shows = quic[stream, default: QUICConversation()].showsHandshake(payload)
      return shows ? [.quic, .tls] : .quic
    }
    return DatagramLayers.read(payload, summary.sourcePort, summary.destinationPort)
  }
}

extension TransportEndpoints {
  /// Whether the sender's port, or with equal ports its address, is the lower: a direction's name.
  fileprivate var isLowerFirst: Bool {
    if sourcePort != destinationPort { return sourcePort < destinationPort }
    return (source.high, source.low) < (destination.high, destination.low)
  }
}
