extension UnknownProtocol: CustomStringConvertible {
  /// The name of what was announced where it is well known, else what kind of number it is and the
  /// number: the same text for the same protocol.
  package var description: String {
    switch self {
    case .linkType(let number): LinkType(rawValue: number).description
    case .etherType(let number):
      UnknownProtocol.etherTypeName(number) ?? "ethertype 0x\(UnknownProtocol.digits(number))"
    case .serviceAccess(let number):
      UnknownProtocol.serviceAccessName(number) ?? "llc 0x\(UnknownProtocol.digits(number))"
    case .ppp(let number):
      UnknownProtocol.pppName(number) ?? "ppp 0x\(UnknownProtocol.digits(number))"
    case .networkLayer(let number): "network layer 0x\(UnknownProtocol.digits(UInt16(number)))"
    case .transport(let number):
      IPProtocol(rawValue: number).description == "\(number)"
        ? "ip protocol \(number)" : IPProtocol(rawValue: number).description
    case .wireless(let kind):
      switch kind & 3 {
      case 0: "802.11 management"
      case 1: "802.11 control"
      case 2: "802.11 data"
      default: "802.11 extension"
      }
    }
  }

  private static func digits(_ number: UInt16) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: (text.count > 2 ? 4 : 2) - text.count) + text
  }

  private static func etherTypeName(_ number: UInt16) -> String? {
    switch number {
    case 0x0842: "wake-on-lan"
    case 0x22F0: "avtp"
    case 0x2000: "cdp"
    case 0x2001: "nhrp"
    case 0x6003: "decnet"
    case 0x8035: "slarp"
    case 0x809B: "appletalk"
    case 0x8137: "ipx"
    case 0x8809: "lacp"
    case 0x888E: "eapol"
    case 0x8892: "profinet"
    case 0x88CC: "lldp"
    case 0x88E5: "macsec"
    case 0x88F7: "ptp"
    case 0x8902: "cfm"
    case 0x8906: "fcoe"
    case 0x9000: "loopback test"
    default: nil
    }
  }

  private static func serviceAccessName(_ number: UInt16) -> String? {
    switch number {
    case 0x42: "stp"
    case 0xE0: "ipx"
    case 0xF0: "netbios"
    case 0xFE: "osi"
    case 0x010B: "pvst"
    case 0x0111: "udld"
    case 0x2000: "cdp"
    case 0x2003: "vtp"
    case 0x2004: "dtp"
    default: nil
    }
  }

  private static func pppName(_ number: UInt16) -> String? {
    switch number {
    case 0x003D: "multilink ppp"
    case 0x00FD: "compressed ppp"
    case 0x8021: "ipcp"
    case 0x8057: "ipv6cp"
    case 0x80FD: "ccp"
    case 0xC021: "lcp"
    case 0xC023: "pap"
    case 0xC223: "chap"
    default: nil
    }
  }
}
