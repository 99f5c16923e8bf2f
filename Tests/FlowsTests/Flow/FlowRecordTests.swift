import Flows
import Packets
import Testing

@Suite("Flow records") struct FlowRecordTests {
  @Test("counts, sizes and gaps of each side and of both")
  func statistics() throws {
    // Sizes on the wire 154, 254, 54 from the source; 1,054 back.
    let packets = [
      TestPacket.udp(1, 5_000, 2, 9_999, payload: 100, seconds: 0),
      TestPacket.udp(1, 5_000, 2, 9_999, payload: 200, seconds: 1),
      TestPacket.udp(2, 9_999, 1, 5_000, payload: 1_000, seconds: 1.5),
      TestPacket.udp(1, 5_000, 2, 9_999, payload: 0, seconds: 4),
    ]
    let record = try #require(Feed.run(packets).records.first)
    #expect(record.identifier == 1)
    #expect(record.startNanoseconds == beginNanoseconds)
    #expect(record.durationSeconds == 4)
    #expect(record.packets == 4)
    #expect(record.bytes == 1_516)
    #expect(record.outgoing.packets == 3)
    #expect(record.outgoing.bytes == 462)
    #expect(record.outgoing.payloadBytes == 300)
    #expect(record.incoming.packets == 1)
    #expect(record.incoming.bytes == 1_054)

    let sizes = record.outgoing.sizes
    #expect(sizes.count == 3)
    #expect(sizes.minimum == 54)
    #expect(sizes.mean == 154)
    #expect(sizes.maximum == 254)
    #expect(abs(sizes.standardDeviation - 81.6497) < 1e-3)
    #expect(record.incoming.sizes.standardDeviation == 0)

    let gaps = record.outgoing.gaps
    #expect(gaps.count == 2)
    #expect(gaps.minimum == 1)
    #expect(gaps.maximum == 3)
    #expect(gaps.mean == 2)
    #expect(abs(gaps.standardDeviation - 1) < 1e-9)
    #expect(record.incoming.gaps.count == 0)
    #expect(record.gaps.count == 3)
    #expect(record.gaps.minimum == 0.5)
    #expect(record.gaps.maximum == 2.5)
    #expect(abs(record.gaps.mean - 4.0 / 3) < 1e-9)
    #expect(record.end == .endOfCapture)
  }

  @Test("bytes of the IP packets, whatever the link puts around each of them")
  func networkBytes() throws {
    let connection = TestConnection("SHA" + String(repeating: "DaAdDDad", count: 20) + "FfA")
    var expected: [UInt32: UInt64] = [1: 0, 2: 0]
    var packets = connection.packets
    for index in packets.indices {
      // Short frames are padded, and now and then a tunnel's header is around the packet.
      let length = 40 + packets[index].payloadLength
      packets[index].networkLength = length
      packets[index].wireLength = max(60, length + (index % 7 == 0 ? 300 : 14))
      let sender = UInt32(truncatingIfNeeded: packets[index].source.low & 0xFF)
      expected[sender, default: 0] += UInt64(length)
    }
    let record = try #require(Feed.run(packets).records.first)
    #expect(record.outgoing.networkBytes == expected[1])
    #expect(record.incoming.networkBytes == expected[2])
    #expect(record.bytes == packets.reduce(0) { $0 + UInt64($1.wireLength) })
  }

  @Test("the first twenty sizes, signed by direction")
  func firstSizes() throws {
    var packets: [PacketSummary] = []
    for index in 0..<30 {
      packets.append(
        index % 3 == 2
          ? TestPacket.udp(2, 53, 1, 5_000, payload: index, seconds: Double(index))
          : TestPacket.udp(1, 5_000, 2, 53, payload: index, seconds: Double(index)))
    }
    packets[4].wireLength = 70_000
    let record = try #require(Feed.run(packets).records.first)
    for index in 0..<20 {
      let expected =
        index == 4 ? Int16.max : index % 3 == 2 ? Int16(-54 - index) : Int16(54 + index)
      #expect(record.firstSizes[index] == expected)
    }
  }

  @Test("what recognises a stack: options, windows and time to live")
  func stack() throws {
    var connection = TestConnection("ShAD")
    connection.packets[0].maximumSegmentSize = 1_460
    connection.packets[0].windowScale = 7
    connection.packets[0].tcpOptionOrder = 0x31842
    connection.packets[0].window = 29_200
    connection.packets[0].timeToLive = 128
    connection.packets[2].timeToLive = 60
    connection.packets[1].maximumSegmentSize = 1_400
    connection.packets[1].window = 28_960
    connection.packets[2].window = 229
    let sink = Feed.run(connection.packets)
    let record = try #require(sink.records.first)
    #expect(record.outgoing.maximumSegmentSize == 1_460)
    #expect(record.outgoing.windowScale == 7)
    #expect(record.outgoing.tcpOptionOrder == 0x31842)
    #expect(record.outgoing.initialWindow == 29_200)
    #expect(record.outgoing.timeToLiveMinimum == 60)
    #expect(record.outgoing.timeToLiveMaximum == 128)
    #expect(record.incoming.maximumSegmentSize == 1_400)
    #expect(record.incoming.windowScale == nil)
    #expect(record.incoming.initialWindow == 28_960)
    #expect(record.incoming.timeToLiveMinimum == 64)
    let start = try #require(sink.starts.first)
    #expect(start.windowScale == 7)
    #expect(start.tcpOptionOrder == 0x31842)
    #expect(start.window == 29_200)
    #expect(start.timeToLive == 128)
    #expect(start.tcpFlags == .syn)
    #expect(start.identifier == record.identifier)
  }

  @Test("packets that come out of order in time keep the earliest and the latest")
  func disorder() throws {
    let times = [5.0, 3.0, 9.0, 4.0]
    let packets = times.map { TestPacket.udp(1, 5_000, 2, 9_999, seconds: $0) }
    let record = try #require(Feed.run(packets).records.first)
    #expect(record.startNanoseconds == TestPacket.at(3))
    #expect(record.endNanoseconds == TestPacket.at(9))
    #expect(record.gaps.minimum == 0)
    #expect(record.gaps.maximum == 4)
    #expect(record.outgoing.gaps.standardDeviation >= 0)
  }

  @Test("a history has room for so many letters and no more")
  func history() {
    var history = FlowHistory()
    for _ in 0..<100 { history.append(UInt8(ascii: "T")) }
    #expect(history.text.utf8.count == FlowHistory.capacity)
  }
}
