/// Tells for each packet which applications it shows, TCP streams reassembled as far as needed.
package struct ApplicationTracker: Sendable {
  /// The most TCP conversations followed at once; further ones are looked at packet by packet.
  private let limit: Int
  private var streams: [UInt64: Int] = [:]
  private var dissectors: ContiguousArray<StreamDissector> = []
  private var quic: [UInt64: QUICConversation] = [:]
  /// The most QUIC conversations whose keys are kept; at one more all are forgotten.
  private static let quicLimit = 4096

  /// - Parameter limit: TCP conversations followed at once.
  package init(limit: Int = 1 << 16) {
    self.limit = limit
  }

  /// Takes the next packet and tells the application layers that it shows.
  ///
  /// - Parameters:
  ///   - summary: of the packet.
  ///   - payload: the transport's payload as captured.
  ///   - stream: names the conversation; both directions share it.
  package mutating func read(
    _ summary: borrowing PacketSummary, _ payload: RawSpan, stream: UInt64
  ) -> PacketLayers {
    switch summary.transport {
    case 6:
      guard summary.hasTransportHeader else { return [] }
      return readStream(summary, payload, stream)
    case 17: return readDatagram(summary, payload, stream)
    default: return summary.layers.contains(.quoted) ? QuotedLayers.read(payload) : []
    }
  }

  private mutating func readDatagram(
    _ summary: borrowing PacketSummary, _ payload: RawSpan, _ stream: UInt64
  ) -> PacketLayers {
    guard summary.hasTransportHeader else { return [] }
    if let first = payload.octet(at: 0), first & 0x80 != 0,
      QUICHeader.isLikely(payload) || quic[stream] != nil
    {
      if quic.count >= ApplicationTracker.quicLimit, quic[stream] == nil { quic.removeAll() }
      let isHandshake = quic[stream, default: QUICConversation()].showsHandshake(payload)
      return isHandshake ? [.quic, .tls] : .quic
    }
    return DatagramLayers.read(payload, summary.sourcePort, summary.destinationPort)
  }

  private mutating func readStream(
    _ summary: borrowing PacketSummary, _ payload: RawSpan, _ stream: UInt64
  ) -> PacketLayers {
    let side = summary.endpoints.firstIsLower ? 0 : 1
    if let place = streams[stream] {
      return dissectors[place].read(summary, payload, side: side)
    }
    guard dissectors.count < limit else { return [] }
    streams[stream] = dissectors.count
    dissectors.append(StreamDissector())
    return dissectors[dissectors.count - 1].read(summary, payload, side: side)
  }
}

extension TransportEndpoints {
  /// Whether the sender's port, or with equal ports its address, is the lower: a direction's name.
  fileprivate var firstIsLower: Bool {
    if sourcePort != destinationPort { return sourcePort < destinationPort }
    return (source.high, source.low) < (destination.high, destination.low)
  }
}
