/// What the first bytes of a frame are: the numbers of the pcap file format's link-layer types.
///
/// Source: https://www.tcpdump.org/linktypes.html
public struct LinkType: RawRepresentable, Hashable, Sendable {
  /// The number in the file.
  public var rawValue: UInt16

  /// The type with a number.
  @inlinable
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  package static let bsdLoopback = LinkType(rawValue: 0)
  package static let ethernet = LinkType(rawValue: 1)
  package static let tokenRing = LinkType(rawValue: 6)
  package static let slip = LinkType(rawValue: 8)
  package static let ppp = LinkType(rawValue: 9)
  package static let fddi = LinkType(rawValue: 10)
  package static let pppHDLC = LinkType(rawValue: 50)
  package static let pppEther = LinkType(rawValue: 51)
  package static let atm = LinkType(rawValue: 100)
  package static let rawIP = LinkType(rawValue: 101)
  package static let ciscoHDLC = LinkType(rawValue: 104)
  package static let wireless = LinkType(rawValue: 105)
  package static let classicalIPOverATM = LinkType(rawValue: 106)
  package static let frameRelay = LinkType(rawValue: 107)
  package static let openBSDLoopback = LinkType(rawValue: 108)
  package static let openBSDEncapsulation = LinkType(rawValue: 109)
  package static let linuxCooked = LinkType(rawValue: 113)
  package static let packetFilterLog = LinkType(rawValue: 117)
  package static let wirelessPrism = LinkType(rawValue: 119)
  package static let fibreChannel = LinkType(rawValue: 122)
  package static let sunATM = LinkType(rawValue: 123)
  package static let wirelessRadiotap = LinkType(rawValue: 127)
  package static let linuxARCNET = LinkType(rawValue: 129)
  package static let fireWire = LinkType(rawValue: 138)
  package static let userTwo = LinkType(rawValue: 149)
  package static let wirelessAVS = LinkType(rawValue: 163)
  package static let pppDaemon = LinkType(rawValue: 166)
  package static let perPacketInformation = LinkType(rawValue: 192)
  package static let pppDirection = LinkType(rawValue: 204)
  package static let ciscoHDLCDirection = LinkType(rawValue: 205)
  package static let frameRelayDirection = LinkType(rawValue: 206)
  package static let ipNet = LinkType(rawValue: 226)
  package static let ip4 = LinkType(rawValue: 228)
  package static let ip6 = LinkType(rawValue: 229)
  package static let netfilterLog = LinkType(rawValue: 239)
  package static let netAnalyzer = LinkType(rawValue: 240)
  package static let infiniBand = LinkType(rawValue: 242)
  package static let packetTap = LinkType(rawValue: 258)
  package static let linuxCookedV2 = LinkType(rawValue: 276)
  package static let broadcomTag = LinkType(rawValue: 281)
  package static let broadcomTagPrepended = LinkType(rawValue: 282)
  package static let marvellTag = LinkType(rawValue: 284)
  package static let marvellEtherTypeTag = LinkType(rawValue: 285)
}
