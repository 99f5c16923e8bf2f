package import Packets

/// All that is known of one conversation, both ways, when its record is written.
package struct FlowRecord: Sendable {
  /// Counts up from 1 in the order in which flows began.
  package var identifier: UInt64
  package var endpoints: FlowEndpoints
  /// Earliest and latest packet, nanoseconds since 1970-01-01 UTC.
  package var startNanoseconds: Int64
  package var endNanoseconds: Int64

  /// What the source sent.
  package var outgoing = FlowDirection()
  /// What the destination sent.
  package var incoming = FlowDirection()
  /// Times between two packets of either side, seconds.
  package var gaps = SampleStatistics()

  package var state: ConnectionState = .oth
  package var history = FlowHistory()
  /// Whether the protocol says that the destination opened the conversation: the first packet seen
  /// was an answer (SYN-ACK, or the lower port spoke first in the middle of a connection).
  package var isReversed = false
  /// Whether this continues a flow that ended by the active timeout.
  package var isContinuation = false
  /// From the SYN to the acknowledgment of the SYN-ACK, nil when the handshake was not seen.
  package var handshakeNanoseconds: Int64?
  /// From the SYN to the SYN-ACK, nil when they were not seen.
  package var answerNanoseconds: Int64?

  /// Sizes on the wire of the first 20 packets, bytes: positive from the source, negative from the
  /// destination, 0 where there was none.
  package var firstSizes = InlineArray<20, Int16>(repeating: 0)

  /// What the conversation speaks, nil when neither its payloads nor its ports tell; never told by
  /// ports alone when it carried no payload.
  package var application: ApplicationProtocol?
  /// Whether the payload itself told the application, and not just a port.
  package var isApplicationByContent = false
  /// The destination's name, from the conversation itself (TLS server name, HTTP host) or from an
  /// earlier DNS answer to its address.
  package var hostName: String?
  /// Where `hostName` comes from.
  package var hostNameOrigin: HostNameOrigin?
  /// DNS messages in this flow.
  package var dns = FlowDNSCounters()

  package var end: FlowEnd

  package init(
    identifier: UInt64, endpoints: FlowEndpoints, startNanoseconds: Int64, endNanoseconds: Int64,
    end: FlowEnd
  ) {
    self.identifier = identifier
    self.endpoints = endpoints
    self.startNanoseconds = startNanoseconds
    self.endNanoseconds = endNanoseconds
    self.end = end
  }

  /// Seconds from the earliest to the latest packet.
  package var durationSeconds: Double {
    Double(endNanoseconds &- startNanoseconds) / 1e9
  }

  /// Packets of both sides.
  package var packets: UInt64 { outgoing.packets &+ incoming.packets }
  /// Bytes of both sides.
  package var bytes: UInt64 { outgoing.bytes &+ incoming.bytes }
}

/// What told the name of a flow's destination.
package enum HostNameOrigin: UInt8, Hashable, Sendable {
  /// The server name of a TLS or QUIC ClientHello.
  case tls
  /// The host of an HTTP request.
  case http
  /// An earlier DNS answer that gave the address.
  case dns
}

/// Counts of the DNS messages of a flow.
package struct FlowDNSCounters: Hashable, BitwiseCopyable, Sendable {
  package var queries: UInt32 = 0
  package var responses: UInt32 = 0
  /// Responses with the code NXDOMAIN.
  package var nonexistent: UInt32 = 0
  /// Responses with another code than success and NXDOMAIN.
  package var failures: UInt32 = 0

  package init() {}
}
