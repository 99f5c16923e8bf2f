extension LinkType: CustomStringConvertible {
  /// The short name that Wireshark's tools give it, such as `ether`; else `link-` and its number.
  package var description: String {
    switch rawValue {
    case 0: "null"
    case 1: "ether"
    case 6: "tr"
    case 8: "slip"
    case 9, 50: "ppp"
    case 10: "fddi"
    case 51: "pppoes"
    case 100: "atm-rfc1483"
    case 101: "rawip"
    case 104: "chdlc"
    case 105: "ieee-802-11"
    case 106: "linux-atm-clip"
    case 107: "frelay"
    case 108: "loop"
    case 109: "enc"
    case 113: "linux-sll"
    case 117: "pflog"
    case 119: "ieee-802-11-prism"
    case 123: "atm-pdus"
    case 127: "ieee-802-11-radiotap"
    case 129: "arcnet_linux"
    case 163: "ieee-802-11-avs"
    case 192: "ppi"
    case 204: "ppp-with-direction"
    case 226: "ipnet"
    case 228: "rawip4"
    case 229: "rawip6"
    case 239: "nflog"
    case 242: "ip-ib"
    case 258: "pktap"
    case 276: "linux-sll2"
    default: "link-\(rawValue)"
    }
  }
}
