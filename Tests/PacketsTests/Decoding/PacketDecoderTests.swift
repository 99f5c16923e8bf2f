import Packets
import Testing

@Suite("Decoding of common packets") struct PacketDecoderTests {
  @Test("TCP over IPv4 over Ethernet")
  func tcp() {
    let options: [UInt8] = [2, 4, 5, 0xB4, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7]
    let frame = Frames.ethernet(
      0x0800, Frames.ip4(6, Frames.tcp([1, 2, 3], options: options, flags: 2)))
    // Two bytes of padding belong to the link.
    let summary = PacketSummary(of: frame + [0, 0])
    #expect(summary.layers == [.ethernet, .ip4, .tcp])
    #expect(summary.linkSource.bits == 0x0200_0000_0001)
    #expect(summary.linkDestination.bits == 0x0200_0000_0002)
    #expect(summary.etherType == 0x0800)
    #expect(summary.source == IPAddress("192.0.2.1"))
    #expect(summary.destination == IPAddress("198.51.100.2"))
    #expect((summary.transport, summary.timeToLive, summary.trafficClass) == (6, 64, 0x10))
    #expect(summary.identification == 0xBEEF)
    #expect((summary.sourcePort, summary.destinationPort) == (49152, 443))
    #expect(summary.tcpFlags == .syn)
    #expect((summary.sequence, summary.acknowledgment, summary.window) == (7, 9, 8192))
    #expect((summary.maximumSegmentSize, summary.windowScale) == (1460, 7))
    #expect(summary.tcpOptionOrder == 0x31842)
    #expect(
      (summary.payloadOffset, summary.payloadLength, summary.payloadCapturedLength) == (74, 3, 3))
    #expect(summary.malformation == nil && summary.unknown == nil && !summary.isTruncated)
  }

  @Test("UDP over IPv6 with extension headers under two VLAN tags")
  func udp() {
    let extended: [UInt8] = [60, 0, 1, 4, 0, 0, 0, 0, 17, 0, 1, 4, 0, 0, 0, 0]
    let frame = Frames.ethernet(
      0x88A8,
      Frames.words(0x2064, 0x8100, 0x00C8, 0x86DD) + Frames.ip6(0, extended + Frames.udp([1])))
    let summary = PacketSummary(of: frame)
    #expect(summary.layers == [.ethernet, .vlan, .ip6, .udp])
    #expect((summary.vlan, summary.innerVLAN, summary.etherType) == (100, 200, 0x86DD))
    #expect(
      summary.source == IPAddress("2001:db8::1") && summary.destination == IPAddress("2001:db8::2"))
    #expect((summary.transport, summary.timeToLive, summary.trafficClass) == (17, 61, 0x23))
    #expect((summary.sourcePort, summary.destinationPort) == (5353, 53))
    #expect((summary.payloadOffset, summary.payloadLength) == (86, 1))
    #expect(summary.malformation == nil)
  }

  @Test("an ICMP error keeps its own addresses and quotes those of the packet it is about")
  func quotation() {
    let quoted = Frames.ip4(
      17, Array(Frames.udp([], ports: (1234, 33434), length: 40)), totalLength: 60)
    let frame = Frames.ethernet(0x0800, Frames.ip4(1, [3, 3, 0, 0, 0, 0, 0, 0] + quoted))
    let summary = PacketSummary(of: frame)
    #expect(summary.layers == [.ethernet, .ip4, .udp, .icmp, .quoted])
    #expect((summary.transport, summary.sourcePort, summary.destinationPort) == (1, 0, 0x0303))
    #expect(summary.quoted.source == IPAddress("192.0.2.1"))
    #expect(
      (summary.quoted.transport, summary.quoted.sourcePort, summary.quoted.destinationPort) == (
        17, 1234, 33434
      ))
    #expect((summary.payloadOffset, summary.payloadLength) == (42, 28))
    #expect(summary.malformation == nil && !summary.isTruncated)
  }

  @Test("echo and neighbour discovery")
  func messages() {
    let echo = PacketSummary(of: Frames.ip4(1, [8, 0, 0, 0, 0x12, 0x34, 0, 1, 9]), link: .rawIP)
    #expect((echo.sourcePort, echo.destinationPort, echo.payloadLength) == (0x1234, 0x0800, 1))
    let advertisement: [UInt8] =
      [136, 0, 0, 0, 0, 0, 0, 0] + Array(repeating: 0, count: 16)
      + [2, 1, 2, 0, 0, 0, 0, 0xBB]
    let summary = PacketSummary(of: Frames.ip6(58, advertisement), link: .ip6)
    #expect(summary.layers == [.ip6, .icmp6, .neighbourDiscovery])
    #expect(summary.announcedHardware.bits == 0x0200_0000_00BB)
    #expect((summary.sourcePort, summary.destinationPort) == (0, 0x8800))
  }

  @Test("ARP gives its operation, both protocol addresses and the announced hardware")
  func arp() {
    let summary = PacketSummary(of: Frames.ethernet(0x0806, Frames.arp(operation: 2)))
    #expect(summary.layers == [.ethernet, .arp])
    #expect((summary.arpOperation, summary.transport) == (2, 0))
    #expect(summary.source == IPAddress("10.0.0.1") && summary.destination == IPAddress("10.0.0.9"))
    #expect(summary.announcedHardware.bits == 0x0200_0000_00AA)
  }

  @Test("fragments: the first shows its ports, later ones only their place")
  func fragments() {
    let first = PacketSummary(
      of: Frames.ip4(17, Frames.udp([1, 2], length: 4000), fragment: 0x2000), link: .ip4)
    #expect(first.layers == [.ip4, .udp, .fragment] && first.moreFragments)
    #expect(first.sourcePort == 5353 && first.malformation == nil)
    let later = PacketSummary(of: Frames.ip4(17, [1, 2, 3, 4, 5], fragment: 0x00B9), link: .ip4)
    #expect(later.layers == [.ip4, .fragment] && !later.moreFragments)
    #expect((later.fragmentOffset, later.sourcePort, later.payloadLength) == (1480, 0, 5))
    #expect(later.transport == 17)
  }

  @Test("what is cut off by the capture differs from what was never there")
  func shortage() {
    let whole = Frames.ethernet(0x0800, Frames.ip4(6, Frames.tcp([1, 2, 3])))
    for kept in 0..<whole.count {
      let summary = PacketSummary(of: Array(whole[..<kept]), wireLength: whole.count)
      #expect(summary.malformation == nil)
      #expect(summary.isTruncated == (kept < whole.count - 3), "\(kept)")
      if kept >= 38 { #expect((summary.sourcePort, summary.destinationPort) == (49152, 443)) }
    }
    for kept in 0..<(whole.count - 3) {
      let summary = PacketSummary(of: Array(whole[..<kept]))
      #expect(summary.malformation == .length, "\(kept)")
      #expect(!summary.isTruncated)
    }
  }

  @Test(
    "headers that contradict themselves are named",
    arguments: [
      (Frames.ip4(6, Frames.tcp(), totalLength: 19), Malformation.headerLength),
      ([0x44] + Frames.ip4(6, Frames.tcp()).dropFirst(), .headerLength),
      ([0x55] + Frames.ip4(6, Frames.tcp()).dropFirst(), .version),
      (Frames.ip4(6, Frames.tcp(), totalLength: 41), .length),
      (Frames.ip4(17, Frames.udp([], length: 7)), .headerLength),
      (Frames.ip4(17, Frames.udp([], length: 9)), .length),
      (Frames.ip4(6, Frames.tcp(options: [2, 1, 0, 0])), .option),
      (Frames.ip4(6, Frames.tcp(options: [1, 1, 1, 8])), .option),
      (Frames.ip4(6, Frames.tcp(options: [1, 1, 3, 3])), .option),
    ])
  func malformed(packet: [UInt8], reason: Malformation) {
    #expect(PacketSummary(of: packet, link: .ip4).malformation == reason)
  }

  @Test("segmentation offload leaves a total length of zero: the frame's length counts")
  func offload() {
    let summary = PacketSummary(
      of: Frames.ethernet(0x0800, Frames.ip4(6, Frames.tcp([1, 2, 3, 4]), totalLength: 0)))
    #expect(summary.payloadLength == 4 && summary.malformation == nil)
  }

  @Test("of IPv6 that is announced as IPv4 the version is believed and noted")
  func version() {
    let summary = PacketSummary(of: Frames.ethernet(0x0800, Frames.ip6(17, Frames.udp())))
    #expect(summary.layers == [.ethernet, .ip4, .ip6, .udp] && summary.malformation == .version)
    #expect(PacketSummary(of: Sample.packet, link: .ip6).layers == [])
  }

  @Test("what is not read is named by its number")
  func unknown() {
    #expect(PacketSummary(of: Frames.ethernet(0x1234, [0])).unknown == .etherType(0x1234))
    #expect(PacketSummary(of: Frames.ip4(99, []), link: .ip4).unknown == .transport(99))
    #expect(PacketSummary(of: [1, 2, 3], link: LinkType(rawValue: 147)).unknown == .linkType(147))
  }
}
