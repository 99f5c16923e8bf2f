package import Capture
package import Flows
package import Packets

/// The way of a packet: frame → summary → counts → flows, windows and events.
///
/// One owner; nothing is allocated for a packet.
package struct PacketPipeline: ~Copyable {
  /// How many packets held what.
  package private(set) var tally = ProtocolTally()
  /// Flows and windows.
  package private(set) var meter: TrafficMeter

  private var conversations = ConversationReader()
  private let decoder = PacketDecoder()

  /// A pipeline that has seen nothing.
  ///
  /// - Parameter limits: how much is remembered at once.
  package init(limits: MeterLimits = MeterLimits()) {
    meter = TrafficMeter(limits: limits)
  }

  /// Conversations as network analysers number them.
  package var streams: StreamCounter { conversations.streams }

  /// Takes one frame.
  package mutating func take<Sink: TrafficSink & ~Copyable>(
    _ header: FrameHeader, _ bytes: RawSpan, into sink: inout Sink
  ) {
    var packet = PacketSummary()
    decoder.decode(
      bytes, wireLength: header.wireLength, timestampNanoseconds: header.timestampNanoseconds,
      link: header.link, into: &packet)
    follow(packet, header.link, bytes, into: &sink)
  }

  /// A parameter is handed on to other modules as it is, where a variable is copied for each.
  @inline(never)
  private mutating func follow<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, _ link: LinkType, _ bytes: RawSpan, into sink: inout Sink
  ) {
    let flow = meter.observe(packet, frame: bytes, into: &sink)
    var layers = packet.layers.rawValue
    if layers & PacketPipeline.spoken != 0 {
      layers |= meter.read(packet, frame: bytes, flow: flow, by: &conversations).rawValue
    }
    tally.count(packet, layers: layers, link: link)
  }

  /// Layers whose payloads hold applications.
  ///
  /// TCP, UDP and quoted packets, as numbers: the constants of another module are not folded into
  /// the code.
  private static var spoken: UInt64 { 1 << 20 | 1 << 21 | 1 << 29 }

  /// Says that time has passed without a frame, so that windows close and idle flows end.
  ///
  /// - Parameter nanoseconds: up to when every frame has been taken, since 1970-01-01 UTC.
  package mutating func pass<Sink: TrafficSink & ~Copyable>(
    to nanoseconds: Int64, into sink: inout Sink
  ) {
    meter.pass(to: nanoseconds, into: &sink)
  }

  /// Ends all flows and windows: the capture is over.
  package mutating func finish<Sink: TrafficSink & ~Copyable>(into sink: inout Sink) {
    meter.finish(into: &sink)
  }
}
