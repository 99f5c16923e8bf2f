/// What an execution's TCP connections did; nil means not known, never zero.
package struct ConnectionUsage: Sendable, Equatable {
  /// How it was found out: `cgroup` (from the headers of every segment) or `tcp_info` (what the
  /// kernel counted at the sockets that were seen: a lower bound).
  package var method: String
  /// Ends of connections.
  package var count: Int64?
  /// Segments that the execution's side sent again.
  package var retransmissionsSent: Int64?
  /// Segments that came a second time, or a round trip late into a gap.
  package var retransmissionsReceived: Int64?
  /// Segments that came into a gap sooner than they can have been sent again.
  package var outOfOrder: Int64?
  /// Segments that announced a window of zero.
  package var zeroWindows: Int64?
  /// The median time of the handshakes.
  package var handshakeSeconds: Double?
  /// Segments that came too fast to be looked at.
  package var missedSegments: Int64?

  /// Figures found by a method, none yet.
  package init(method: String) { self.method = method }

  /// Segments sent again by either side, as far as known.
  package var retransmissions: Int64? {
    guard retransmissionsSent != nil || retransmissionsReceived != nil else { return nil }
    return (retransmissionsSent ?? 0) + (retransmissionsReceived ?? 0)
  }
}
