/// How it was found out what a command's TCP connections did.
package enum CaptureMethod: String, Sendable {
  /// From the headers of every segment that the command's processes sent and received, as the kernel
  /// hands them over.
  case controlGroup = "cgroup"
  /// A lower bound: what the kernel counted at the sockets that were seen.
  case socketCounters = "tcp_info"
}

/// What a command's TCP connections did; nil where the method does not tell.
package struct MeasuredConnections: Sendable, Equatable {
  /// How it was found out.
  package var method: CaptureMethod
  /// Ends of connections that the command had.
  package var count: Int64?
  /// Segments that the command's side sent again.
  package var retransmissionsSent: Int64?
  /// Segments that came a second time, or a round trip late into a gap.
  package var retransmissionsReceived: Int64?
  /// Segments that came into a gap sooner than they can have been sent again.
  package var outOfOrder: Int64?
  /// Segments, sent or received, that announced a window of zero.
  package var zeroWindows: Int64?
  /// The median time of the handshakes, in seconds.
  package var handshakeSeconds: Double?
  /// Segments that came too fast to be looked at; with any, the counts are lower bounds.
  package var missedSegments: Int64?

  /// Figures found by a method, none yet.
  package init(method: CaptureMethod) { self.method = method }

  /// Segments sent again by either side, as far as known.
  package var retransmissions: Int64? {
    guard retransmissionsSent != nil || retransmissionsReceived != nil else { return nil }
    return (retransmissionsSent ?? 0) + (retransmissionsReceived ?? 0)
  }
}
