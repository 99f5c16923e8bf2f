import Flows
import Packets
import Testing

@Suite("Connections at their ends")
struct SocketMeterTests {
  /// The client's view of a connection.
  private func client(_ connection: TestConnection) -> SocketTotals {
    var meter = SocketMeter()
    feed(connection, from: .client, to: &meter)
    return meter.totals
  }

  private enum End { case client, server }

  private func feed(_ connection: TestConnection, from end: End, to meter: inout SocketMeter) {
    for packet in connection.packets {
      let isFromClient = packet.sourcePort == connection.clientPort
      meter.note(packet, isSent: isFromClient == (end == .client))
    }
  }

  @Test func quietConnection() {
    let totals = client(TestConnection("ShADadAFfA"))
    #expect(totals.connections == 1)
    #expect(totals.retransmissionsSent == 0)
    #expect(totals.retransmissionsReceived == 0)
    #expect(totals.outOfOrder == 0)
    #expect(totals.zeroWindows == 0)
    #expect(abs((totals.handshakeSeconds ?? 0) - 0.01) < 1e-6)
  }

  /// The server's handshake is from its SYN-ACK to the acknowledgment.
  @Test func handshakeOfAnAcceptedConnection() {
    var connection = TestConnection("S")
    connection.send(fromClient: false, [.syn, .ack], after: 0.001)
    connection.send(fromClient: true, .ack, after: 0.042)
    var meter = SocketMeter()
    feed(connection, from: .server, to: &meter)
    #expect(abs((meter.totals.handshakeSeconds ?? 0) - 0.042) < 1e-6)
  }

  @Test func handshakesGiveTheirMedian() {
    var meter = SocketMeter()
    for (index, seconds) in [0.5, 0.001, 0.003, 0.002].enumerated() {
      var connection = TestConnection("S", clientPort: 40_000 + UInt16(index))
      connection.send(fromClient: false, [.syn, .ack], after: seconds)
      feed(connection, from: .client, to: &meter)
    }
    #expect(meter.totals.connections == 4)
    #expect(abs((meter.totals.handshakeSeconds ?? 0) - 0.0025) < 1e-6)
  }

  @Test func repeatsOfEachSide() {
    var connection = TestConnection("ShAD")
    connection.send(fromClient: true, [.psh, .ack], payload: 100, sequence: 1_001)
    connection.play("a")
    connection.play("d")
    connection.send(fromClient: false, [.psh, .ack], payload: 100, sequence: 9_001)
    connection.send(fromClient: false, [.psh, .ack], payload: 50, sequence: 9_001)
    let totals = client(connection)
    #expect(totals.retransmissionsSent == 1)
    #expect(totals.retransmissionsReceived == 2)
  }

  @Test func repeatedOpeningsAreCounted() {
    var connection = TestConnection("S")
    connection.send(fromClient: true, .syn, sequence: 1_000, after: 1)
    connection.send(fromClient: true, .syn, sequence: 1_000, after: 2)
    #expect(client(connection).retransmissionsSent == 2)
    #expect(client(connection).handshakeSeconds == nil)
  }

  /// What comes into a gap after a round trip can have been sent again; sooner it can't.
  @Test(arguments: [(0.002, 1, 0), (0.02, 0, 1)])
  func gaps(seconds: Double, outOfOrder: Int, retransmissions: Int) {
    // The handshake takes 10 ms.
    var connection = TestConnection("ShA")
    connection.send(fromClient: false, .ack, payload: 100, sequence: 9_101, after: 0.1)
    connection.send(fromClient: false, .ack, payload: 100, sequence: 9_201, after: seconds / 2)
    connection.send(fromClient: false, .ack, payload: 100, sequence: 9_001, after: seconds / 2)
    let totals = client(connection)
    #expect(totals.outOfOrder == outOfOrder)
    #expect(totals.retransmissionsReceived == retransmissions)
    #expect(totals.retransmissionsSent == 0)
  }

