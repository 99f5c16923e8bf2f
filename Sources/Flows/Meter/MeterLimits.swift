/// How much the meter remembers, and for how long.
package struct MeterLimits: Hashable, Sendable {
  /// Flows held at once; when a new one finds no room, the one that has been idle for longest is
  /// evicted.
  package var flows = 200_000
  /// Hosts held at once; hosts of the last minute are never dropped for new ones.
  package var hosts = 32_768
  /// Flows of one window whose peers and ports are looked at; packets and bytes of further ones are
  /// counted all the same.
  package var windowFlows = 65_536
  /// Addresses whose name in DNS is remembered.
  package var names = 32_768
  /// Bytes of the names that flows hold, all together.
  package var nameBytes = 16 << 20
  /// TLS and QUIC hellos that are put together at once, each of at most 16 KiB.
  package var hellos = 1_024

  /// Seconds without a packet after which a flow ends.
  package var tcpIdleSeconds: Int64 = 300
  /// The same for TCP that never got an answer.
  package var attemptIdleSeconds: Int64 = 60
  /// The same for TCP after both sides closed or one reset: late segments still find their flow.
  package var closedIdleSeconds: Int64 = 5
  /// The same for UDP and SCTP.
  package var udpIdleSeconds: Int64 = 60
  /// The same for all others.
  package var otherIdleSeconds: Int64 = 30
  /// Seconds after which a flow's record is written though it goes on.
  package var activeSeconds: Int64 = 1_800

  package init() {}
}
