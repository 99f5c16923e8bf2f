import Flows
import Packets
import Testing

@Suite("Flow table") struct FlowTableTests {
  @Test("both directions are one flow, and VLANs are kept apart")
  func keys() {
    var packets: [PacketSummary] = []
    for vlan in [0, 5] as [UInt16] {
      for inner in [0, 9] as [UInt16] {
        for reply in [false, true] {
          var packet =
            reply
            ? TestPacket.udp(2, 53, 1, 5_000, seconds: 0)
            : TestPacket.udp(1, 5_000, 2, 53, seconds: 0)
          packet.vlan = vlan
          packet.innerVLAN = inner
          packets.append(packet)
        }
      }
    }
    let sink = Feed.run(packets)
    #expect(sink.records.count == 4)
    #expect(sink.records.allSatisfy { $0.outgoing.packets == 1 && $0.incoming.packets == 1 })
    #expect(
      sink.records.map { [$0.endpoints.vlan, $0.endpoints.innerVLAN] }
        == [[0, 0], [0, 9], [5, 0], [5, 9]])
  }

  @Test("transports and versions of the internet protocol are kept apart")
  func transports() {
    var six = TestPacket.udp(1, 80, 2, 5_000, seconds: 0)
    six.source = IPAddress(high: 0x2001_0DB8_0000_0000, low: 1)
    six.destination = IPAddress(high: 0x2001_0DB8_0000_0000, low: 2)
    six.layers = [.ethernet, .ip6, .udp]
    var stream = TestPacket.udp(1, 80, 2, 5_000, seconds: 0)
    stream.transport = 132
    var other = TestPacket.internet(
      TestPacket.address(1), TestPacket.address(2), transport: 47, payload: 10, seconds: 0)
    other.layers = [.ethernet, .ip4, .gre]
    let sink = Feed.run([TestPacket.udp(1, 80, 2, 5_000, seconds: 0), six, stream, other, six])
    #expect(sink.records.count == 4)
    #expect(sink.records.map(\.endpoints.transport) == [17, 17, 132, 47])
    #expect(sink.records.map(\.packets) == [1, 2, 1, 1])
  }

  @Test("a host that talks to itself")
  func itself() throws {
    let sink = Feed.run([
      TestPacket.udp(1, 5_000, 1, 53, seconds: 0), TestPacket.udp(1, 53, 1, 5_000, seconds: 0.1),
      TestPacket.udp(1, 7, 1, 7, seconds: 0.2),
    ])
    #expect(sink.records.count == 2)
    #expect(sink.records[0].outgoing.packets == 1)
    #expect(sink.records[0].incoming.packets == 1)
    #expect(sink.records[1].outgoing.packets == 1)
  }

  @Test("echoes are matched by identifier; other control messages by type and code")
  func controlMessages() {
    var unreachable = TestPacket.echo(2, 1, seconds: 0)
    unreachable.sourcePort = 0
    unreachable.destinationPort = 0x0303
    var timestamp = TestPacket.echo(1, 2, seconds: 0)
    timestamp.sourcePort = 0
    timestamp.destinationPort = 13 << 8
    var timestampReply = TestPacket.echo(2, 1, seconds: 0)
    timestampReply.sourcePort = 0
    timestampReply.destinationPort = 14 << 8
    let sink = Feed.run([
      TestPacket.echo(1, 2, identifier: 7, seconds: 0),
      TestPacket.echo(2, 1, reply: true, identifier: 7, seconds: 0.1),
      TestPacket.echo(1, 2, identifier: 8, seconds: 0.2),
      unreachable, unreachable, timestamp, timestampReply,
    ])
    #expect(sink.records.map(\.packets) == [2, 1, 2, 2])
    #expect(sink.records[0].endpoints.sourcePort == 7)
    #expect(sink.records[0].endpoints.destinationPort == 0x0800)
    #expect(sink.records[2].endpoints.destinationPort == 0x0303)
    #expect(sink.records.allSatisfy { $0.endpoints.transport == 1 })
    #expect(sink.records.allSatisfy { $0.state == .oth })
  }

  @Test("fragments without ports are counted for the flow of the first")
  func fragments() {
    var first = TestPacket.udp(1, 5_000, 2, 53, payload: 1_480, seconds: 0)
    first.identification = 77
    first.moreFragments = true
    var second = TestPacket.udp(1, 0, 2, 0, payload: 500, seconds: 0.001)
    second.identification = 77
    second.fragmentOffset = 1_480
    var stranger = second
    stranger.identification = 78
    var meter = TrafficMeter(seed: 1)
    var sink = RecordingSink()
    Feed.feed([first, second, stranger], to: &meter, &sink)
    meter.finish(into: &sink)
    #expect(sink.records.map(\.packets) == [2, 1])
    #expect(sink.records[0].outgoing.payloadBytes == 1_980)
    #expect(meter.statistics.fragmentsUnmatched == 1)
    #expect(sink.windows[0].sent.fragments == 3)
    #expect(sink.hosts.first { $0.address == TestPacket.address(1) }?.sent.fragments == 3)
  }

  // MARK: Limits

  @Test("a full table evicts the flow that was idle for longest, and counts it")
  func eviction() {
    var limits = MeterLimits()
    limits.flows = 3
    var packets = (1...3).map {
      TestPacket.udp(1, UInt16($0), 2, 9_999, seconds: Double($0) * 2)
    }
    // The first is heard of again, so the second is now the oldest.
    packets.append(TestPacket.udp(1, 1, 2, 9_999, seconds: 8))
    packets.append(TestPacket.udp(1, 4, 2, 9_999, seconds: 10))
    packets.append(TestPacket.udp(1, 5, 2, 9_999, seconds: 12))
    var meter = TrafficMeter(limits: limits, seed: 1)
    var sink = RecordingSink()
    Feed.feed(packets, to: &meter, &sink)
    #expect(meter.activeFlows == 3)
    #expect(sink.records.map(\.endpoints.sourcePort) == [2, 3])
    #expect(sink.records.allSatisfy { $0.end == .evicted })
    #expect(meter.statistics.flowsEvicted == 2)
    meter.finish(into: &sink)
    #expect(sink.records.count == 5)
    #expect(sink.windows(.tenSeconds).map(\.flowsEvicted) == [0, 2])
    #expect(meter.activeFlows == 0)
  }

  @Test("connections that are over make room without being called evicted")
  func evictionOfClosed() {
    var limits = MeterLimits()
    limits.flows = 1
    var one = TestConnection("ShADFf")
    one.clientPort = 41_000
    var packets = TestConnection("ShADFf").packets
    packets.append(TestPacket.udp(3, 1, 4, 2, seconds: 1))
    var meter = TrafficMeter(limits: limits, seed: 1)
    var sink = RecordingSink()
    Feed.feed(packets, to: &meter, &sink)
    #expect(sink.records.map(\.end) == [.fin])
    #expect(meter.statistics.flowsEvicted == 0)
  }

  @Test("idle timeouts, by kind of flow")
  func idle() {
    let limits = MeterLimits()
    let kinds: [([PacketSummary], Int64, FlowEnd)] = [
      (TestConnection("ShAD").packets, limits.tcpIdleSeconds, .idle),
      (TestConnection("S").packets, limits.attemptIdleSeconds, .idle),
      (TestConnection("ShADFf").packets, limits.closedIdleSeconds, .fin),
      (TestConnection("ShADR").packets, limits.closedIdleSeconds, .reset),
      (TestConnection("Sr").packets, limits.closedIdleSeconds, .reset),
      ([TestPacket.udp(1, 5_000, 2, 53, seconds: 0)], limits.udpIdleSeconds, .idle),
      ([TestPacket.echo(1, 2, seconds: 0)], limits.otherIdleSeconds, .idle),
    ]
    for (packets, timeout, end) in kinds {
      var meter = TrafficMeter(seed: 1)
      var sink = RecordingSink()
      Feed.feed(packets, to: &meter, &sink)
      // Another flow moves the clock.
      Feed.feed(
        [TestPacket.udp(8, 1, 9, 2, seconds: Double(timeout) - 0.5)], to: &meter, &sink)
      #expect(sink.records.isEmpty)
      Feed.feed(
        [TestPacket.udp(8, 1, 9, 2, seconds: Double(timeout) + 2.5)], to: &meter, &sink)
      #expect(sink.records.first?.end == end)
      #expect(sink.records.first?.packets == UInt64(packets.count))
    }
  }

  @Test("a long flow is written in parts that fit together")
  func active() {
    var limits = MeterLimits()
    limits.activeSeconds = 100
    var connection = TestConnection("ShA")
    for _ in 0..<25 { connection.send(fromClient: true, .ack, payload: 100, after: 10) }
    connection.play("f")
    connection.play("F")
    let sink = Feed.run(connection.packets, limits: limits)
    #expect(sink.records.map(\.end) == [.active, .active, .fin])
    #expect(sink.records.map(\.isContinuation) == [false, true, true])
    #expect(sink.starts.map(\.isContinuation) == [false, true, true])
    #expect(sink.records.reduce(0) { $0 + $1.packets } == UInt64(connection.packets.count))
    #expect(sink.records.allSatisfy { $0.endpoints.source == TestPacket.address(1) })
    // The sequence space goes on: nothing looks sent again.
    #expect(sink.records.allSatisfy { $0.outgoing.retransmissions == 0 })
    #expect(sink.records.map(\.state) == [.s1, .s1, .sf])
  }

  @Test("ports that are used again begin another flow")
  func reuse() {
    var connection = TestConnection("ShADFf")
    connection.clientNext = 5_000_000
    connection.serverNext = 7_000_000
    for letter in "ShAD" { connection.play(letter) }
    // Once more, though this one was not closed.
    connection.clientNext = 9_000_000
    for letter in "Sr" { connection.play(letter) }
    let sink = Feed.run(connection.packets)
    #expect(sink.records.map(\.state) == [.sf, .s1, .rej])
    #expect(sink.records.map(\.end) == [.fin, .reused, .reset])
    #expect(sink.records.map(\.packets) == [6, 4, 2])
  }

  @Test("late segments of a closed connection stay with it")
  func lateSegments() {
    var connection = TestConnection("ShADFf")
    connection.send(fromClient: true, .ack, after: 1)
    connection.send(fromClient: true, .ack, after: 3)
    #expect(Feed.run(connection.packets).records.count == 1)
  }

  @Test("identifiers count up, and the records left at the end come in their order")
  func identifiers() {
    let packets = (1...50).map { TestPacket.udp(1, UInt16($0), 2, 9_999, seconds: 0) }
    let sink = Feed.run(packets)
    #expect(sink.starts.map(\.identifier) == Array(1...50))
    #expect(sink.records.map(\.identifier) == Array(1...50))
  }

  @Test("a meter is empty after its end and may go on")
  func goesOn() {
    var meter = TrafficMeter(seed: 1)
    var sink = RecordingSink()
    for round in 0..<2 {
      Feed.feed([TestPacket.udp(1, 2, 3, 4, seconds: Double(round))], to: &meter, &sink)
      meter.finish(into: &sink)
    }
    meter.finish(into: &sink)
    #expect(sink.records.map(\.packets) == [1, 1])
    #expect(sink.windows(.second).count == 2)
  }
}
