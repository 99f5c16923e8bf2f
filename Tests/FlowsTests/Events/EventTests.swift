import Flows
import Packets
import Testing

@Suite("Events") struct EventTests {
  private func claims(_ sink: RecordingSink) -> [AddressClaim] {
    sink.events.compactMap { if case .claim(let claim) = $0 { claim } else { nil } }
  }

  @Test("ARP: requests, replies, announcements and probes")
  func arp() throws {
    let sink = Feed.run([
      TestPacket.arp(operation: 1, sender: 1, hardware: 11, target: 2, seconds: 0),
      TestPacket.arp(operation: 2, sender: 2, hardware: 22, target: 1, seconds: 0.1),
      TestPacket.arp(operation: 1, sender: 3, hardware: 33, target: 3, seconds: 0.2),
      TestPacket.arp(operation: 1, sender: 0, hardware: 44, target: 9, seconds: 0.3),
    ])
    let claims = claims(sink)
    #expect(claims.map(\.operation) == [.request, .reply, .gratuitous, .probe])
    #expect(claims[1].claimed == TestPacket.address(2))
    #expect(claims[1].hardware.bits == 22)
    #expect(claims[1].requested == TestPacket.address(1))
    let window = try #require(sink.windows(.second).first)
    #expect(window.packetsWithoutFlow == 4)
    #expect(window.sent.arpRequests == 2)
    #expect(window.sent.arpReplies == 1)
    #expect(window.sent.arpGratuitous == 1)
    #expect(window.distinct.arpTargets == 2)
    #expect(sink.starts.isEmpty)
    // Hosts that speak ARP only have windows too, and hardware addresses.
    #expect(sink.hosts.filter { $0.length == .second }.map(\.hardware.bits) == [11, 22, 33])
    #expect(sink.hosts.first?.sent.packets == 1)
  }

  @Test("a sweep by ARP shows in the host's window of each length")
  func sweep() throws {
    let packets = (1...200 as ClosedRange<UInt32>).map {
      TestPacket.arp(
        operation: 1, sender: 250, hardware: 7, target: $0, seconds: Double($0) * 0.03)
    }
    let sink = Feed.run(packets + packets)
    for length in WindowLength.allCases.dropFirst() {
      let host = try #require(sink.hosts.first { $0.length == length })
      #expect(abs(Int(host.distinct.arpTargets) - 200) <= 8)
      #expect(host.value(of: .arpRequests) >= 200)
    }
  }

  @Test("neighbour discovery claims addresses as ARP does")
  func neighbours() {
    func message(_ type: UInt16, flags: UInt8, target: UInt64) -> (PacketSummary, [UInt8]) {
      var packet = TestPacket.echo(1, 2, seconds: 0)
      packet.source = IPAddress(high: 0xFE80 << 48, low: 1)
      packet.destination = IPAddress(high: 0xFF02 << 48, low: 0x1_FF00_0002)
      packet.layers = [.ethernet, .ip6, .icmp6, .neighbourDiscovery]
      packet.transport = 58
      packet.sourcePort = 0
      packet.destinationPort = type << 8
      packet.announcedHardware = HardwareAddress(bits: 99)
      var payload: [UInt8] = [flags, 0, 0, 0, 0xFE, 0x80, 0, 0, 0, 0, 0, 0]
      for shift in stride(from: 56, through: 0, by: -8) {
        payload.append(UInt8(truncatingIfNeeded: target >> UInt64(shift)))
      }
      return (packet, payload)
    }
    let cut = (message(135, flags: 0, target: 2).0, [UInt8](repeating: 0, count: 15))
    let sink = Feed.run([
      message(135, flags: 0, target: 2), message(136, flags: 0x60, target: 3),
      message(136, flags: 0x20, target: 4), cut,
    ])
    let claims = claims(sink)
    #expect(claims.map(\.operation) == [.request, .reply, .gratuitous])
    #expect(claims.map(\.claimed.low) == [1, 3, 4])
    #expect(claims[0].requested.low == 2)
    #expect(claims.allSatisfy { $0.hardware.bits == 99 })
    #expect(sink.windows.first?.sent.arpRequests == 1)
  }

