internal import Packets

extension TrafficMeter {
  /// Counts a packet without addresses of the internet protocols; tells of ARP.
  mutating func observeWithoutFlow<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, nanoseconds: Int64, into sink: inout Sink
  ) {
    statistics.packetsWithoutFlow &+= 1
    second.isTouched = true
    second.extras.packetsWithoutFlow &+= 1
    second.link.sent.packets &+= 1
    second.link.sent.bytes &+= UInt64(packet.wireLength)
    second.link.sizes.counts[SizeClasses.index(of: packet.wireLength)] &+= 1
    second.link.see(nanoseconds)
  }

  /// Looks at the payload of a packet.
  mutating func look<Sink: TrafficSink & ~Copyable>(
    into packet: PacketSummary, frame: RawSpan, slot: Int, side: Int, nanoseconds: Int64,
    into sink: inout Sink
  ) {
  }
}
