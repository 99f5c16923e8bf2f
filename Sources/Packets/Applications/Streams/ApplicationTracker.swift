/// Tells for each packet which applications it shows, TCP and QUIC conversations followed as far as
/// that needs.
///
/// Memory is bounded: a conversation takes a few hundred bytes, and 64 KiB for each direction while
/// the front of a message is incomplete.
package struct ApplicationTracker: Sendable {
  private var streams: StreamTable
  private var quic: [UInt64: QUICConversation] = [:]
  /// Conversations that began anew after they were over.
  private var reopened: UInt32 = 0
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
    _ summary: PacketSummary, _ payload: RawSpan, stream: UInt64
  ) -> PacketLayers {
    switch find(summary, payload, stream: stream) {
    case .ignored: []
    case .layers(let layers), .place(_, let layers): layers
    }
  }

  /// What became of a packet.
  enum Reading {
    /// It shows these layers; nothing follows for the conversation's next packet.
    case layers(PacketLayers)
    /// Its conversation is none that is followed.
    case ignored
    /// Its conversation is followed at a place.
    case place(Int, PacketLayers)
  }

  /// Goes on whenever a conversation is given up, or one that was over begins anew.
  var changes: UInt32 { UInt32(truncatingIfNeeded: streams.forgotten) &+ reopened }

  /// Takes the next packet, whose conversation has to be looked up.
  mutating func find(
    _ summary: PacketSummary, _ payload: RawSpan, stream: UInt64
  ) -> Reading {
    switch summary.transport {
    case 6:
      guard summary.hasTransportHeader else { return .layers([]) }
      return findSegment(summary, payload, stream)
    case 17:
      guard summary.hasTransportHeader, payload.byteCount > 0 else { return .layers([]) }
      if let layers = ApplicationTracker.datagramLayers(summary, payload) {
        return .layers(layers)
      }
      return .layers(readProtectedDatagram(summary, payload, stream: stream))
    default:
      return .layers(summary.layers.contains(.quoted) ? QuotedLayers.read(payload) : [])
    }
  }

  private mutating func findSegment(
    _ summary: PacketSummary, _ payload: RawSpan, _ stream: UInt64
  ) -> Reading {
    let low = min(summary.sourcePort, summary.destinationPort)
    let high = max(summary.sourcePort, summary.destinationPort)
    let speech = PortSpeech(atPort: low)
    if speech == .other || (speech == .unknown && PortSpeech(atPort: high) == .other) {
      return .ignored
    }
    // A conversation is followed from its first payload on: floods of attempts leave no trace.
    guard let place = streams.place(of: stream, mayAdd: payload.byteCount > 0) else {
      return .layers([])
    }
    let wasOver = streams[place].isOver
    let shown = readSegment(summary, payload, at: place)
    if wasOver && !streams[place].isOver { reopened &+= 1 }
    return .place(place, shown)
  }

  /// Reads a segment of the conversation at a place.
  mutating func readSegment(
    _ summary: PacketSummary, _ payload: RawSpan, at place: Int
  ) -> PacketLayers {
    streams.touch(place)
    return streams[place].read(summary, payload, side: summary.isLowerFirst ? 0 : 1)
  }

  /// Whether nothing that the conversation at a place sends shows a layer until a SYN comes.
  func isOver(at place: Int) -> Bool { streams[place].isOver }

  /// The layers of a datagram by its ports and bytes; nil when it may belong to QUIC, whose
  /// conversations are followed.
  @inline(__always)
  static func datagramLayers(
    _ summary: PacketSummary, _ payload: RawSpan
  ) -> PacketLayers? {
    if let first = payload.octet(at: 0), first & 0x80 != 0 { return nil }
    return DatagramLayers.read(payload, summary.sourcePort, summary.destinationPort)
  }

  /// Reads a datagram that may belong to QUIC.
  mutating func readProtectedDatagram(
    _ summary: PacketSummary, _ payload: RawSpan, stream: UInt64
  ) -> PacketLayers {
    if QUICHeader.isLikely(payload) || (!quic.isEmpty && quic[stream] != nil) {
      if quic.count >= ApplicationTracker.quicLimit, quic[stream] == nil { quic.removeAll() }
      let shows = quic[stream, default: QUICConversation()].showsHandshake(payload)
      return shows ? [.quic, .tls] : .quic
    }
    return DatagramLayers.read(payload, summary.sourcePort, summary.destinationPort)
  }
}

extension PacketSummary {
  /// Whether the sender's port, or with equal ports its address, is the lower: a direction's name.
  @inline(__always)
  fileprivate var isLowerFirst: Bool {
    if sourcePort != destinationPort { return sourcePort < destinationPort }
    return (source.high, source.low) < (destination.high, destination.low)
  }
}
