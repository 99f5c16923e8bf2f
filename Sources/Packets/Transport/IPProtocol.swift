/// The number of a protocol over IP (IANA, protocol numbers).
package struct IPProtocol: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package var rawValue: UInt8

  @inlinable
  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let icmp = IPProtocol(rawValue: 1)
  package static let igmp = IPProtocol(rawValue: 2)
  package static let tcp = IPProtocol(rawValue: 6)
  package static let udp = IPProtocol(rawValue: 17)
  package static let icmp6 = IPProtocol(rawValue: 58)
  package static let sctp = IPProtocol(rawValue: 132)

  /// The protocol's name in lower case, or its number where it has none that people know.
  package var description: String {
    switch rawValue {
    case 1: "icmp"
    case 2: "igmp"
    case 4: "ipip"
    case 6: "tcp"
    case 8: "egp"
    case 17: "udp"
    case 33: "dccp"
    case 41: "ipv6"
    case 46: "rsvp"
    case 47: "gre"
    case 50: "esp"
    case 51: "ah"
    case 58: "icmpv6"
    case 88: "eigrp"
    case 89: "ospf"
    case 97: "etherip"
    case 103: "pim"
    case 108: "ipcomp"
    case 112: "vrrp"
    case 115: "l2tp"
    case 132: "sctp"
    case 136: "udplite"
    case 137: "mpls"
    case 139: "hip"
    default: "\(rawValue)"
    }
  }
}
