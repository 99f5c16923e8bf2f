import Flows
import Packets
import TestSupport
import Testing

@Suite("Hostile packets") struct HostileTests {
  /// A packet whose every field is arbitrary, and a frame that need not fit it.
  private func arbitrary(_ generator: inout SeededGenerator) -> (PacketSummary, [UInt8]) {
    func any<Value: FixedWidthInteger>(_ type: Value.Type) -> Value {
      // Ends of ranges and small numbers are likelier than others.
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: return .min
      case 1: return .max
      case 2: return Value(truncatingIfNeeded: Int.random(in: 0..<4, using: &generator))
      default: return Value(truncatingIfNeeded: generator.next())
      }
    }
    func address() -> IPAddress {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: return IPAddress(high: any(UInt64.self), low: any(UInt64.self))
      case 1: return .unspecified
      default: return IPAddress(v4: UInt32.random(in: 0..<12, using: &generator))
      }
    }
    var packet = PacketSummary()
    packet.timestampNanoseconds =
      Int.random(in: 0..<5, using: &generator) == 0
      ? any(Int64.self)
      : beginNanoseconds + Int64.random(in: 0..<200_000_000_000, using: &generator)
    packet.wireLength = any(UInt32.self)
    packet.capturedLength = any(UInt32.self)
    packet.layers = PacketLayers(
      rawValue: generator.next() | (Bool.random(using: &generator) ? 1 << 10 : 0))
    packet.etherType = any(UInt16.self)
    packet.vlan = any(UInt16.self)
    packet.innerVLAN = any(UInt16.self)
    packet.source = address()
    packet.destination = address()
    packet.transport =
      [1, 6, 6, 6, 17, 17, 58, 132, any(UInt8.self)].randomElement(using: &generator) ?? 6
    packet.timeToLive = any(UInt8.self)
    packet.identification = any(UInt16.self)
    packet.fragmentOffset = Bool.random(using: &generator) ? 0 : any(UInt16.self)
    packet.moreFragments = Int.random(in: 0..<4, using: &generator) == 0
    packet.sourcePort =
      [53, 67, 80, 443, 5_353, any(UInt16.self)].randomElement(using: &generator) ?? 0
    packet.destinationPort =
      [53, 68, 80, 443, 0x0800, 0x0301, 135 << 8, any(UInt16.self)]
      .randomElement(using: &generator) ?? 0
    packet.tcpFlags = TCPFlags(rawValue: any(UInt8.self))
    packet.sequence = any(UInt32.self)
    packet.acknowledgment = any(UInt32.self)
    packet.window = any(UInt16.self)
    packet.windowScale = Bool.random(using: &generator) ? nil : any(UInt8.self)
    packet.maximumSegmentSize = any(UInt16.self)
    packet.tcpOptionOrder = any(UInt32.self)
    packet.arpOperation =
      Int.random(in: 0..<8, using: &generator) == 0 ? any(UInt16.self) : 0
    packet.announcedHardware = HardwareAddress(bits: any(UInt64.self))
    packet.payloadOffset = any(UInt32.self)
    packet.payloadCapturedLength = any(UInt32.self)
    packet.payloadLength = any(UInt32.self)
    packet.quoted.source = address()
    packet.quoted.destination = address()
    packet.quoted.transport = any(UInt8.self)
    packet.quoted.destinationPort = any(UInt16.self)
    let frame = (0..<Int.random(in: 0..<90, using: &generator)).map { _ in any(UInt8.self) }
    if Bool.random(using: &generator) {
      // Mostly payloads that are there, so that they are read.
      packet.payloadOffset = UInt32(Int.random(in: 0...frame.count, using: &generator))
      packet.payloadCapturedLength = UInt32(frame.count) - packet.payloadOffset
    }
    return (packet, frame)
  }

  @Test("arbitrary packets neither trap nor get lost", arguments: 0..<12 as Range<UInt64>)
  func arbitraryPackets(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var limits = MeterLimits()
    if seed % 3 == 1 {
      limits.flows = Int.random(in: 0..<4, using: &generator)
      limits.hosts = Int.random(in: 0..<4, using: &generator)
      limits.windowFlows = Int.random(in: 0..<4, using: &generator)
      limits.names = 1
      limits.nameBytes = 8
      limits.hellos = 1
    }
    if seed % 3 == 2 {
      limits.tcpIdleSeconds = -5
      limits.udpIdleSeconds = .max
      limits.closedIdleSeconds = .min
      limits.activeSeconds = seed % 2 == 0 ? .max : 0
    }
    var meter = TrafficMeter(limits: limits, seed: seed)
    var sink = RecordingSink()
    for _ in 0..<1_500 {
      let (packet, frame) = arbitrary(&generator)
      meter.observe(packet, frame: frame.span.bytes, into: &sink)
    }
    meter.finish(into: &sink)
    let statistics = meter.statistics
    #expect(statistics.packets == 1_500)
    let inFlows = sink.records.reduce(0) { $0 + $1.packets }
    #expect(inFlows + statistics.packetsWithoutFlow == 1_500)
    #expect(sink.records.count == sink.starts.count)
    for length in WindowLength.allCases {
      let counted = sink.windows(length).reduce(0) {
        $0 + UInt64($1.sent.packets) + UInt64($1.received.packets)
      }
      #expect(counted == 1_500)
    }
    #expect(meter.activeFlows == 0)
    for record in sink.records {
      #expect(record.history.text.utf8.count <= FlowHistory.capacity)
      #expect(record.outgoing.sizes.standardDeviation >= 0)
      #expect(record.startNanoseconds <= record.endNanoseconds)
    }
    var vector = [Float](repeating: 0, count: TrafficFeature.count)
    for window in sink.hosts {
      var span = vector.mutableSpan
      window.write(to: &span)
      #expect(vector.allSatisfy { $0.isNaN || $0.isFinite })
    }
  }

  @Test("a flood of one-packet flows stays within the limits")
  func flood() {
    var limits = MeterLimits()
    limits.flows = 100
    limits.hosts = 50
    limits.windowFlows = 70
    var meter = TrafficMeter(limits: limits, seed: 1)
    var sink = RecordingSink()
    for number in 0..<5_000 as Range<UInt32> {
      var connection = TestConnection()
      connection.client = 1_000 + number
      connection.send(fromClient: true, .syn, after: Double(number) * 0.001)
      Feed.feed(connection.packets, to: &meter, &sink)
      #expect(meter.activeFlows <= 100)
    }
    meter.finish(into: &sink)
    #expect(meter.statistics.flowsEvicted == 4_900)
    #expect(sink.records.count == 5_000)
    // The victim's counters hold all of it, whatever was not listed.
    let victim = sink.hosts.last { $0.address == TestPacket.address(2) && $0.length == .minute }
    #expect(victim?.received.syns == 5_000)
    #expect(victim?.received.attempts == 5_000)
    let window = sink.windows(.minute).last
    #expect(window?.sent.packets == 5_000)
    #expect((window?.hostsNotListed ?? 0) > 4_000)
    #expect((window?.flowsNotListed ?? 0) > 4_000)
  }
}
