import Flows
import Glibc
import Packets
import Testing

@Suite("Features") struct FeatureTests {
  /// Where the page lies, from where this source lies.
  private func place(file: String = #filePath) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/") + "/Documentation/Features.md"
  }

  private func read(_ path: String) -> String? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = getc(stream), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// After a change of the list, the tests write the page anew when
  /// `NETCOPILOT_WRITE_DOCUMENTATION` is set.
  @Test("Documentation/Features.md says what the list says")
  func page() {
    if getenv("NETCOPILOT_WRITE_DOCUMENTATION") != nil, let stream = fopen(place(), "w") {
      fputs(TrafficFeature.page, stream)
      fclose(stream)
    }
    #expect(read(place()) == TrafficFeature.page)
  }

  @Test("names are unique, in snake case, with unit and definition")
  func words() {
    #expect(Set(TrafficFeature.allCases.map(\.name)).count == TrafficFeature.count)
    for feature in TrafficFeature.allCases {
      #expect(feature.name.allSatisfy { $0 == "_" || ("a"..."z").contains($0) })
      #expect(!feature.unit.isEmpty)
      #expect(feature.definition.last == ".")
      #expect(feature.appliesToHost)
    }
  }

  @Test("vectors follow the order of the list, and short ones hold what fits")
  func vectors() throws {
    let sink = Feed.run(TestConnection("ShADad").packets)
    let host = try #require(sink.hosts.first)
    var vector = [Float](repeating: -1, count: TrafficFeature.count)
    var span = vector.mutableSpan
    host.write(to: &span)
    for feature in TrafficFeature.allCases {
      let value = host.value(of: feature)
      #expect(vector[feature.rawValue] == value || (value.isNaN && vector[feature.rawValue].isNaN))
    }
    var short = [Float](repeating: -1, count: 3)
    var shortSpan = short.mutableSpan
    host.write(to: &shortSpan)
    #expect(short == [3, 3, host.value(of: .bytesSent)])
    let window = try #require(sink.windows.first)
    var link = [Float](repeating: -1, count: TrafficFeature.count)
    var linkSpan = link.mutableSpan
    window.write(to: &linkSpan)
    #expect(link[TrafficFeature.ownPorts.rawValue].isNaN)
    #expect(link[TrafficFeature.packetsSent.rawValue] == 3)
  }

  @Test("the values of one connection")
  func values() throws {
    // SYN, SYN-ACK, ACK, 100 bytes there, ACK, 100 bytes back, one again, RST.
    var connection = TestConnection("ShADad")
    connection.send(fromClient: false, .ack, payload: 100, sequence: 9_001, after: 0.2)
    connection.play("R")
    let sink = Feed.run(connection.packets)
    let client = try #require(sink.hosts.first { $0.address == TestPacket.address(1) })
    let server = try #require(sink.hosts.first { $0.address == TestPacket.address(2) })
    #expect(client.value(of: .packetsSent) == 4)
    #expect(client.value(of: .packetsReceived) == 4)
    #expect(client.value(of: .bytesSent) == 4 * 54 + 100)
    #expect(client.value(of: .bytesReceived) == 4 * 54 + 200)
    #expect(abs(client.value(of: .byteBalance) + server.value(of: .byteBalance)) < 1e-6)
    #expect(client.value(of: .byteBalance) < 0)
    #expect(client.value(of: .meanPacketSize) == (8 * 54 + 300) / 8.0)
    #expect(abs(client.value(of: .payloadShare) - 300 / (8 * 54 + 300)) < 1e-6)
    // Five of up to 64 bytes, three of up to 256.
    #expect(abs(client.value(of: .sizeEntropy) - 0.954434) < 1e-5)
    #expect(client.value(of: .flows) == 1)
    #expect(client.value(of: .flowsOpened) == 1)
    #expect(client.value(of: .flowsAccepted) == 0)
    #expect(server.value(of: .flowsAccepted) == 1)
    #expect(client.value(of: .attempts) == 1)
    #expect(client.value(of: .failedRatio) == 0)
    #expect(server.value(of: .failedRatio).isNaN)
    #expect(client.value(of: .synToSynAck) == 1)
    #expect(client.value(of: .acceptedSynToSynAck).isNaN)
    #expect(server.value(of: .acceptedSynToSynAck) == 1)
    #expect(client.value(of: .resetShare) == 1 / 8.0)
    #expect(client.value(of: .retransmissionShare) == 1 / 8.0)
    #expect(client.value(of: .peers) == 1)
    #expect(client.value(of: .contactedPorts) == 1)
    #expect(client.value(of: .ownPorts) == 0)
    #expect(server.value(of: .ownPorts) == 1)
    #expect(client.value(of: .portEntropy) == 0)
    #expect(server.value(of: .portEntropy).isNaN)
    #expect(client.value(of: .tcpShare) == 1)
    #expect(client.value(of: .udpShare) == 0)
    #expect(client.value(of: .dnsNonexistentRatio).isNaN)
  }

  @Test("a SYN flood shows at its victim and its link")
  func flood() throws {
    var packets: [PacketSummary] = []
    for number in 0..<100 as Range<UInt32> {
      var connection = TestConnection()
      connection.client = 1_000 + number
      connection.send(fromClient: true, .syn, after: 0.001 * Double(number))
      packets += connection.packets
    }
    let sink = Feed.run(packets)
    let victim = try #require(sink.hosts.first { $0.address == TestPacket.address(2) })
    #expect(victim.value(of: .acceptedSynToSynAck) == 100)
    #expect(victim.value(of: .peers) == 100)
    #expect(victim.value(of: .ownPorts) == 1)
    let window = try #require(sink.windows.first)
    #expect(window.value(of: .synToSynAck) == 100)
    #expect(window.distinct.peers == 101)
    #expect(window.distinct.contactedPeers == 1)
  }
}
