/// The type of a DNS question or record, as IANA numbers them.
package struct DNSType: RawRepresentable, Hashable, Sendable {
  package var rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  package static let a = DNSType(rawValue: 1)
  package static let ns = DNSType(rawValue: 2)
  package static let cname = DNSType(rawValue: 5)
  package static let soa = DNSType(rawValue: 6)
  package static let null = DNSType(rawValue: 10)
  package static let ptr = DNSType(rawValue: 12)
  package static let mx = DNSType(rawValue: 15)
  package static let txt = DNSType(rawValue: 16)
  package static let aaaa = DNSType(rawValue: 28)
  package static let srv = DNSType(rawValue: 33)
  package static let opt = DNSType(rawValue: 41)
  package static let https = DNSType(rawValue: 65)
  package static let any = DNSType(rawValue: 255)

  /// The mnemonic, or `TYPE` and the number (RFC 3597, section 5).
  package var name: String {
    switch rawValue {
    case 1: "A"
    case 2: "NS"
    case 5: "CNAME"
    case 6: "SOA"
    case 10: "NULL"
    case 12: "PTR"
    case 13: "HINFO"
    case 15: "MX"
    case 16: "TXT"
    case 28: "AAAA"
    case 29: "LOC"
    case 33: "SRV"
    case 35: "NAPTR"
    case 39: "DNAME"
    case 41: "OPT"
    case 43: "DS"
    case 46: "RRSIG"
    case 47: "NSEC"
    case 48: "DNSKEY"
    case 50: "NSEC3"
    case 52: "TLSA"
    case 64: "SVCB"
    case 65: "HTTPS"
    case 99: "SPF"
    case 249: "TKEY"
    case 250: "TSIG"
    case 251: "IXFR"
    case 252: "AXFR"
    case 255: "ANY"
    case 257: "CAA"
    default: "TYPE\(rawValue)"
    }
  }
}

/// One question of a DNS message.
package struct DNSQuestion: Hashable, Sendable {
  /// The name asked for.
  package var name = DNSName()
  /// What is asked for.
  package var type = DNSType(rawValue: 0)
  /// The class without the mDNS bit; 1 is the Internet.
  package var group: UInt16 = 0
  /// Whether an mDNS sender wants the answer to itself (RFC 6762, section 5.4).
  package var wantsUnicast = false
}

/// One resource record of a DNS message.
package struct DNSRecord: Hashable, Sendable {
  /// What the record's data are.
  package enum Contents: Hashable, Sendable {
    /// An A or AAAA record.
    case address(IPAddress)
    /// A CNAME, PTR, NS or DNAME record.
    case name(DNSName)
    /// Anything else.
    case other
  }

  /// Whose record this is.
  package var name = DNSName()
  /// What it says.
  package var type = DNSType(rawValue: 0)
  /// The class without the mDNS bit; for OPT the sender's datagram size.
  package var group: UInt16 = 0
  /// How long it may be kept, in seconds; for OPT flags.
  package var timeToLive: UInt32 = 0
  /// Bytes of data.
  package var length = 0
  /// The data, as far as they are decoded.
  package var contents = Contents.other
}
