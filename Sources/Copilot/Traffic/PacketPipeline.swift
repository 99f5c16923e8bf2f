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

  private var applications = ApplicationTracker()
  private let decoder = PacketDecoder()

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
    // In a variable of its own it is handed on without being copied.
    var packet = PacketSummary()
    decoder.decode(
      bytes, wireLength: header.wireLength, timestampNanoseconds: header.timestampNanoseconds,
      link: header.link, into: &packet)
    let stream = streams.observe(packet)
    if packet.layers.rawValue & PacketPipeline.conversations != 0 {
      let start = min(Int(packet.payloadOffset), bytes.byteCount)
      let end = min(start &+ Int(packet.payloadCapturedLength), bytes.byteCount)
      packet.layers.formUnion(
        applications.read(packet, bytes.extracting(start..<end), stream: stream))
    }
    tally.count(packet, link: header.link)
    meter.observe(packet, frame: bytes, into: &sink)
  }

  /// Layers whose payloads hold applications.
  private static var conversations: UInt64 {
    PacketLayers.tcp.rawValue | PacketLayers.udp.rawValue | PacketLayers.quoted.rawValue
  }

  /// Ends all flows and windows: the capture is over.
  package mutating func finish<Sink: TrafficSink & ~Copyable>(into sink: inout Sink) {
    meter.finish(into: &sink)
  }
}
