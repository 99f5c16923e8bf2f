import Packets
import Testing

@Suite("Tunnels") struct TunnelTests {
  @Test("the summary is that of the innermost conversation", arguments: Sample.tunnels)
  func innermost(sample: Sample) {
    let summary = PacketSummary(of: sample.frame, link: sample.link)
    #expect(summary.layers == sample.layers)
    #expect(summary.source == IPAddress("192.0.2.1"))
    #expect((summary.sourcePort, summary.destinationPort) == (49152, 443))
    #expect(summary.transport == 6 && summary.payloadLength == 3)
    #expect(summary.malformation == nil && summary.unknown == nil && !summary.isTruncated)
  }

  @Test("the conversation around is kept, the outermost with ports")
  func enclosing() {
    let inside = Frames.ethernet(
      0x0800, Frames.ip4(17, Frames.udp([8, 0, 0, 0, 0, 0, 0, 0] + Sample.inner, ports: (1, 4789))))
    let gre = Sample.outer(47, [0, 0, 0x65, 0x58] + inside)
    let summary = PacketSummary(of: gre, link: .ip4)
    #expect(summary.enclosing.source == IPAddress("192.0.2.1"))
    #expect((summary.enclosing.transport, summary.enclosing.destinationPort) == (17, 4789))
    let plain = PacketSummary(of: Sample.outer(4, Sample.packet), link: .ip4)
    #expect(plain.enclosing.source == IPAddress("203.0.113.1") && plain.enclosing.transport == 4)
  }

  @Test("Teredo is followed behind its indications")
  func teredo() {
    let packet = Frames.ip6(6, Frames.tcp([1]))
    let origin: [UInt8] = [0, 0, 1, 2, 3, 4, 5, 6]
    let authentication: [UInt8] = [0, 1, 0, 0] + [UInt8](repeating: 0, count: 9)
    for payload in [packet, origin + packet, authentication + origin + packet] {
      let frame = Sample.outer(17, Frames.udp(payload, ports: (3544, 50000)))
      let summary = PacketSummary(of: frame, link: .ip4)
      #expect(summary.layers == [.ip4, .ip6, .udp, .tcp, .teredo])
      #expect(summary.source == IPAddress("2001:db8::1"))
    }
  }

  @Test("what only uses a tunnel's port is payload")
  func lookalikes() {
    for port in [1701, 2152, 3386, 3544, 4341, 4789, 4790, 5072, 5247, 6081, 6635, 8472] as [UInt16]
    {
      for payload in [[], [0], Array("GET / HTTP/1.1\r\n".utf8)] as [[UInt8]] {
        let summary = PacketSummary(
          of: Frames.ip4(17, Frames.udp(payload, ports: (port, 5))), link: .ip4)
        if port != 6635 || payload.count < 5 {
          #expect(summary.layers == [.ip4, .udp], "\(port)")
          #expect(summary.payloadLength == UInt32(payload.count))
        }
        #expect(summary.transport == 17 || summary.enclosing.transport == 17)
      }
    }
  }

  @Test("headers nested without end are given up on")
  func nesting() {
    var packet = Sample.packet
    for _ in 0..<40 { packet = Frames.ip4(4, packet) }
    let summary = PacketSummary(of: packet, link: .ip4)
    #expect(summary.malformation == .nesting)
    var tags = Frames.words(1, 0x0800) + Sample.packet
    for _ in 0..<40 { tags = Frames.words(1, 0x8100) + tags }
    #expect(PacketSummary(of: Frames.ethernet(0x8100, tags)).malformation == .nesting)
  }

  @Test("lengths inside a first fragment may point past it")
  func fragmentedTunnel() {
    let inner = Frames.ip4(6, Frames.tcp([1, 2, 3]), totalLength: 1400)
    let frame = Frames.ip4(47, [0, 0, 8, 0] + inner, fragment: 0x2000)
    let summary = PacketSummary(of: frame, link: .ip4)
    #expect(summary.layers == [.ip4, .gre, .fragment, .tcp] && summary.malformation == nil)
    let tiny = PacketSummary(
      of: Frames.ip4(6, Array(Frames.tcp()[..<16]), fragment: 0x2000), link: .ip4)
    #expect(tiny.malformation == nil && !tiny.isTruncated && !tiny.hasTransportHeader)
    #expect((tiny.sourcePort, tiny.destinationPort) == (49152, 443))
  }
}
