package import Packets

/// What one side of a flow sent.
package struct FlowDirection: Sendable {
  package var packets: UInt64 = 0
  /// Bytes on the wire, link headers included.
  package var bytes: UInt64 = 0
  /// Bytes of the IP packets, their headers included: what Zeek's `orig_ip_bytes` and
  /// `resp_ip_bytes` count.
  package var networkBytes: UInt64 = 0
  /// Bytes above the transport header.
  package var payloadBytes: UInt64 = 0
  /// Sizes on the wire, bytes.
  package var sizes = SampleStatistics()
  /// Times between two packets of this side, seconds.
  package var gaps = SampleStatistics()

  /// All TCP flags that were set in any segment.
  package var flags = TCPFlags(rawValue: 0)
  package var synCount: UInt32 = 0
  package var finCount: UInt32 = 0
  package var rstCount: UInt32 = 0
  /// Segments whose bytes had been sent before.
  package var retransmissions: UInt32 = 0
  /// Segments that came later than their successors.
  package var outOfOrder: UInt32 = 0
  /// Segments that announced a window of zero (resets left out).
  package var zeroWindows: UInt32 = 0
  /// Segments with payload after this side's FIN or either side's RST.
  package var segmentsAfterClose: UInt32 = 0

  /// Smallest and largest time to live or hop limit; 0 when nothing was sent.
  package var timeToLiveMinimum: UInt8 = 0
  package var timeToLiveMaximum: UInt8 = 0
  /// Window of the first segment, not scaled.
  package var initialWindow: UInt16 = 0
  /// Maximum segment size option of the SYN, 0 when absent.
  package var maximumSegmentSize: UInt16 = 0
  /// Window scale option of the SYN, nil when absent.
  package var windowScale: UInt8?
  /// Kinds of the SYN's options in their order, four bits each from the low end.
  package var tcpOptionOrder: UInt32 = 0

  package init() {}
}
