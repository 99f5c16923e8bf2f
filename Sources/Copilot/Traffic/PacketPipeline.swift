package import Capture
package import Flows
package import Packets

/// The way of a packet: frame → summary → counts → flows, windows and events.
///
/// One owner; nothing is allocated for a packet.
package struct PacketPipeline: ~Copyable {
  /// How many packets held what.
  package private(set) var tally = ProtocolTally()
  /// Conversations as network analysers number them.
  package private(set) var streams = StreamCounter()
  /// Flows and windows.
  package private(set) var meter: TrafficMeter

  private let decoder = PacketDecoder()
  private var packet = PacketSummary()

  /// A pipeline that has seen nothing.
  ///
  /// - Parameter limits: how much is remembered at once.
  package init(limits: MeterLimits = MeterLimits()) {
    meter = TrafficMeter(limits: limits)
  }

  /// Takes one frame.
  package mutating func take<Sink: TrafficSink & ~Copyable>(
    _ header: FrameHeader, _ bytes: RawSpan, into sink: inout Sink
  ) {
    decoder.decode(
      bytes, wireLength: header.wireLength, timestampNanoseconds: header.timestampNanoseconds,
      link: header.link, into: &packet)
    tally.count(packet, link: header.link)
    streams.observe(packet)
    meter.observe(packet, frame: bytes, into: &sink)
  }

  /// Ends all flows and windows: the capture is over.
  package mutating func finish<Sink: TrafficSink & ~Copyable>(into sink: inout Sink) {
    meter.finish(into: &sink)
  }
}
