import Flows
import Packets
import Testing

@Suite("Attempts") struct AttemptTests {
  private func connection(port: UInt16, at seconds: Double, _ script: String) -> [PacketSummary] {
    var connection = TestConnection()
    connection.serverPort = port
    connection.seconds = seconds
    for letter in script { connection.play(letter) }
    return connection.packets
  }

  private func clock(_ seconds: Double) -> PacketSummary {
    var packet = TestPacket.arp(
      operation: 2, sender: 77, hardware: 5, target: 78, seconds: seconds)
    packet.source = .unspecified
    return packet
  }

  @Test("answered and refused are known at once")
  func decided() throws {
    let sink = Feed.run(connection(port: 80, at: 0, "ShA") + connection(port: 81, at: 0.1, "Sr"))
    #expect(sink.outcomes.map(\.result) == [.answered, .refused])
    #expect(sink.outcomes.map(\.delayNanoseconds) == [10_000_000, 10_000_000])
    #expect(sink.outcomes.map(\.endpoints.destinationPort) == [80, 81])
    #expect(sink.outcomes.map(\.flow) == [1, 2])
    let window = try #require(sink.windows(.second).first)
    #expect(window.sent.attempts == 2)
    #expect(window.sent.answered == 1)
    #expect(window.sent.refused == 1)
    #expect(window.value(of: .failedRatio) == 0.5)
    let server = try #require(sink.hosts.first { $0.address == TestPacket.address(2) })
    #expect(server.received.attempts == 2)
    #expect(server.received.refused == 1)
    #expect(server.value(of: .acceptedFailedRatio) == 0.5)
    #expect(server.value(of: .failedRatio).isNaN)
  }

  @Test("no answer is known between one and two seconds after the attempt, once")
  func unanswered() {
    let meter = connection(port: 80, at: 0.5, "S")
    let early = Feed.run(meter + [clock(1.4)], finishes: false)
    #expect(early.outcomes.isEmpty)
    let sink = Feed.run(meter + [clock(1.4), clock(2.1), clock(3), clock(4)], finishes: false)
    #expect(sink.outcomes.map(\.result) == [.unanswered])
    #expect(sink.outcomes.first?.delayNanoseconds == 0)
    #expect(sink.windows(.second).map(\.sent.unanswered) == [0, 1, 0, 0])
    // After a quiet time it is known with the next packet.
    let quiet = Feed.run(meter + [clock(50)], finishes: false)
    #expect(quiet.outcomes.map(\.result) == [.unanswered])
    // However late it is given up, it is told with its own time.
    let began = meter[0].timestampNanoseconds
    #expect(quiet.outcomes.map(\.timestampNanoseconds) == [began])
    #expect(sink.outcomes.map(\.timestampNanoseconds) == [began])
  }

  @Test("an answer that comes later does not count twice")
  func late() {
    let sink = Feed.run(
      connection(port: 80, at: 0, "S") + [clock(5)] + [
        {
          var connection = TestConnection("S")
          connection.seconds = 6
          connection.play("h")
          return connection.packets[1]
        }()
      ])
    #expect(sink.outcomes.map(\.result) == [.unanswered])
    #expect(sink.activities.last { $0.length == .second }?.isAnswered == true)
  }

  @Test("datagrams and echoes are attempts too, but no connections; groups do not answer")
  func datagrams() {
    var multicast = TestPacket.udp(1, 5_353, 3, 5_353, seconds: 0.2)
    multicast.destination = IPAddress(v4: 0xE000_00FB)
    var broadcast = TestPacket.udp(1, 68, 3, 67, seconds: 0.2)
    broadcast.destination = IPAddress(v4: 0xFFFF_FFFF)
    var six = TestPacket.udp(1, 5_353, 3, 5_353, seconds: 0.2)
    six.source = IPAddress(high: 0xFE80 << 48, low: 1)
    six.destination = IPAddress(high: 0xFF02 << 48, low: 0xFB)
    six.layers = [.ethernet, .ip6, .udp]
    let sink = Feed.run([
      TestPacket.udp(1, 5_000, 2, 53, seconds: 0), TestPacket.udp(2, 53, 1, 5_000, seconds: 0.1),
      TestPacket.echo(1, 2, seconds: 0.1), TestPacket.echo(2, 1, reply: true, seconds: 0.2),
      TestPacket.echo(1, 3, seconds: 0.2), multicast, broadcast, six, clock(5), clock(8),
    ])
    #expect(sink.outcomes.map(\.result) == [.answered, .answered, .unanswered])
    #expect(sink.windows(.minute).allSatisfy { $0.sent.attempts == 0 && $0.sent.unanswered == 0 })
  }

