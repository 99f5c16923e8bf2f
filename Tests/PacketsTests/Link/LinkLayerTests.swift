import Packets
import Testing

@Suite("Link layers") struct LinkLayerTests {
  @Test("every link type leads to the conversation it carries", arguments: Sample.links)
  func links(sample: Sample) {
    let summary = PacketSummary(of: sample.frame, link: sample.link)
    #expect(summary.layers == sample.layers)
    #expect(summary.source == IPAddress("192.0.2.1"))
    #expect(summary.destination == IPAddress("198.51.100.2"))
    #expect((summary.sourcePort, summary.destinationPort) == (49152, 443))
    #expect(summary.payloadLength == 3 && summary.hasTransportHeader)
    #expect(summary.malformation == nil && summary.unknown == nil && !summary.isTruncated)
    #expect(summary.enclosing.transport == 0)
  }

  @Test("every link type that is read has a name of its own")
  func names() {
    let numbers = Set(Sample.links.map(\.link.rawValue)).subtracting([12])
    let names = Set(numbers.map { LinkType(rawValue: $0).description })
    #expect(names.count == numbers.count)
    #expect(!names.contains { $0.hasPrefix("link type") })
    #expect(LinkType(rawValue: 147).description == "link-147")
  }

  @Test("BSD loopback knows the families of all systems", arguments: [10, 24, 28, 30] as [UInt8])
  func families(number: UInt8) {
    let packet = Frames.ip6(6, Frames.tcp())
    for header in [[number, 0, 0, 0], [0, 0, 0, number]] {
      let summary = PacketSummary(of: header + packet, link: .bsdLoopback)
      #expect(summary.layers == [.bsdLoopback, .ip6, .tcp])
    }
  }

  @Test("wireless frames give the addresses of sender and receiver, whichever way they go")
  func wirelessAddresses() {
    let addresses: [UInt8] = [1, 2, 3, 4].flatMap { [0x02, 0, 0, 0, 0, $0] as [UInt8] }
    // Which of the four addresses are receiver and sender: IEEE 802.11, table 9-30.
    for (flags, receiver, sender) in [(0, 1, 2), (1, 3, 2), (2, 1, 3), (3, 3, 4)]
      as [(UInt8, UInt64, UInt64)]
    {
      let frame =
        [8, flags, 0, 0] + addresses[..<18] + [0, 0] + addresses[18...] + [0xAA, 0xAA, 3]
      let summary = PacketSummary(of: frame, link: .wireless)
      #expect(summary.linkDestination.bits == 0x0200_0000_0000 | receiver, "\(flags)")
      #expect(summary.linkSource.bits == 0x0200_0000_0000 | sender, "\(flags)")
    }
  }

  @Test("encrypted, management and later fragments of wireless data are not read")
  func opaqueWireless() {
    let rest = [UInt8](repeating: 0, count: 22) + [0xAA, 0xAA, 3, 0, 0, 0, 8, 0] + Sample.packet
    let protected = PacketSummary(of: [8, 0x42] + rest, link: .wireless)
    #expect(protected.layers == [.wireless] && protected.unknown == .wireless(2))
    let beacon = PacketSummary(of: [0x80, 0] + rest, link: .wireless)
    #expect(beacon.layers == [.wireless] && beacon.unknown == .wireless(0x20))
    var fragment = [8, 2] + rest
    fragment[22] = 1
    #expect(PacketSummary(of: fragment, link: .wireless).layers == [.wireless, .fragment])
  }

  @Test("discovery, control protocols and bridge messages are named by their numbers")
  func control() {
    let discovery = Frames.ethernet(0x8863, [0x11, 9, 0, 0, 0, 4, 1, 1, 0, 0])
    #expect(PacketSummary(of: discovery).layers == [.ethernet, .pppoe])
    let negotiation = PacketSummary(of: [0xFF, 3, 0xC0, 0x21, 1, 1, 0, 4], link: .ppp)
    #expect(negotiation.unknown == .ppp(0xC021))
    let bridge = Frames.ethernet(38, [0x42, 0x42, 3] + [UInt8](repeating: 0, count: 43))
    let summary = PacketSummary(of: bridge)
    #expect(summary.unknown == .serviceAccess(0x42) && summary.layers == [.ethernet, .llc])
    #expect(summary.etherType == 0 && summary.payloadLength == 35)
    #expect(PacketSummary(of: [0x0F, 0, 0x80, 0x35, 0, 0], link: .ciscoHDLC).layers == [])
  }
}
