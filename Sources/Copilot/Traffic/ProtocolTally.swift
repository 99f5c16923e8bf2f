package import Packets

/// How many packets held each protocol, and what was wrong with how many.
package struct ProtocolTally: Sendable {
  package private(set) var packets = 0
  /// Bytes on the wire.
  package private(set) var bytes = 0
  package private(set) var ip4 = 0
  package private(set) var ip6 = 0
  package private(set) var tcp = 0
  package private(set) var udp = 0
  /// ICMP of both versions.
  package private(set) var icmp = 0
  package private(set) var icmp6 = 0
  package private(set) var arp = 0
  package private(set) var sctp = 0
  package private(set) var dns = 0
  package private(set) var http = 0
  package private(set) var tls = 0
  /// Packets whose bytes contradict their protocol.
  package private(set) var malformed = 0
  /// The same by reason, in the order of `Malformation.allCases`.
  package private(set) var malformations: [Malformation: Int] = [:]
  /// Packets of which the capture kept too little to read a header.
  package private(set) var truncated = 0
  /// Types of what could not be read, with how many packets each had; at most 1,024 types.
  package private(set) var unknown: [UnknownProtocol: Int] = [:]
  /// Link-layer types met.
  package private(set) var links: [LinkType] = []
  private var latestLink: UInt16 = 0
  /// The earliest and the latest packet, nanoseconds since 1970-01-01 UTC; nil before the first.
  package private(set) var firstNanoseconds: Int64?
  package private(set) var lastNanoseconds: Int64?

  package init() {}

  /// Seconds between the earliest and the latest packet.
  package var durationSeconds: Double {
    guard let firstNanoseconds, let lastNanoseconds else { return 0 }
    // Subtracted as they are: a Double tells moments of this century apart by 256 ns.
    let (nanoseconds, overflow) = lastNanoseconds.subtractingReportingOverflow(firstNanoseconds)
    return overflow ? Double(Int64.max) / 1e9 : Double(nanoseconds) / 1e9
  }

  private mutating func note(_ link: LinkType) {
    latestLink = link.rawValue
    if !links.contains(link) { links.append(link) }
  }

  /// Layers that most packets don't have.
  private static var rare: Int { 1 << 11 | 1 << 12 | 1 << 22 | 1 << 23 | 1 << 24 | 1 << 35 }

  private mutating func countRare(_ layers: Int) {
    ip6 &+= layers >> 11 & 1
    arp &+= layers >> 12 & 1
    sctp &+= layers >> 22 & 1
    // Network analysers count both versions together.
    icmp &+= (layers >> 23 | layers >> 24) & 1
    icmp6 &+= layers >> 24 & 1
    http &+= layers >> 35 & 1
  }

  /// Counts a packet.
  ///
  /// - Parameter layers: All that it shows, that of the conversations it belongs to included.
  mutating func count(_ packet: borrowing PacketSummary, layers: UInt64, link: LinkType) {
    packets &+= 1
    bytes &+= Int(packet.wireLength)
    // Numbers of `PacketLayers`: the constants of another module are not folded into the code.
    let layers = Int(truncatingIfNeeded: layers)
    ip4 &+= layers >> 10 & 1
    tcp &+= layers >> 20 & 1
    udp &+= layers >> 21 & 1
    dns &+= layers >> 32 & 1
    tls &+= layers >> 36 & 1
    if layers & ProtocolTally.rare != 0 { countRare(layers) }
    let moment = packet.timestampNanoseconds
    if moment < firstNanoseconds ?? .max { firstNanoseconds = moment }
    if moment > lastNanoseconds ?? .min { lastNanoseconds = moment }
    if let malformation = packet.malformation {
      malformed &+= 1
      malformations[malformation, default: 0] &+= 1
    }
    if packet.isTruncated { truncated &+= 1 }
    if let type = packet.unknown, unknown[type] != nil || unknown.count < 1024 {
      unknown[type, default: 0] &+= 1
    }
    if packets == 1 || link.rawValue != latestLink { note(link) }
  }
}
