/// What the TCP connections of one program did, summed over all of them.
package struct SocketTotals: Equatable, Sendable {
  /// Ends of connections that were seen; a connection within the program has two.
  package var connections = 0
  /// Segments that the program's side sent again.
  package var retransmissionsSent = 0
  /// Segments of the peers that came a second time or filled a gap a round trip late.
  package var retransmissionsReceived = 0
  /// Segments of the peers that filled a gap sooner than they can have been sent again.
  package var outOfOrder = 0
  /// Segments that said that their sender has no room, either way.
  package var zeroWindows = 0
  /// The median time of a handshake in seconds: from the SYN to the SYN-ACK where the program
  /// connects, from the SYN-ACK to the acknowledgment where it accepts. nil when none was seen.
  package var handshakeSeconds: Double?

  /// Nothing was seen.
  package init() {}
}
