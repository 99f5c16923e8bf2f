/// What the first bytes of a frame are: the numbers of the pcap file format's link-layer types.
///
/// Source: https://www.tcpdump.org/linktypes.html
package struct LinkType: RawRepresentable, Hashable, Sendable {
  package var rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  package static let bsdLoopback = LinkType(rawValue: 0)
  package static let ethernet = LinkType(rawValue: 1)
  package static let ppp = LinkType(rawValue: 9)
  package static let pppHDLC = LinkType(rawValue: 50)
  package static let pppEther = LinkType(rawValue: 51)
  package static let rawIP = LinkType(rawValue: 101)
  package static let wireless = LinkType(rawValue: 105)
  package static let openBSDLoopback = LinkType(rawValue: 108)
  package static let linuxCooked = LinkType(rawValue: 113)
  package static let wirelessRadiotap = LinkType(rawValue: 127)
  package static let ip4 = LinkType(rawValue: 228)
  package static let ip6 = LinkType(rawValue: 229)
  package static let linuxCookedV2 = LinkType(rawValue: 276)
}
