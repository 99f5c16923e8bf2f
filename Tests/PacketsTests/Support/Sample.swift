import Packets
import Testing

/// A packet below or inside other headers, with what is to be read of it.
///
/// Unless something else is said, the innermost conversation is TCP from 192.0.2.1 port 49152 to
/// 198.51.100.2 port 443 with three bytes of payload.
struct Sample: Sendable, CustomTestStringConvertible {
  let name: String
  let link: LinkType
  let frame: [UInt8]
  let layers: PacketLayers

  init(
    _ name: String, on link: LinkType = .ethernet, _ layers: PacketLayers, _ frame: [UInt8]
  ) {
    self.name = name
    self.link = link
    self.frame = frame
    self.layers = layers
  }

  var testDescription: String { name }

  /// The conversation as an IPv4 packet.
  static let packet = Frames.ip4(6, Frames.tcp([1, 2, 3]))
  /// The conversation in an Ethernet frame.
  static let inner = Frames.ethernet(0x0800, packet)
  private static let tcp: PacketLayers = [.ip4, .tcp]
  private static let snap: [UInt8] = [0xAA, 0xAA, 3, 0, 0, 0, 8, 0]

  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  /// An IPv4 packet with other addresses, which a tunnel uses.
  static func outer(_ transport: UInt8, _ payload: [UInt8]) -> [UInt8] {
    var packet = Frames.ip4(transport, payload)
    packet.replaceSubrange(12..<20, with: [203, 0, 113, 1, 203, 0, 113, 2])
    return packet
  }

  private static func overUDP(_ port: UInt16, _ payload: [UInt8]) -> [UInt8] {
    Frames.ethernet(0x0800, outer(17, Frames.udp(payload, ports: (50000, port))))
  }

