/// The protocols found anywhere in a packet, tunnels and quoted headers included: what is counted.
public struct PacketLayers: OptionSet, Hashable, Sendable {
  /// A bit for each protocol.
  public var rawValue: UInt64

  /// The protocols whose bits are set.
  @inlinable
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  @inlinable package static var ethernet: PacketLayers { PacketLayers(rawValue: 1 << 0) }
  @inlinable package static var linuxCooked: PacketLayers { PacketLayers(rawValue: 1 << 1) }
  @inlinable package static var bsdLoopback: PacketLayers { PacketLayers(rawValue: 1 << 2) }
  @inlinable package static var wireless: PacketLayers { PacketLayers(rawValue: 1 << 3) }
  @inlinable package static var ppp: PacketLayers { PacketLayers(rawValue: 1 << 4) }
  @inlinable package static var pppoe: PacketLayers { PacketLayers(rawValue: 1 << 5) }
  @inlinable package static var vlan: PacketLayers { PacketLayers(rawValue: 1 << 6) }
  @inlinable package static var mpls: PacketLayers { PacketLayers(rawValue: 1 << 7) }
  @inlinable package static var llc: PacketLayers { PacketLayers(rawValue: 1 << 8) }
  @inlinable package static var udpLite: PacketLayers { PacketLayers(rawValue: 1 << 9) }
  @inlinable package static var ip4: PacketLayers { PacketLayers(rawValue: 1 << 10) }
  @inlinable package static var ip6: PacketLayers { PacketLayers(rawValue: 1 << 11) }
  @inlinable package static var arp: PacketLayers { PacketLayers(rawValue: 1 << 12) }
  @inlinable package static var fragment: PacketLayers { PacketLayers(rawValue: 1 << 13) }
  @inlinable package static var gre: PacketLayers { PacketLayers(rawValue: 1 << 14) }
  @inlinable package static var ipInIP: PacketLayers { PacketLayers(rawValue: 1 << 15) }
  @inlinable package static var vxlan: PacketLayers { PacketLayers(rawValue: 1 << 16) }
  @inlinable package static var geneve: PacketLayers { PacketLayers(rawValue: 1 << 17) }
  @inlinable package static var gtp: PacketLayers { PacketLayers(rawValue: 1 << 18) }
  @inlinable package static var teredo: PacketLayers { PacketLayers(rawValue: 1 << 19) }
  @inlinable package static var tcp: PacketLayers { PacketLayers(rawValue: 1 << 20) }
  @inlinable package static var udp: PacketLayers { PacketLayers(rawValue: 1 << 21) }
  @inlinable package static var sctp: PacketLayers { PacketLayers(rawValue: 1 << 22) }
  @inlinable package static var icmp: PacketLayers { PacketLayers(rawValue: 1 << 23) }
  @inlinable package static var icmp6: PacketLayers { PacketLayers(rawValue: 1 << 24) }
  @inlinable package static var igmp: PacketLayers { PacketLayers(rawValue: 1 << 25) }
  @inlinable package static var neighbourDiscovery: PacketLayers { PacketLayers(rawValue: 1 << 26) }
  @inlinable package static var esp: PacketLayers { PacketLayers(rawValue: 1 << 27) }
  @inlinable package static var authenticationHeader: PacketLayers {
    PacketLayers(rawValue: 1 << 28)
  }
  @inlinable package static var l2tp: PacketLayers { PacketLayers(rawValue: 1 << 30) }
  @inlinable package static var quoted: PacketLayers { PacketLayers(rawValue: 1 << 29) }
  @inlinable package static var dns: PacketLayers { PacketLayers(rawValue: 1 << 32) }
  @inlinable package static var mdns: PacketLayers { PacketLayers(rawValue: 1 << 33) }
  @inlinable package static var dhcp: PacketLayers { PacketLayers(rawValue: 1 << 34) }
  @inlinable package static var http: PacketLayers { PacketLayers(rawValue: 1 << 35) }
  @inlinable package static var tls: PacketLayers { PacketLayers(rawValue: 1 << 36) }
  @inlinable package static var quic: PacketLayers { PacketLayers(rawValue: 1 << 37) }
  @inlinable package static var ntp: PacketLayers { PacketLayers(rawValue: 1 << 38) }
  @inlinable package static var snmp: PacketLayers { PacketLayers(rawValue: 1 << 39) }
}

// What the standard library does for every set of options, written out so that other modules take it
// into their own code.
extension PacketLayers {
  /// Whether all of some protocols are there.
  @inlinable
  public func contains(_ layers: PacketLayers) -> Bool {
    rawValue & layers.rawValue == layers.rawValue
  }

  /// Adds protocols.
  @inlinable
  public mutating func formUnion(_ layers: PacketLayers) { rawValue |= layers.rawValue }
}