  @Test("who asks for a time stamp or an address mask by ICMP tries a host; who answers does not")
  func controlRequests() {
    func message(
      _ type: UInt16, from source: UInt32, to destination: UInt32, seconds: Double
    ) -> PacketSummary {
      var packet = TestPacket.echo(source, destination, payload: 12, seconds: seconds)
      packet.sourcePort = 0
      packet.destinationPort = type << 8
      return packet
    }
    let sink = Feed.run([
      message(13, from: 1, to: 2, seconds: 0), message(14, from: 2, to: 1, seconds: 0.1),
      message(17, from: 1, to: 3, seconds: 0.2), message(18, from: 4, to: 1, seconds: 0.3),
      clock(5),
    ])
    #expect(sink.outcomes.map(\.result) == [.answered, .unanswered])
    #expect(sink.outcomes.map(\.endpoints.destination) == [2, 3].map(TestPacket.address))
  }

  @Test("an ICMP error refuses the datagram that it quotes")
  func unreachable() throws {
    var error = TestPacket.echo(2, 1, seconds: 0.01)
    error.sourcePort = 0
    error.destinationPort = 0x0303
    error.layers.insert(.quoted)
    error.quoted.source = TestPacket.address(1)
    error.quoted.destination = TestPacket.address(2)
    error.quoted.sourcePort = 5_000
    error.quoted.destinationPort = 161
    error.quoted.transport = 17
    var tooBig = error
    tooBig.destinationPort = 0x0304
    tooBig.quoted.sourcePort = 5_001
    let sink = Feed.run([
      TestPacket.udp(1, 5_000, 2, 161, seconds: 0), TestPacket.udp(1, 5_001, 2, 161, seconds: 0),
      error, tooBig,
    ])
    #expect(sink.outcomes.map(\.result) == [.refused])
    #expect(sink.outcomes.map(\.flow) == [1])
    let messages = sink.events.compactMap {
      if case .unreachable(let message) = $0 { message } else { nil }
    }
    #expect(messages.map(\.flow) == [1, 2])
    #expect(messages.map(\.code) == [3, 4])
    #expect(messages.first?.reporter == TestPacket.address(2))
    let window = try #require(sink.hosts.first { $0.address == TestPacket.address(1) })
    #expect(window.received.icmpErrors == 2)
    #expect(window.value(of: .icmpErrors) == 2)
  }

  @Test("an eviction leaves an attempt that had no time undecided")
  func evicted() {
    var limits = MeterLimits()
    limits.flows = 2
    var packets: [PacketSummary] = []
    for port in 1...10 as ClosedRange<UInt16> { packets += connection(port: port, at: 0, "S") }
    let sink = Feed.run(packets, limits: limits)
    #expect(sink.outcomes.isEmpty)
    #expect(sink.records.filter { $0.end == .evicted }.count == 8)
  }

  @Test("hosts seen together for the first time")
  func newPeers() throws {
    let sink = Feed.run([
      TestPacket.udp(1, 5_000, 2, 7, seconds: 0), TestPacket.udp(1, 5_001, 2, 7, seconds: 0),
      TestPacket.udp(2, 5_000, 1, 7, seconds: 0), TestPacket.udp(1, 5_000, 3, 7, seconds: 0),
    ])
    #expect(sink.starts.map(\.isNewPeer) == [true, false, false, true])
    let host = try #require(sink.hosts.first { $0.address == TestPacket.address(1) })
    #expect(host.value(of: .newPeers) == 2)
  }
}