  /// Frames of every link type that is read.
  static let links: [Sample] = [
    Sample("Ethernet", [.ethernet, .ip4, .tcp], inner),
    Sample(
      "VLAN", [.ethernet, .vlan, .ip4, .tcp],
      Frames.ethernet(0x8100, Frames.words(7, 0x0800) + packet)),
    Sample(
      "LLC and SNAP", [.ethernet, .llc, .ip4, .tcp],
      Frames.ethernet(UInt16(snap.count + packet.count), snap + packet)),
    Sample(
      "LLC's own access point for IP", [.ethernet, .llc, .ip4, .tcp],
      Frames.ethernet(UInt16(3 + packet.count), [6, 6, 3] + packet)),
    Sample(
      "provider backbone bridge", [.ethernet, .ip4, .tcp],
      Frames.ethernet(0x88E7, [0, 0, 0, 9] + inner)),
    Sample(
      "MACsec that only authenticates", [.ethernet, .ip4, .tcp],
      Frames.ethernet(0x88E5, zeros(6) + [8, 0] + packet + zeros(16))),
    Sample(
      "service chain", [.ethernet, .ip4, .tcp],
      Frames.ethernet(0x894F, [0, 2, 1, 1, 0, 0, 0, 0] + packet)),
    Sample("FabricPath", [.ethernet, .ip4, .tcp], Frames.ethernet(0x8903, [0, 0x40] + inner)),
    Sample("TRILL", [.ethernet, .ip4, .tcp], Frames.ethernet(0x22F3, zeros(6) + inner)),
    Sample(
      "redundancy tag", [.ethernet, .ip4, .tcp],
      Frames.ethernet(0x892F, zeros(4) + [8, 0] + packet)),
    Sample(
      "switch's time stamp", [.ethernet, .ip4, .tcp],
      Frames.ethernet(0xD28B, [0, 1, 0, 0x10] + zeros(8) + [8, 0] + packet)),
    Sample(
      "switch tag", on: .marvellTag, [.ethernet, .ip4, .tcp],
      Array(inner[..<12]) + zeros(4) + inner[12...]),
    Sample(
      "BSD loopback, little-endian", on: .bsdLoopback, [.bsdLoopback, .ip4, .tcp],
      [2, 0, 0, 0] + packet),
    Sample(
      "BSD loopback, big-endian", on: .bsdLoopback, [.bsdLoopback, .ip4, .tcp],
      [0, 0, 0, 2] + packet),
    Sample(
      "OpenBSD loopback", on: .openBSDLoopback, [.bsdLoopback, .ip4, .tcp], [0, 0, 0, 2] + packet),
    Sample(
      "OpenBSD encapsulation", on: .openBSDEncapsulation, tcp, [2, 0, 0, 0] + zeros(8) + packet),
    Sample(
      "packet filter log", on: .packetFilterLog, tcp, [61, 2] + zeros(62) + packet),
    Sample(
      "Linux cooked", on: .linuxCooked, [.linuxCooked, .ip4, .tcp],
      [0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0] + packet),
    Sample(
      "Linux cooked, version 2", on: .linuxCookedV2, [.linuxCooked, .ip4, .tcp],
      [8, 0, 0, 0, 0, 0, 0, 3, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0] + packet),
    Sample("raw IP", on: .rawIP, tcp, packet),
    Sample("raw IP of BSD", on: LinkType(rawValue: 12), tcp, packet),
    Sample("IPv4", on: .ip4, tcp, packet),
    Sample("SLIP", on: .slip, tcp, zeros(16) + packet),
    Sample("PPP", on: .ppp, [.ppp, .ip4, .tcp], [0xFF, 3, 0, 0x21] + packet),
    Sample("PPP, compressed", on: .ppp, [.ppp, .ip4, .tcp], [0x21] + packet),
    Sample("PPP that is Cisco HDLC", on: .pppHDLC, tcp, [0x0F, 0, 8, 0] + packet),
    Sample(
      "PPP with a direction", on: .pppDirection, [.ppp, .ip4, .tcp], [1, 0xFF, 3, 0, 0x21] + packet),
    Sample(
      "bridged PPP", on: .ppp, [.ppp, .ethernet, .ip4, .tcp], [0xFF, 3, 0, 0x31, 0, 1] + inner),
    Sample(
      "PPPoE", [.ethernet, .pppoe, .ppp, .ip4, .tcp],
      Frames.ethernet(
        0x8864, [0x11, 0, 0, 1] + Frames.words(UInt16(packet.count + 2)) + [0, 0x21] + packet)),
    Sample("Cisco HDLC", on: .ciscoHDLC, tcp, [0x0F, 0, 8, 0] + packet),
    Sample("frame relay", on: .frameRelay, tcp, [0x18, 0x41, 3, 0xCC] + packet),
    Sample(
      "frame relay with SNAP", on: .frameRelay, tcp,
      [0x18, 0x41, 3, 0, 0x80, 0, 0, 0, 8, 0] + packet),
    Sample("frame relay of Cisco", on: .frameRelay, tcp, [0x18, 0x41, 8, 0] + packet),
    Sample(
      "802.11 data", on: .wireless, [.wireless, .llc, .ip4, .tcp],
      [8, 2] + zeros(22) + snap + packet),
    Sample(
      "802.11 data with quality and four addresses", on: .wireless, [.wireless, .llc, .ip4, .tcp],
      [0x88, 3] + zeros(30) + snap + packet),
    Sample(
      "802.11 aggregate", on: .wireless, [.wireless, .llc, .ip4, .tcp],
      [0x88, 1] + zeros(22) + [0x80, 0] + zeros(12)
        + Frames.words(UInt16(snap.count + packet.count)) + snap + packet),
    Sample(
      "radiotap with check sequence", on: .wirelessRadiotap, [.wireless, .llc, .ip4, .tcp],
      [0, 0, 9, 0, 2, 0, 0, 0, 0x10, 8, 2] + zeros(22) + snap + packet + zeros(4)),
    Sample(
      "radiotap with padded header", on: .wirelessRadiotap, [.wireless, .llc, .ip4, .tcp],
      [0, 0, 9, 0, 2, 0, 0, 0, 0x20, 0x88, 2] + zeros(26) + snap + packet),
    Sample(
      "Prism", on: .wirelessPrism, [.wireless, .llc, .ip4, .tcp],
      [0x44, 0, 0, 0, 16, 0, 0, 0] + zeros(8) + [8, 2] + zeros(22) + snap + packet),
    Sample(
      "AVS", on: .wirelessAVS, [.wireless, .llc, .ip4, .tcp],
      [0x80, 0x21, 0x10, 1, 0, 0, 0, 16] + zeros(8) + [8, 2] + zeros(22) + snap + packet),
    Sample(
      "per-packet information", on: .perPacketInformation, [.ethernet, .ip4, .tcp],
      [0, 0, 8, 0, 1, 0, 0, 0] + inner),
    Sample(
      "token ring", on: .tokenRing, [.llc, .ip4, .tcp], [0x10, 0x40] + zeros(12) + snap + packet),
    Sample(
      "token ring with a route", on: .tokenRing, [.llc, .ip4, .tcp],
      [0x10, 0x40] + zeros(6) + [0x80] + zeros(5) + [4, 0, 0, 0] + snap + packet),
    Sample("FDDI", on: .fddi, [.llc, .ip4, .tcp], [0x50] + zeros(12) + snap + packet),
    Sample("ARCNET", on: .linuxARCNET, tcp, [1, 2, 0, 0, 0xD4, 0, 0, 1] + packet),
    Sample("ATM", on: .atm, [.llc, .ip4, .tcp], snap + packet),
    Sample("classical IP over ATM", on: .classicalIPOverATM, tcp, packet),
    Sample("SunATM", on: .sunATM, [.llc, .ip4, .tcp], [2, 0, 0, 5] + snap + packet),
    Sample("fibre channel", on: .fibreChannel, [.llc, .ip4, .tcp], zeros(16) + snap + packet),
    Sample("FireWire", on: .fireWire, tcp, zeros(16) + [8, 0] + packet),
    Sample("InfiniBand", on: .infiniBand, tcp, zeros(40) + [8, 0, 0, 0] + packet),
    Sample("Solaris IP network", on: .ipNet, tcp, [2, 2] + zeros(22) + packet),
    Sample(
      "netfilter log", on: .netfilterLog, tcp,
      [2, 0, 0, 0, 5, 0, 10, 0, 0, 0, 0, 0, UInt8(packet.count + 4), 0, 9, 0] + packet + [0]),
    Sample("netANALYZER", on: .netAnalyzer, [.ethernet, .ip4, .tcp], zeros(4) + inner),
    Sample(
      "packet tap", on: .packetTap, tcp, [16, 0, 0, 0, 1, 0, 0, 0, 12, 0, 0, 0] + zeros(4) + packet),
  ]

