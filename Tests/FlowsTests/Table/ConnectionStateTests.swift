import Flows
import Packets
import Testing

@Suite("Connection states") struct ConnectionStateTests {
  /// A script, the state and the history that Zeek would write for it.
  struct Case: Sendable, CustomStringConvertible {
    let script: String
    let state: String
    let history: String
    var description: String { script }
  }

  static let cases: [Case] = [
    // Each state of conn.log.
    Case(script: "S", state: "S0", history: "S"),
    Case(script: "SSS", state: "S0", history: "SSS"),
    Case(script: "ShA", state: "S1", history: "ShA"),
    Case(script: "ShADad", state: "S1", history: "ShADad"),
    Case(script: "ShADadFf", state: "SF", history: "ShADadFf"),
    Case(script: "ShADadfF", state: "SF", history: "ShADadfF"),
    Case(script: "Sr", state: "REJ", history: "Sr"),
    Case(script: "ShADaF", state: "S2", history: "ShADaF"),
    Case(script: "ShADadf", state: "S3", history: "ShADadf"),
    Case(script: "ShADR", state: "RSTO", history: "ShADR"),
    Case(script: "ShADr", state: "RSTR", history: "ShADr"),
    Case(script: "SP", state: "RSTOS0", history: "SR"),
    Case(script: "SF", state: "SH", history: "SF"),
    Case(script: "ShR", state: "RSTO", history: "ShR"),
    // What a port scan without a whole handshake leaves.
    Case(script: "ShP", state: "RSTO", history: "ShR"),
    // From the middle.
    Case(script: "DdDd", state: "OTH", history: "Dd"),
    Case(script: "D", state: "OTH", history: "D"),
    Case(script: "R", state: "OTH", history: "R"),
    Case(script: "Fr", state: "RSTR", history: "Fr"),
    // A FIN and then a RST of the same side is an ordinary end when the other side closes too.
    Case(script: "ShADFRf", state: "SF", history: "ShADFRf"),
    // A RST after both have closed changes nothing.
    Case(script: "ShADadFfR", state: "SF", history: "ShADadFfR"),
    Case(script: "ShADadfr", state: "RSTR", history: "ShADadfr"),
  ]

  @Test(arguments: cases) func stateAndHistory(_ one: Case) throws {
    // Repeated SYNs in scripts have other numbers, which would open other connections.
    var connection = TestConnection()
    for (index, letter) in one.script.enumerated() {
      if index > 0, letter == "S" {
        connection.send(fromClient: true, .syn, sequence: 1_000)
      } else {
        connection.play(letter)
      }
    }
    let sink = Feed.run(connection.packets)
    let record = try #require(sink.records.first)
    #expect(sink.records.count == 1)
    #expect(record.state.name == one.state)
    // A SYN that is sent again is no new letter.
    let history = one.script == "SSS" ? "ST" : one.history
    #expect(record.history.text == history)
    #expect(record.endpoints.source == TestPacket.address(1))
    #expect(record.packets == UInt64(one.script.count))
  }

  @Test(
    "an answer without its question turns the direction round",
    arguments: [
      ("h", "OTH", "^h"), ("hr", "RSTRH", "^hr"), ("hf", "SHR", "^hf"), ("hAdDfF", "SF", "^hAdDfF"),
      ("hP", "RSTO", "^hR"),
    ])
  func turned(_ script: String, _ state: String, _ history: String) throws {
    let record = try #require(Feed.run(TestConnection(script).packets).records.first)
    #expect(record.state.name == state)
    #expect(record.history.text == history)
    #expect(record.isReversed)
    // The source is still who sent the first packet.
    #expect(record.endpoints.source == TestPacket.address(2))
    #expect(record.endpoints.sourcePort == 80)
  }

  @Test("the middle of a connection is turned round by its ports")
  func middle() throws {
    let record = try #require(Feed.run(TestConnection("dDdD").packets).records.first)
    #expect(record.isReversed)
    #expect(record.history.text == "^dD")
    #expect(record.endpoints.sourcePort == 80)
  }

  @Test("several flags that exclude each other")
  func contradictions() throws {
    var connection = TestConnection()
    connection.send(fromClient: true, [.syn, .fin])
    connection.send(fromClient: true, [.fin, .rst])
    connection.send(fromClient: true, [.syn, .fin, .psh, .urg], sequence: 1_000)
    let record = try #require(Feed.run(connection.packets).records.first)
    #expect(record.history.text == "QIT")
    #expect(record.outgoing.flags == [.syn, .fin, .rst, .psh, .urg])
    #expect(record.outgoing.synCount == 2)
    #expect(record.outgoing.finCount == 3)
    #expect(record.outgoing.rstCount == 1)
  }

  @Test("datagrams", arguments: [(true, true, "SF", "Dd"), (true, false, "S0", "D")])
  func datagrams(_ asks: Bool, _ answers: Bool, _ state: String, _ history: String) throws {
    var packets = [TestPacket.udp(1, 5_000, 2, 9_999, seconds: 0)]
    if answers { packets.append(TestPacket.udp(2, 9_999, 1, 5_000, seconds: 0.1)) }
    let record = try #require(Feed.run(packets).records.first)
    #expect(record.state.name == state)
    #expect(record.history.text == history)
  }

  @Test("a lone answer of a server")
  func loneAnswer() throws {
    let record = try #require(
      Feed.run([TestPacket.udp(2, 53, 1, 5_000, seconds: 0)]).records.first)
    #expect(record.isReversed)
    #expect(record.state == .shr)
    #expect(record.history.text == "d")
  }

  @Test("every state has its name once")
  func names() {
    #expect(Set(ConnectionState.allCases.map(\.name)).count == 13)
    #expect(Set(FlowEnd.allCases.map(\.name)).count == FlowEnd.allCases.count)
  }
}
