package import Packets

/// The first packet of a flow.
package struct FlowStart: Sendable {
  /// The identifier that the flow's record will carry.
  package var identifier: UInt64
  package var endpoints: FlowEndpoints
  package var timestampNanoseconds: Int64
  /// Bytes on the wire.
  package var wireLength: UInt32
  package var payloadLength: UInt32
  package var timeToLive: UInt8
  package var tcpFlags: TCPFlags
  /// TCP window, not scaled.
  package var window: UInt16
  /// TCP maximum segment size option, 0 when absent.
  package var maximumSegmentSize: UInt16
  /// TCP window scale option, nil when absent.
  package var windowScale: UInt8?
  /// Kinds of the TCP options in their order, four bits each from the low end.
  package var tcpOptionOrder: UInt32
  /// Whether source and destination had not been seen together before (in a bounded memory).
  package var isNewPeer: Bool
  /// Whether the packet seems to answer one that was not seen: a SYN-ACK, an echo reply, or a packet
  /// from a well-known port in the middle of a conversation.
  package var isReversed: Bool
  /// Whether this continues a flow that ended by the active timeout.
  package var isContinuation: Bool

  package init(identifier: UInt64, endpoints: FlowEndpoints, timestampNanoseconds: Int64) {
    self.identifier = identifier
    self.endpoints = endpoints
    self.timestampNanoseconds = timestampNanoseconds
    wireLength = 0
    payloadLength = 0
    timeToLive = 0
    tcpFlags = TCPFlags(rawValue: 0)
    window = 0
    maximumSegmentSize = 0
    windowScale = nil
    tcpOptionOrder = 0
    isNewPeer = false
    isReversed = false
    isContinuation = false
  }
}
