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

  mutating func count(_ packet: borrowing PacketSummary, link: LinkType) {
    packets &+= 1
    bytes &+= Int(packet.wireLength)
    let layers = packet.layers.rawValue
    ip4 &+= bit(layers, .ip4)
    ip6 &+= bit(layers, .ip6)
    tcp &+= bit(layers, .tcp)
    udp &+= bit(layers, .udp)
    // Network analysers count both versions together.
    icmp &+= bit(layers, .icmp) | bit(layers, .icmp6)
    icmp6 &+= bit(layers, .icmp6)
    arp &+= bit(layers, .arp)
    sctp &+= bit(layers, .sctp)
    dns &+= bit(layers, .dns)
    http &+= bit(layers, .http)
    tls &+= bit(layers, .tls)
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
    if links.last != link, !links.contains(link) { links.append(link) }
  }

  @inline(__always)
  private func bit(_ layers: UInt64, _ layer: PacketLayers) -> Int {
    Int(truncatingIfNeeded: layers >> UInt64(layer.rawValue.trailingZeroBitCount) & 1)
  }
}