  /// Packets inside others.
  static let tunnels: [Sample] = [
    Sample(
      "MPLS", [.ethernet, .mpls, .ip4, .tcp],
      Frames.ethernet(0x8847, [0, 1, 0, 0x40, 0, 2, 1, 0x40] + packet)),
    Sample(
      "MPLS pseudowire", [.ethernet, .mpls, .ip4, .tcp],
      Frames.ethernet(0x8847, [0, 2, 1, 0x40] + inner)),
    Sample(
      "MPLS pseudowire with control word", [.ethernet, .mpls, .ip4, .tcp],
      Frames.ethernet(0x8847, [0, 2, 1, 0x40, 0, 0, 0, 0] + inner)),
    Sample("IP in IP", on: .ip4, [.ip4, .ipInIP, .tcp], outer(4, packet)),
    Sample(
      "IPv4 in IPv6", on: .ip6, [.ip4, .ip6, .ipInIP, .tcp], Frames.ip6(4, packet)),
    Sample("Ethernet in IP", on: .ip4, [.ip4, .ethernet, .tcp], outer(97, [0x30, 0] + inner)),
    Sample("GRE", on: .ip4, [.ip4, .gre, .tcp], outer(47, [0, 0, 8, 0] + packet)),
    Sample(
      "GRE with every field", on: .ip4, [.ip4, .gre, .tcp],
      outer(47, [0xF0, 0, 8, 0] + zeros(12) + [0, 1, 0, 4, 9, 9, 9, 9] + zeros(4) + packet)),
    Sample(
      "GRE with Ethernet", on: .ip4, [.ip4, .gre, .ethernet, .tcp],
      outer(47, [0x20, 0, 0x65, 0x58, 0, 0, 0, 1] + inner)),
    Sample(
      "GRE with PPP", on: .ip4, [.ip4, .gre, .ppp, .tcp],
      outer(47, [0x30, 0x81, 0x88, 0x0B] + zeros(12) + [0xFF, 3, 0, 0x21] + packet)),
    Sample(
      "mirrored, type 1", on: .ip4, [.ip4, .gre, .ethernet, .tcp],
      outer(47, [0, 0, 0x88, 0xBE] + inner)),
    Sample(
      "mirrored, type 2", on: .ip4, [.ip4, .gre, .ethernet, .tcp],
      outer(47, [0x10, 0, 0x88, 0xBE] + zeros(12) + inner)),
    Sample(
      "mirrored, type 3", on: .ip4, [.ip4, .gre, .ethernet, .tcp],
      outer(47, [0x10, 0, 0x22, 0xEB] + zeros(16) + inner)),
    Sample(
      "web cache", on: .ip4, [.ip4, .gre, .tcp], outer(47, [0, 0, 0x88, 0x3E, 0, 0, 0, 0] + packet)),
    Sample(
      "multicast register", on: .ip4, [.ip4, .tcp], outer(103, [0x21, 0] + zeros(6) + packet)),
    Sample(
      "VXLAN", [.ethernet, .ip4, .udp, .vxlan, .tcp],
      overUDP(4789, [8, 0, 0, 0, 0, 0, 1, 0] + inner)),
    Sample(
      "VXLAN with a protocol", [.ethernet, .ip4, .udp, .vxlan, .tcp],
      overUDP(4790, [0x0C, 0, 0, 1, 0, 0, 1, 0] + packet)),
    Sample(
      "Geneve with an option", [.ethernet, .ip4, .udp, .geneve, .tcp],
      overUDP(6081, [1, 0, 0x65, 0x58, 0, 0, 1, 0, 0, 0, 0, 0] + inner)),
    Sample(
      "GTP", [.ethernet, .ip4, .udp, .gtp, .tcp],
      overUDP(2152, [0x30, 0xFF, 0, UInt8(packet.count), 0, 0, 0, 1] + packet)),
    Sample(
      "GTP with an extension", [.ethernet, .ip4, .udp, .gtp, .tcp],
      overUDP(
        2152,
        [0x34, 0xFF, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0x85, 1, 0, 0, 0] + packet)),
    Sample(
      "L2TP", [.ethernet, .ip4, .udp, .l2tp, .ppp, .tcp],
      overUDP(1701, [0x40, 2, 0, 0, 0, 1, 0, 2, 0xFF, 3, 0, 0x21] + packet)),
    Sample(
      "MPLS over UDP", [.ethernet, .ip4, .udp, .mpls, .tcp],
      overUDP(6635, [0, 2, 1, 0x40] + packet)),
    Sample("locator separation", [.ethernet, .ip4, .udp, .tcp], overUDP(4341, zeros(8) + packet)),
    Sample(
      "CAPWAP", [.ethernet, .ip4, .udp, .wireless, .llc, .tcp],
      overUDP(5247, [0, 0x10, 3, 0, 0, 0, 0, 0, 8, 2] + zeros(22) + snap + packet)),
    Sample(
      "anything in anything", [.ethernet, .ip4, .udp, .ipInIP, .tcp],
      overUDP(5072, [0x40, 0x52, 0x11, 4] + zeros(4) + zeros(16) + zeros(20) + packet)),
  ]
}