  @Test func gapsAreFilledInParts() {
    var connection = TestConnection("ShA")
    connection.send(fromClient: false, .ack, payload: 100, sequence: 9_301)
    for sequence: UInt32 in [9_101, 9_001, 9_201] {
      connection.send(fromClient: false, .ack, payload: 100, sequence: sequence, after: 0.001)
    }
    #expect(client(connection).outOfOrder == 3)
    connection.send(fromClient: false, .ack, payload: 100, sequence: 9_101, after: 0.001)
    #expect(client(connection).outOfOrder == 3)
    #expect(client(connection).retransmissionsReceived == 1)
  }

  @Test func sequenceNumbersWrap() {
    var connection = TestConnection()
    connection.clientNext = .max - 150
    for letter in "ShADDDDD" { connection.play(letter) }
    #expect(client(connection).retransmissionsSent == 0)
    connection.send(fromClient: true, .ack, payload: 100, sequence: .max - 49)
    #expect(client(connection).retransmissionsSent == 1)
  }

  @Test func keepAlivesAndProbesAreNoRepeats() {
    var connection = TestConnection("ShADa")
    connection.send(fromClient: true, .ack, payload: 0, sequence: connection.clientNext - 1)
    connection.send(fromClient: true, .ack, payload: 1, sequence: connection.clientNext - 1)
    #expect(client(connection).retransmissionsSent == 0)
  }

  @Test func zeroWindows() {
    var connection = TestConnection("ShAD")
    connection.send(fromClient: false, .ack, window: 0)
    connection.send(fromClient: false, .rst, window: 0)
    #expect(client(connection).zeroWindows == 1)
  }

  /// A packet of several segments that is sent again counts as so many.
  @Test func segmentsHandledAsOne() {
    let connection = TestConnection("ShAD")
    var meter = SocketMeter()
    feed(connection, from: .client, to: &meter)
    meter.note(connection.packets[3], isSent: true, segments: 4)
    #expect(meter.totals.retransmissionsSent == 4)
  }

  /// Each packet passes twice: where it is sent and where it arrives.
  @Test func bothEndsInOneProgram() {
    var connection = TestConnection("ShADa")
    connection.send(fromClient: true, .ack, payload: 100, sequence: 1_001)
    var meter = SocketMeter()
    feed(connection, from: .client, to: &meter)
    feed(connection, from: .server, to: &meter)
    #expect(meter.totals.connections == 2)
    #expect(meter.totals.retransmissionsSent == 1)
    #expect(meter.totals.retransmissionsReceived == 0)
  }

  @Test func portsUsedAgainAreNewConnections() {
    var meter = SocketMeter()
    feed(TestConnection("ShADaFfA"), from: .client, to: &meter)
    var again = TestConnection()
    again.clientNext = 500
    for letter in "ShADa" { again.play(letter) }
    feed(again, from: .client, to: &meter)
    #expect(meter.totals.connections == 2)
    #expect(meter.totals.retransmissionsSent == 0)
  }

  /// What the connections of the program before still do is not the next one's.
  @Test func nothingIsInherited() {
    var connection = TestConnection("ShAD")
    var meter = SocketMeter()
    feed(connection, from: .client, to: &meter)
    meter.restart()
    connection.packets = []
    connection.send(fromClient: true, .ack, payload: 100, sequence: 1_001)
    connection.play("F")
    feed(connection, from: .client, to: &meter)
    #expect(meter.totals == SocketTotals())
    feed(TestConnection("ShA", clientPort: 40_001), from: .client, to: &meter)
    #expect(meter.totals.connections == 1)
    // The same addresses and ports, opened anew.
    var anew = TestConnection()
    anew.clientNext = 70_000
    for letter in "ShA" { anew.play(letter) }
    feed(anew, from: .client, to: &meter)
    #expect(meter.totals.connections == 2)
  }

  @Test func memoryIsBounded() {
    var meter = SocketMeter(limit: 10)
    for port in 0..<25 as Range<UInt16> {
      feed(TestConnection("S", clientPort: 40_000 + port), from: .client, to: &meter)
    }
    #expect(meter.totals.connections == 10)
    #expect(meter.unfollowedCount == 15)
  }

  @Test func otherPacketsArePassedOver() {
    var meter = SocketMeter()
    meter.note(TestPacket.udp(1, 53, 2, 5353, seconds: 0), isSent: true)
    meter.note(TestPacket.echo(1, 2, seconds: 0), isSent: true)
    #expect(meter.totals == SocketTotals())
  }
}
