package import Packets

/// How many different things met in a window, and how evenly: what does not add up.
package struct DistinctCounters: Hashable, Sendable {
  /// Flows that had packets.
  package var flows: UInt32 = 0
  /// Other ends of those flows; for the link, hosts.
  package var peers: UInt32 = 0
  /// Peers that this host opened flows to; for the link, hosts that flows were opened to.
  package var contactedPeers: UInt32 = 0
  /// TCP, UDP and SCTP ports of peers that this host opened flows to; for the link, ports that
  /// flows were opened to.
  package var contactedPorts: UInt32 = 0
  /// Pairs of peer and port that this host opened flows to.
  package var contactedServices: UInt32 = 0
  /// This host's own ports that others opened flows to; missing for the link.
  package var ownPorts: UInt32 = 0
  /// Entropy of the ports that flows were opened to, each port weighed by its flows' packets, bits.
  package var portEntropy: Float = 0
  /// Entropy of the addresses that flows were opened to, each weighed by its flows' packets, bits.
  package var peerEntropy: Float = 0
  /// Different names asked for in DNS (counted in a table of 4,096 bits: within 2% to 3,000 names).
  package var names: UInt32 = 0
  /// Different addresses asked for in ARP and neighbour discovery (counted the same way).
  package var arpTargets: UInt32 = 0

  package init() {}
}

/// The metrics of one host in one time slice.
package struct HostWindow: Sendable {
  package var address: IPAddress
  /// The hardware address that last sent packets from it, none when unknown.
  package var hardware: HardwareAddress
  /// Begin, seconds since 1970-01-01 UTC, a multiple of the length.
  package var startSeconds: Int64
  package var length: WindowLength
  /// What the host sent; flows, attempts and their outcomes are those that it began.
  package var sent = DirectionCounters()
  /// What it received; flows, attempts and their outcomes are those that others began towards it.
  package var received = DirectionCounters()
  /// Packets both ways of each size.
  package var sizes = SizeClasses()
  package var distinct = DistinctCounters()
  /// Earliest and latest packet counted, nanoseconds since 1970-01-01 UTC.
  package var firstNanoseconds: Int64 = 0
  package var lastNanoseconds: Int64 = 0

  package init(
    address: IPAddress, hardware: HardwareAddress, startSeconds: Int64, length: WindowLength
  ) {
    self.address = address
    self.hardware = hardware
    self.startSeconds = startSeconds
    self.length = length
  }
}

/// The metrics of the link in one time slice.
package struct TrafficWindow: Sendable {
  /// Begin, seconds since 1970-01-01 UTC, a multiple of the length.
  package var startSeconds: Int64
  package var length: WindowLength
  /// What went from those who opened the flows to those they opened them to, and what belongs to
  /// no flow.
  package var sent = DirectionCounters()
  /// What came back.
  package var received = DirectionCounters()
  /// Packets both ways of each size.
  package var sizes = SizeClasses()
  package var distinct = DistinctCounters()
  /// Packets without a flow: ARP, spanning tree, and what could not be read.
  package var packetsWithoutFlow: UInt32 = 0
  /// Packets whose time lay before the window: they are counted in it all the same.
  package var latePackets: UInt32 = 0
  /// Flows whose peers and ports were not looked at because the window held too many.
  package var flowsNotListed: UInt32 = 0
  /// Flows evicted from the full table.
  package var flowsEvicted: UInt32 = 0
  /// Flow ends and other senders that found no room in the table of hosts.
  package var hostsNotListed: UInt32 = 0
  /// Earliest and latest packet counted, nanoseconds since 1970-01-01 UTC.
  package var firstNanoseconds: Int64 = 0
  package var lastNanoseconds: Int64 = 0

  package init(startSeconds: Int64, length: WindowLength) {
    self.startSeconds = startSeconds
    self.length = length
  }
}

/// What one flow did in one time slice.
package struct FlowActivity: Sendable {
  package var flow: UInt64
  package var endpoints: FlowEndpoints
  package var startSeconds: Int64
  package var length: WindowLength
  package var packetsOut: UInt32 = 0
  package var packetsIn: UInt32 = 0
  package var bytesOut: UInt64 = 0
  package var bytesIn: UInt64 = 0
  package var payloadOut: UInt64 = 0
  package var payloadIn: UInt64 = 0
  /// Whether the flow began in this window.
  package var isNew = false
  /// Whether an answer had been seen by the end of the window.
  package var isAnswered = false

  package init(
    flow: UInt64, endpoints: FlowEndpoints, startSeconds: Int64, length: WindowLength
  ) {
    self.flow = flow
    self.endpoints = endpoints
    self.startSeconds = startSeconds
    self.length = length
  }
}
