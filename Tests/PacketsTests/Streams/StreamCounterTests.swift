import Packets
import TestSupport
import Testing

@Suite("Stream numbers") struct StreamCounterTests {
  /// A TCP segment between two ends; `isReply` turns it round.
  private func segment(
    _ flags: TCPFlags, sequence: UInt32, acknowledgment: UInt32 = 0, port: UInt16 = 40000,
    isReply: Bool = false
  ) -> PacketSummary {
    var summary = PacketSummary()
    let client = IPAddress(v4: 0x0A00_0001)
    let server = IPAddress(v4: 0x0A00_0002)
    summary.layers = [.ip4, .tcp]
    summary.transport = 6
    summary.hasTransportHeader = true
    (summary.source, summary.destination) = isReply ? (server, client) : (client, server)
    (summary.sourcePort, summary.destinationPort) = isReply ? (80, port) : (port, 80)
    summary.tcpFlags = flags
    summary.sequence = sequence
    summary.acknowledgment = acknowledgment
    return summary
  }

  private func tcpStreams(_ segments: PacketSummary...) -> Int {
    var counter = StreamCounter()
    for segment in segments { counter.observe(segment) }
    return counter.tcpStreams
  }

  @Test("both directions are one stream; a repeated SYN belongs to it")
  func directions() {
    #expect(
      tcpStreams(
        segment(.syn, sequence: 7), segment(.syn, sequence: 7),
        segment([.syn, .ack], sequence: 90, acknowledgment: 8, isReply: true),
        segment(.ack, sequence: 8, acknowledgment: 91),
        segment([.fin, .ack], sequence: 8, acknowledgment: 91)) == 1)
  }

  @Test("a SYN with another sequence number begins a stream, in either direction")
  func reuse() {
    #expect(
      tcpStreams(
        segment(.syn, sequence: 7), segment(.rst, sequence: 0, isReply: true),
        segment(.syn, sequence: 8)) == 2)
    // The other side's number is known from the acknowledgment alone.
    #expect(
      tcpStreams(
        segment(.ack, sequence: 8, acknowledgment: 91),
        segment(.syn, sequence: 90, isReply: true)) == 1)
    #expect(
      tcpStreams(
        segment(.ack, sequence: 8, acknowledgment: 91),
        segment(.syn, sequence: 95, isReply: true)) == 2)
    // A late SYN has the number before the first byte that was seen.
    #expect(tcpStreams(segment(.ack, sequence: 8), segment(.syn, sequence: 7)) == 1)
  }

  @Test("UDP counts pairs; tunnels and quotations count as well")
  func datagrams() {
    var counter = StreamCounter()
    let inner = Frames.ethernet(0x0800, Frames.ip4(17, Frames.udp([1], ports: (1, 2))))
    let tunnel = Frames.udp([8, 0, 0, 0, 0, 0, 0, 0] + inner, ports: (50000, 4789))
    let frames = [
      Frames.ip4(17, Frames.udp([1], ports: (5, 6))), Sample.outer(17, tunnel),
      Frames.ip4(1, [3, 3, 0, 0, 0, 0, 0, 0] + Frames.ip4(17, Frames.udp([], ports: (7, 8)))),
      Frames.ip4(1, [3, 3, 0, 0, 0, 0, 0, 0] + Frames.ip4(6, Frames.tcp())),
      // Eight bytes of a TCP header are too few to tell.
      Frames.ip4(
        1, [3, 3, 0, 0, 0, 0, 0, 0] + Frames.ip4(6, Array(Frames.tcp(ports: (9, 9))[..<8]))),
    ]
    for _ in 0..<2 {
      for frame in frames { counter.observe(PacketSummary(of: frame, link: .ip4)) }
    }
    #expect((counter.udpStreams, counter.tcpStreams, counter.forgotten) == (4, 1, 0))
  }

  @Test(
    "counts are exact while the table holds, and bounded when it does not",
    arguments: 0..<4 as Range<UInt64>)
  func limit(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var exact = StreamCounter(limit: 1 << 15, seed: seed)
    var small = StreamCounter(limit: 1024, seed: seed)
    var known = Set<UInt64>()
    for _ in 0..<20_000 {
      var summary = segment(.ack, sequence: 1)
      let number = UInt64.random(in: 0..<10_000, using: &generator)
      summary.source = IPAddress(high: number, low: number &* 3)
      known.insert(number)
      exact.observe(summary)
      small.observe(summary)
    }
    #expect(exact.tcpStreams == known.count && exact.forgotten == 0)
    #expect(small.forgotten > 0 && small.tcpStreams == small.forgotten + 1024)
  }
}
