import Flows
import Packets
import Testing

@Suite("Sequence space") struct SequenceTests {
  private func record(_ connection: TestConnection) throws -> FlowRecord {
    let sink = Feed.run(connection.packets)
    #expect(sink.records.count == 1)
    return try #require(sink.records.first)
  }

  @Test("a clean transfer has nothing to note")
  func clean() throws {
    let record = try record(TestConnection("ShADDDaDDDaddAFf"))
    for side in [record.outgoing, record.incoming] {
      #expect(side.retransmissions == 0)
      #expect(side.outOfOrder == 0)
      #expect(side.zeroWindows == 0)
      #expect(side.segmentsAfterClose == 0)
    }
    #expect(record.outgoing.payloadBytes == 600)
    #expect(record.incoming.payloadBytes == 200)
  }

  @Test("bytes that were sent before")
  func retransmission() throws {
    var connection = TestConnection("ShADD")
    connection.send(fromClient: true, [.ack], payload: 100, sequence: 1_101, after: 0.3)
    connection.send(fromClient: true, [.ack], payload: 200, sequence: 1_001, after: 0.3)
    let record = try record(connection)
    #expect(record.outgoing.retransmissions == 2)
    #expect(record.outgoing.outOfOrder == 0)
    #expect(record.history.text == "ShADT")
  }

  @Test("old bytes with new ones behind them move the sequence on")
  func overlap() throws {
    var connection = TestConnection("ShAD")
    connection.send(fromClient: true, [.ack], payload: 150, sequence: 1_051)
    connection.send(fromClient: true, [.ack], payload: 10, sequence: 1_201)
    let record = try record(connection)
    #expect(record.outgoing.retransmissions == 1)
  }

  @Test("a segment that fills a gap at once came out of order; late, it was sent again")
  func reordering() throws {
    for (pause, early) in [(0.001, true), (0.5, false)] {
      var connection = TestConnection("ShAD")
      connection.send(fromClient: true, [.ack], payload: 100, sequence: 1_201)
      connection.send(fromClient: true, [.ack], payload: 100, sequence: 1_101, after: pause)
      connection.send(fromClient: true, [.ack], payload: 100, sequence: 1_301)
      let record = try record(connection)
      #expect(record.outgoing.outOfOrder == (early ? 1 : 0))
      #expect(record.outgoing.retransmissions == (early ? 0 : 1))
    }
  }

  @Test("two gaps are remembered, and each is filled once")
  func gaps() throws {
    var connection = TestConnection("ShA")
    for sequence in [1_101, 1_301, 1_001, 1_201, 1_201] as [UInt32] {
      connection.send(
        fromClient: true, [.ack], payload: 100, sequence: sequence, after: 0.0001)
    }
    let record = try record(connection)
    #expect(record.outgoing.outOfOrder == 2)
    #expect(record.outgoing.retransmissions == 1)
  }

  @Test("a byte before the next is a keep-alive")
  func keepAlive() throws {
    var connection = TestConnection("ShAD")
    connection.send(fromClient: true, [.ack], payload: 1, sequence: 1_100, after: 10)
    connection.send(fromClient: true, [.ack], payload: 0, sequence: 1_100, after: 10)
    let record = try record(connection)
    #expect(record.outgoing.retransmissions == 0)
  }

  @Test("SYN and FIN that are sent again count")
  func controls() throws {
    var connection = TestConnection("S")
    connection.send(fromClient: true, .syn, sequence: 1_000, after: 1)
    for letter in "hADF" { connection.play(letter) }
    connection.send(fromClient: true, [.fin, .ack], sequence: 1_101, after: 1)
    let record = try record(connection)
    #expect(record.outgoing.retransmissions == 2)
    #expect(record.outgoing.synCount == 2)
    #expect(record.outgoing.finCount == 2)
    #expect(record.history.text == "SThADF")
  }

  @Test("the sequence wraps round")
  func wrapping() throws {
    var connection = TestConnection()
    connection.clientNext = .max - 150
    for letter in "ShADDDD" { connection.play(letter) }
    connection.send(
      fromClient: true, .ack, payload: 100, sequence: connection.clientNext &- 100, after: 1)
    let record = try record(connection)
    #expect(record.outgoing.retransmissions == 1)
    #expect(record.outgoing.payloadBytes == 500)
  }

  @Test("an acknowledgment of bytes never seen is a gap in the capture, not a loss")
  func captureLoss() throws {
    var connection = TestConnection("ShAD")
    connection.clientNext += 500
    connection.play("a")
    connection.play("D")
    let record = try record(connection)
    #expect(record.history.text == "ShADaG")
    #expect(record.outgoing.retransmissions == 0)
  }

  @Test("zero windows, but not those of resets")
  func zeroWindows() throws {
    var connection = TestConnection("ShAD")
    connection.send(fromClient: false, .ack, window: 0)
    connection.send(fromClient: false, .ack, window: 0)
    connection.send(fromClient: false, .rst, window: 0)
    let record = try record(connection)
    #expect(record.incoming.zeroWindows == 2)
    #expect(record.outgoing.zeroWindows == 0)
    #expect(record.history.text == "ShADawr")
  }

  @Test("repeated events are written at the 1st, 10th and 100th time")
  func logarithm() throws {
    var connection = TestConnection("ShAD")
    for _ in 0..<100 {
      connection.send(fromClient: true, .ack, payload: 100, sequence: 1_001, after: 0.001)
    }
    let record = try record(connection)
    #expect(record.outgoing.retransmissions == 100)
    #expect(record.history.text == "ShADTTT")
  }

  @Test("payload after the end")
  func afterClose() throws {
    var connection = TestConnection("ShADF")
    connection.send(fromClient: true, .ack, payload: 50)
    connection.send(fromClient: false, .ack, payload: 50)
    #expect(try record(connection).outgoing.segmentsAfterClose == 1)
    #expect(try record(connection).incoming.segmentsAfterClose == 0)

    var reset = TestConnection("ShADr")
    reset.send(fromClient: true, .ack, payload: 50)
    reset.send(fromClient: true, .ack, payload: 50)
    #expect(try record(reset).outgoing.segmentsAfterClose == 2)
  }

  @Test("the handshake's times")
  func handshake() throws {
    var connection = TestConnection()
    connection.send(fromClient: true, .syn, after: 0)
    connection.send(fromClient: false, [.syn, .ack], after: 0.030)
    connection.send(fromClient: true, .ack, after: 0.002)
    let record = try record(connection)
    #expect(record.answerNanoseconds == 30_000_000)
    #expect(record.handshakeNanoseconds == 32_000_000)
    #expect(try self.record(TestConnection("DdDd")).handshakeNanoseconds == nil)
    #expect(try self.record(TestConnection("S")).answerNanoseconds == nil)
  }

  @Test("after a repeated SYN the time runs from the last one")
  func repeatedHandshake() throws {
    var connection = TestConnection()
    connection.send(fromClient: true, .syn, after: 0)
    connection.send(fromClient: true, .syn, sequence: 1_000, after: 1)
    connection.send(fromClient: false, [.syn, .ack], after: 0.030)
    #expect(try record(connection).answerNanoseconds == 30_000_000)
  }
}
