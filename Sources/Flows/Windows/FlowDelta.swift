/// What a flow did between two moments.
struct FlowDelta: BitwiseCopyable {
  var sides: Pair<Side>
  var sizes: SizeClasses
  var transport: UInt8
  var firstNanoseconds: Int64 = 0
  var lastNanoseconds: Int64 = 0

  struct Side: BitwiseCopyable {
    var packets: UInt32
    var bytes: UInt64
    var payloadBytes: UInt64
    var segments: FlowTotals.Segments
  }

  @inline(__always)
  init(_ now: FlowTotals, since then: FlowTotals, transport: UInt8) {
    self.transport = transport
    sizes = now.sizes - then.sizes
    sides = Pair(
      Side(
        packets: now.packets.source &- then.packets.source,
        bytes: now.bytes.source &- then.bytes.source,
        payloadBytes: now.payloadBytes.source &- then.payloadBytes.source,
        segments: now.segments.source - then.segments.source),
      Side(
        packets: now.packets.destination &- then.packets.destination,
        bytes: now.bytes.destination &- then.bytes.destination,
        payloadBytes: now.payloadBytes.destination &- then.payloadBytes.destination,
        segments: now.segments.destination - then.segments.destination))
  }
}

extension FlowTotals.Segments {
  @inline(__always)
  fileprivate static func - (left: Self, right: Self) -> Self {
    FlowTotals.Segments(
      syns: left.syns &- right.syns, synAcks: left.synAcks &- right.synAcks,
      fins: left.fins &- right.fins, resets: left.resets &- right.resets,
      retransmissions: left.retransmissions &- right.retransmissions,
      zeroWindows: left.zeroWindows &- right.zeroWindows)
  }
}

extension WindowTotals {
  /// Adds what a flow did, for its source and the link or for its destination.
  @inline(__always)
  mutating func add(_ delta: FlowDelta, isSource: Bool) {
    let (own, other) = isSource ? (0, 1) : (1, 0)
    sent.add(delta.sides[own], transport: delta.transport)
    received.add(delta.sides[other], transport: delta.transport)
    sizes += delta.sizes
    firstNanoseconds = min(firstNanoseconds, delta.firstNanoseconds)
    lastNanoseconds = max(lastNanoseconds, delta.lastNanoseconds)
  }
}

extension DirectionCounters {
  @inline(__always)
  fileprivate mutating func add(_ side: FlowDelta.Side, transport: UInt8) {
    packets &+= side.packets
    bytes &+= side.bytes
    payloadBytes &+= side.payloadBytes
    switch transport {
    case TransportNumber.tcp:
      tcpPackets &+= side.packets
      syns &+= side.segments.syns
      synAcks &+= side.segments.synAcks
      fins &+= side.segments.fins
      resets &+= side.segments.resets
      retransmissions &+= side.segments.retransmissions
      zeroWindows &+= side.segments.zeroWindows
    case TransportNumber.udp: udpPackets &+= side.packets
    case TransportNumber.icmp, TransportNumber.icmp6: icmpPackets &+= side.packets
    default: break
    }
  }
}
