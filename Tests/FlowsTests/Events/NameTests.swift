import Flows
import Packets
import TestSupport
import Testing

/// Writes DNS messages.
enum TestMessage {
  static func query(_ name: String, type: UInt8 = 1) -> [UInt8] {
    [0, 9, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + encoded(name) + [0, type, 0, 1]
  }

  static func response(
    _ name: String, code: UInt8 = 0, addresses: [UInt32] = []
  ) -> [UInt8] {
    var bytes: [UInt8] = [0, 9, 0x81, 0x80 | code, 0, 1, 0, UInt8(addresses.count), 0, 0, 0, 0]
    bytes += encoded(name) + [0, 1, 0, 1]
    for address in addresses {
      bytes += [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]
      for shift in [24, 16, 8, 0] as [UInt32] {
        bytes.append(UInt8(truncatingIfNeeded: address >> shift))
      }
    }
    return bytes
  }

  private static func encoded(_ name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for label in name.split(separator: ".") {
      bytes.append(UInt8(label.utf8.count))
      bytes += Array(label.utf8)
    }
    return bytes + [0]
  }
}

@Suite("Names") struct NameTests {
  private let asks = TestPacket.udp(1, 5_000, 2, 53, seconds: 0)
  private let answers = TestPacket.udp(2, 53, 1, 5_000, seconds: 0.01)

  private func messages(_ sink: RecordingSink) -> [NameMessage] {
    sink.events.compactMap { if case .name(let message) = $0 { message } else { nil } }
  }

  @Test("queries and responses, their counts and what is measured of names")
  func counts() throws {
    let sink = Feed.run([
      (asks, TestMessage.query("www.Example.com")),
      (answers, TestMessage.response("www.example.com", addresses: [0x0A00_0005])),
      (asks, TestMessage.query("aaaa", type: 16)), (answers, TestMessage.response("aaaa", code: 3)),
      (asks, TestMessage.query("aaaa")), (answers, TestMessage.response("aaaa", code: 2)),
    ])
    let messages = messages(sink)
    #expect(messages.map(\.name).prefix(3) == ["www.example.com", "www.example.com", "aaaa"])
    #expect(messages.map(\.isResponse) == [false, true, false, true, false, true])
    #expect(messages.map(\.responseCode) == [0, 0, 0, 3, 0, 2])
    #expect(messages.map(\.type) == [1, 1, 16, 1, 1, 1])
    #expect(messages[1].answers == 1)
    #expect(messages.allSatisfy { $0.client == TestPacket.address(1) })
    #expect(messages.allSatisfy { $0.server == TestPacket.address(2) && !$0.isMulticast })
    #expect(messages[0].messageLength == UInt32(TestMessage.query("www.example.com").count))

    let record = try #require(sink.records.first)
    #expect(record.application == .dns)
    #expect(record.dns.queries == 3)
    #expect(record.dns.responses == 3)
    #expect(record.dns.nonexistent == 1)
    #expect(record.dns.failures == 1)

    let client = try #require(sink.hosts.first { $0.address == TestPacket.address(1) })
    #expect(client.value(of: .dnsQueries) == 3)
    #expect(abs(client.value(of: .dnsNonexistentRatio) - 1.0 / 3) < 1e-6)
    #expect(client.value(of: .dnsNames) == 2)
    #expect(abs(client.value(of: .dnsNameLength) - (15 + 4 + 4) / 3.0) < 1e-4)
    // www.example.com: 13 letters, of which w and e three and two times, m two times.
    let entropy = client.value(of: .dnsNameEntropy) * 3
    #expect(abs(entropy - 3.0269) < 0.01)
    let server = try #require(sink.hosts.first { $0.address == TestPacket.address(2) })
    #expect(server.sent.dnsResponses == 3)
    #expect(server.value(of: .dnsQueries) == 0)
  }

  @Test("names that are no text are escaped, and the root is empty")
  func strange() {
    let sink = Feed.run([
      (asks, TestMessage.query("a\u{1}b.c")), (asks, TestMessage.query("")),
      (asks, Array(TestMessage.query("cut.example").prefix(15))), (asks, [1, 2, 3]),
    ])
    #expect(messages(sink).map(\.name) == ["a\\001b.c", "", ""])
  }

  @Test("an answer names the hosts of later flows")
  func learning() throws {
    var meter = TrafficMeter(seed: 1)
    var sink = RecordingSink()
    let payload = TestMessage.response(
      "www.example.com", addresses: [0x0A00_0005, 0x0A00_0006, 0x0A00_0007])
    meter.observe(
      Feed.carry(payload, in: answers), frame: payload.span.bytes, into: &sink)
    Feed.feed(
      [
        TestPacket.udp(1, 6_000, 6, 9_999, seconds: 1),
        TestPacket.udp(7, 443, 1, 6_000, seconds: 1),
        TestPacket.udp(1, 6_000, 8, 9_999, seconds: 1),
      ], to: &meter, &sink)
    #expect(meter.name(of: TestPacket.address(5)) == "www.example.com")
    #expect(meter.name(of: TestPacket.address(8)) == nil)
    meter.finish(into: &sink)
    #expect(
      sink.records.map(\.hostName) == [nil, "www.example.com", "www.example.com", nil])
    #expect(sink.records.map(\.hostNameOrigin) == [nil, .dns, .dns, nil])
  }