  @Test("echoes: sequence, size, digest and entropy")
  func echoes() throws {
    // Identifier and sequence stand in the eight bytes before the payload.
    func echo(_ payload: [UInt8], reply: Bool, sequence: UInt8) -> (PacketSummary, [UInt8]) {
      var packet = TestPacket.echo(reply ? 2 : 1, reply ? 1 : 2, reply: reply, seconds: 0)
      let frame = [0x08, 0, 0, 0, 0, 7, 0, sequence] + payload
      packet.payloadOffset = 8
      packet.payloadCapturedLength = UInt32(payload.count)
      packet.payloadLength = UInt32(payload.count)
      return (packet, frame)
    }
    var meter = TrafficMeter(seed: 1)
    var sink = RecordingSink()
    let usual = [UInt8](repeating: 0x61, count: 48)
    let strange = (0..<256).map { UInt8($0) }
    for (packet, frame) in [
      echo(usual, reply: false, sequence: 3), echo(usual, reply: true, sequence: 3),
      echo(strange, reply: true, sequence: 4), echo([], reply: false, sequence: 5),
    ] {
      meter.observe(packet, frame: frame.span.bytes, into: &sink)
    }
    meter.finish(into: &sink)
    let echoes = sink.events.compactMap {
      if case .echo(let message) = $0 { message } else { nil }
    }
    #expect(echoes.map(\.sequence) == [3, 3, 4, 5])
    #expect(echoes.map(\.isReply) == [false, true, true, false])
    #expect(echoes.map(\.payloadLength) == [48, 48, 256, 0])
    #expect(echoes[0].payloadDigest == echoes[1].payloadDigest)
    #expect(echoes[0].payloadDigest != echoes[2].payloadDigest)
    #expect(echoes[0].payloadEntropy == 0)
    #expect(abs(echoes[2].payloadEntropy - 8) < 1e-3)
    #expect(echoes[3].payloadEntropy == 0)
    let window = try #require(sink.windows.first)
    #expect(window.sent.echoRequests == 2)
    #expect(window.received.echoReplies == 2)
  }

  @Test("a refused login names client and server, whoever spoke first")
  func login() {
    var connection = TestConnection("ShA", serverPort: 21)
    connection.send(fromClient: false, [.psh, .ack], payload: 10)
    connection.send(fromClient: true, [.psh, .ack], payload: 10)
    connection.send(fromClient: false, [.psh, .ack], payload: 10)
    let texts = ["", "", "", "220 ready\r\n", "PASS x\r\n", "530 Login incorrect.\r\n"]
    let sink = Feed.run(zip(connection.packets, texts).map { ($0, Array($1.utf8)) })
    let failures = sink.events.compactMap {
      if case .loginFailure(let failure) = $0 { failure } else { nil }
    }
    #expect(failures.count == 1)
    #expect(failures.first?.client == TestPacket.address(1))
    #expect(failures.first?.server == TestPacket.address(2))
    #expect(failures.first?.serverPort == 21)
    #expect(sink.records.first?.application == .ftp)
    #expect(sink.records.first?.isApplicationByContent == true)
  }

  @Test("requests of the web and what answers them, whatever their bodies hold")
  func web() throws {
    var connection = TestConnection("ShA", serverPort: 8080)
    for isClient in [true, false, true, true, false] {
      connection.send(fromClient: isClient, [.psh, .ack], payload: 10)
    }
    let texts = [
      "", "", "", "GET /a?b=%27 HTTP/1.1\r\nHost: web.example\r\nUser-Agent: probe/1\r\n\r\n",
      "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
      "POST /in HTTP/1.1\r\nHost: web.example\r\nAuthorization: Basic eDp5\r\n\r\nuser=x&pass=y",
      "GETTING ON WITH THE BODY", "no head",
    ]
    let sink = Feed.run(zip(connection.packets, texts).map { ($0, Array($1.utf8)) })
    let messages = sink.events.compactMap {
      if case .web(let message) = $0 { message } else { nil }
    }
    #expect(messages.map(\.status) == [0, 404, 0])
    #expect(messages.map(\.method) == ["GET", "", "POST"])
    #expect(messages.map(\.target) == ["/a?b=%27", "", "/in"])
    #expect(messages.map(\.agent) == ["probe/1", "", ""])
    #expect(messages.map(\.hasAuthorization) == [false, false, true])
    #expect(messages.map(\.hasPassword) == [false, false, true])
    #expect(messages.allSatisfy { $0.client == TestPacket.address(1) && $0.serverPort == 8080 })
    #expect(messages[0].digest != messages[2].digest)
    #expect(sink.records.first?.hostName == "web.example")
    #expect(!sink.events.contains { if case .loginFailure = $0 { true } else { false } })
  }

  @Test("a lease message")
  func lease() {
    var payload = [UInt8](repeating: 0, count: 244)
    payload[0] = 1
    payload[1] = 1
    payload[2] = 6
    payload[7] = 42
    for index in 0..<6 { payload[28 + index] = UInt8(index + 1) }
    payload.replaceSubrange(236..<240, with: [0x63, 0x82, 0x53, 0x63])
    payload.replaceSubrange(240..<244, with: [53, 1, 1, 255])
    var packet = TestPacket.udp(0, 68, 3, 67, seconds: 0)
    packet.source = IPAddress(v4: 0)
    packet.destination = IPAddress(v4: 0xFFFF_FFFF)
    let sink = Feed.run([(packet, payload)])
    let leases = sink.events.compactMap {
      if case .lease(let message) = $0 { message } else { nil }
    }
    #expect(leases.count == 1)
    #expect(leases.first?.type == 1)
    #expect(leases.first?.transaction == 42)
    #expect(leases.first?.client.bits == 0x0102_0304_0506)
  }
}
