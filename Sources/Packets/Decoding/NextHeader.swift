/// What the bytes at the walk's offset are said to be by the header before them.
enum NextHeader: Equatable {
  /// What a capture's link-layer type announces.
  case link(LinkType)
  /// What an EtherType announces.
  case etherType(UInt16)
  /// What an IP protocol number announces.
  case transport(UInt8)
  case ethernet
  case llc
  case ppp
  /// A PPP protocol number, then what it announces.
  case pppProtocol
  case pppoe
  case wireless
  case mpls
  /// IPv4 or IPv6, as the version field says.
  case ip
  case ip4
  case ip6
  /// Nothing that is read further.
  case payload
}