  @Test("what a failed response says is not believed")
  func failed() {
    var meter = TrafficMeter(seed: 1)
    var sink = RecordingSink()
    let payload = TestMessage.response("www.example.com", code: 3, addresses: [0x0A00_0005])
    meter.observe(Feed.carry(payload, in: answers), frame: payload.span.bytes, into: &sink)
    #expect(meter.name(of: TestPacket.address(5)) == nil)
  }

  @Test("the host of an HTTP request")
  func http() throws {
    var connection = TestConnection("ShA", serverPort: 8_123)
    connection.send(fromClient: true, [.psh, .ack], payload: 10)
    let request = "GET /a HTTP/1.1\r\nHost: www.example.org\r\n\r\n"
    let sink = Feed.run(
      zip(connection.packets, ["", "", "", request]).map { ($0, Array($1.utf8)) })
    let record = try #require(sink.records.first)
    #expect(record.hostName == "www.example.org")
    #expect(record.hostNameOrigin == .http)
    #expect(record.application == .http)
    #expect(record.isApplicationByContent)
  }

  /// A ClientHello with a server name, in one record.
  private func hello(_ name: String) -> [UInt8] {
    let letters = Array(name.utf8)
    func word(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }
    let list = [0] + word(letters.count) + letters
    let body = word(list.count) + list
    let extensions = word(0) + word(body.count) + body
    let hello =
      [3, 3] + [UInt8](repeating: 7, count: 32) + [0] + word(2) + [0x13, 0x01] + [1, 0]
      + word(extensions.count) + extensions
    let handshake = [1, 0] + word(hello.count) + hello
    return [22, 3, 1] + word(handshake.count) + handshake
  }

  @Test("the server name of a TLS hello, whole or in pieces")
  func tls() throws {
    let bytes = hello("www.example.net")
    for pieces in [[bytes.count], [20, bytes.count - 20], [7, 30, bytes.count - 37]] {
      var connection = TestConnection("ShA", serverPort: 443)
      var payloads: [[UInt8]] = [[], [], []]
      var start = 0
      for count in pieces {
        connection.send(fromClient: true, .ack, payload: count)
        payloads.append(Array(bytes[start..<start + count]))
        start += count
      }
      let sink = Feed.run(Array(zip(connection.packets, payloads)))
      let record = try #require(sink.records.first)
      #expect(record.hostName == "www.example.net")
      #expect(record.hostNameOrigin == .tls)
      #expect(record.application == .tls)
    }
  }

  @Test("hellos in pieces and names have limits, and what is left out is counted")
  func limits() throws {
    var limits = MeterLimits()
    limits.hellos = 1
    limits.nameBytes = 20
    var feed: [(PacketSummary, [UInt8])] = []
    let bytes = hello("www.example.net")
    var meter = TrafficMeter(limits: limits, seed: 1)
    var sink = RecordingSink()
    for port in 1...3 as ClosedRange<UInt16> {
      var connection = TestConnection("ShA", clientPort: 40_000 + port, serverPort: 443)
      connection.send(fromClient: true, .ack, payload: 20)
      connection.send(fromClient: true, .ack, payload: bytes.count - 20)
      feed.append((connection.packets[3], Array(bytes.prefix(20))))
      feed.append((connection.packets[4], Array(bytes.dropFirst(20))))
    }
    // All first pieces, then all second ones.
    for index in [0, 2, 4, 1, 3, 5] {
      let (packet, payload) = feed[index]
      meter.observe(Feed.carry(payload, in: packet), frame: payload.span.bytes, into: &sink)
    }
    // A whole one: its name finds no room.
    var whole = TestConnection("S", clientPort: 50_000, serverPort: 443)
    whole.send(fromClient: true, .ack, payload: bytes.count)
    meter.observe(
      Feed.carry(bytes, in: whole.packets[1]), frame: bytes.span.bytes, into: &sink)
    meter.finish(into: &sink)
    #expect(sink.records.compactMap(\.hostName) == ["www.example.net"])
    #expect(meter.statistics.namesDropped == 1)
  }

  @Test("an application that only the port tells")
  func byPort() throws {
    let packet = TestPacket.udp(1, 5_000, 2, 514, seconds: 0)
    let record = try #require(Feed.run([(packet, [1, 2, 3])]).records.first)
    #expect(record.application == .syslog)
    #expect(!record.isApplicationByContent)
    // Without payload nothing is said.
    #expect(Feed.run([packet]).records.first?.application == nil)
  }

  @Test(
    "QueryName's measures do not depend on where the dots are", arguments: 0..<5 as Range<UInt64>)
  func many(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var packets: [(PacketSummary, [UInt8])] = []
    var names: Set<String> = []
    for index in 0..<300 {
      let name = "\(index % 100).\(Int.random(in: 0..<9, using: &generator)).example"
      names.insert(name)
      packets.append((asks, TestMessage.query(name)))
    }
    let sink = Feed.run(packets)
    let host = try #require(sink.hosts.first { $0.address == TestPacket.address(1) })
    #expect(abs(Double(host.distinct.names) - Double(names.count)) < 0.06 * Double(names.count))
  }
}
