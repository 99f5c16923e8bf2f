/// The protocols found anywhere in a packet, tunnels and quoted headers included: what is counted.
package struct PacketLayers: OptionSet, Hashable, Sendable {
  package var rawValue: UInt64

  @inlinable
  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  package static let ethernet = PacketLayers(rawValue: 1 << 0)
  package static let linuxCooked = PacketLayers(rawValue: 1 << 1)
  package static let bsdLoopback = PacketLayers(rawValue: 1 << 2)
  package static let wireless = PacketLayers(rawValue: 1 << 3)
  package static let ppp = PacketLayers(rawValue: 1 << 4)
  package static let pppoe = PacketLayers(rawValue: 1 << 5)
  package static let vlan = PacketLayers(rawValue: 1 << 6)
  package static let mpls = PacketLayers(rawValue: 1 << 7)
  package static let llc = PacketLayers(rawValue: 1 << 8)
  package static let udpLite = PacketLayers(rawValue: 1 << 9)
  package static let ip4 = PacketLayers(rawValue: 1 << 10)
  package static let ip6 = PacketLayers(rawValue: 1 << 11)
  package static let arp = PacketLayers(rawValue: 1 << 12)
  package static let fragment = PacketLayers(rawValue: 1 << 13)
  package static let gre = PacketLayers(rawValue: 1 << 14)
  package static let ipInIP = PacketLayers(rawValue: 1 << 15)
  package static let vxlan = PacketLayers(rawValue: 1 << 16)
  package static let geneve = PacketLayers(rawValue: 1 << 17)
  package static let gtp = PacketLayers(rawValue: 1 << 18)
  package static let teredo = PacketLayers(rawValue: 1 << 19)
  package static let tcp = PacketLayers(rawValue: 1 << 20)
  package static let udp = PacketLayers(rawValue: 1 << 21)
  package static let sctp = PacketLayers(rawValue: 1 << 22)
  package static let icmp = PacketLayers(rawValue: 1 << 23)
  package static let icmp6 = PacketLayers(rawValue: 1 << 24)
  package static let igmp = PacketLayers(rawValue: 1 << 25)
  package static let neighbourDiscovery = PacketLayers(rawValue: 1 << 26)
  package static let esp = PacketLayers(rawValue: 1 << 27)
  package static let authenticationHeader = PacketLayers(rawValue: 1 << 28)
  package static let l2tp = PacketLayers(rawValue: 1 << 30)
  package static let quoted = PacketLayers(rawValue: 1 << 29)
  package static let dns = PacketLayers(rawValue: 1 << 32)
  package static let mdns = PacketLayers(rawValue: 1 << 33)
  package static let dhcp = PacketLayers(rawValue: 1 << 34)
  package static let http = PacketLayers(rawValue: 1 << 35)
  package static let tls = PacketLayers(rawValue: 1 << 36)
  package static let quic = PacketLayers(rawValue: 1 << 37)
  package static let ntp = PacketLayers(rawValue: 1 << 38)
  package static let snmp = PacketLayers(rawValue: 1 << 39)
}
