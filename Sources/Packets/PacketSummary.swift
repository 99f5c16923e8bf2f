/// What the headers of one packet say: a fixed-size value without references, filled by
/// `PacketDecoder` and read by flows, windows and rules.
///
/// Where a packet is tunnelled (GRE, IP-in-IP, VXLAN, MPLS, PPPoE), addresses, ports and flags are
/// those of the innermost conversation; `layers` names everything on the way.
package struct PacketSummary: Sendable {
  /// Nanoseconds since 1970-01-01 UTC.
  package var timestampNanoseconds: Int64 = 0
  /// Bytes on the wire.
  package var wireLength: UInt32 = 0
  /// Bytes kept in the capture.
  package var capturedLength: UInt32 = 0
  /// Every protocol met.
  package var layers: PacketLayers = []
  /// The first thing that was wrong, or nil.
  package var malformation: Malformation?
  /// Whether the capture kept too little to read a header that is there on the wire.
  package var isTruncated = false

  /// What was met and not read further, or nil when everything up to the payload was understood.
  package var unknown: UnknownProtocol?

  /// The sender on the link.
  package var linkSource = HardwareAddress.none
  /// The receiver on the link.
  package var linkDestination = HardwareAddress.none
  /// The protocol that the link carries, after VLAN tags: an EtherType (or 0 when there is none).
  package var etherType: UInt16 = 0
  /// The outer VLAN identifier (12 bits), 0 when untagged.
  package var vlan: UInt16 = 0
  /// The inner VLAN identifier of QinQ, 0 when there is none.
  package var innerVLAN: UInt16 = 0

  /// The sender; for ARP the sender's protocol address.
  package var source = IPAddress.unspecified
  /// The receiver; for ARP the target's protocol address.
  package var destination = IPAddress.unspecified
  /// The IP protocol number of the innermost transport; 0 when there is no IP.
  package var transport: UInt8 = 0
  /// Time to live or hop limit.
  package var timeToLive: UInt8 = 0
  /// Type of service or traffic class.
  package var trafficClass: UInt8 = 0
  /// The identification of an IPv4 packet, or the low half of that of an IPv6 fragment.
  package var identification: UInt16 = 0
  /// Bytes into the datagram at which this fragment lies; 0 for whole packets and first fragments.
  package var fragmentOffset: UInt16 = 0
  /// Whether more fragments follow.
  package var moreFragments = false

  /// TCP, UDP or SCTP source port; for ICMP and ICMPv6 the identifier of an echo, else 0.
  package var sourcePort: UInt16 = 0
  /// TCP, UDP or SCTP destination port; for ICMP and ICMPv6 type in the high and code in the low byte.
  package var destinationPort: UInt16 = 0
  /// Whether the fixed part of a TCP or UDP header was all there.
  package var hasTransportHeader = false
  /// TCP flags, RFC 9293 bit order (FIN is bit 0, CWR bit 7).
  package var tcpFlags = TCPFlags()
  /// TCP sequence number.
  package var sequence: UInt32 = 0
  /// TCP acknowledgment number.
  package var acknowledgment: UInt32 = 0
  /// TCP window, not scaled.
  package var window: UInt16 = 0
  /// TCP maximum segment size option, 0 when absent.
  package var maximumSegmentSize: UInt16 = 0
  /// TCP window scale option, nil when absent.
  package var windowScale: UInt8?
  /// The kinds of the TCP options in their order, four bits each from the low end, 15 for kinds of
  /// 15 and above: what an operating system's stack is recognised by.
  package var tcpOptionOrder: UInt32 = 0

  /// ARP operation: 1 request, 2 reply; 0 when this is no ARP.
  package var arpOperation: UInt16 = 0
  /// The sender's hardware address inside ARP, or the one a neighbour discovery message announces.
  package var announcedHardware = HardwareAddress.none

  /// Where the transport's payload begins in the captured bytes.
  package var payloadOffset: UInt32 = 0
  /// Bytes of payload that were captured.
  package var payloadCapturedLength: UInt32 = 0
  /// Bytes of payload on the wire, from the lengths in the headers.
  package var payloadLength: UInt32 = 0
  /// Bytes of the innermost IP packet on the wire, its header included; 0 when there is none.
  package var networkLength: UInt32 = 0

  /// The conversation of the packet that an ICMP or ICMPv6 error quotes, when `layers` holds
  /// `quoted`: the error's own addresses are in `source` and `destination`.
  package var quoted = TransportEndpoints()

  /// The outermost conversation around a tunnelled one, of those over UDP when there are any; its `transport` is 0 when there is none.
  package var enclosing = TransportEndpoints()

  package init() {}

  /// The two ends of the innermost conversation.
  package var endpoints: TransportEndpoints {
    var endpoints = TransportEndpoints()
    endpoints.source = source
    endpoints.destination = destination
    endpoints.sourcePort = sourcePort
    endpoints.destinationPort = destinationPort
    endpoints.transport = transport
    endpoints.hasHeader = hasTransportHeader
    return endpoints
  }
}

/// The two ends of one conversation.
package struct TransportEndpoints: Hashable, Sendable {
  package var source = IPAddress.unspecified
  package var destination = IPAddress.unspecified
  /// As in `PacketSummary`, 0 when it was cut off.
  package var sourcePort: UInt16 = 0
  /// As in `PacketSummary`, 0 when it was cut off.
  package var destinationPort: UInt16 = 0
  /// The IP protocol number.
  package var transport: UInt8 = 0
  /// Whether the fixed part of the transport's header was all there.
  package var hasHeader = false

  package init() {}
}

/// The flags of a TCP segment (RFC 9293, section 3.1; RFC 3168 for the upper two).
public struct TCPFlags: OptionSet, Hashable, Sendable {
  /// The flags' bits.
  public var rawValue: UInt8

  /// The flags whose bits are set.
  @inlinable
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  @inlinable package static var fin: TCPFlags { TCPFlags(rawValue: 1) }
  @inlinable package static var syn: TCPFlags { TCPFlags(rawValue: 2) }
  @inlinable package static var rst: TCPFlags { TCPFlags(rawValue: 4) }
  @inlinable package static var psh: TCPFlags { TCPFlags(rawValue: 8) }
  @inlinable package static var ack: TCPFlags { TCPFlags(rawValue: 16) }
  @inlinable package static var urg: TCPFlags { TCPFlags(rawValue: 32) }
  @inlinable package static var ece: TCPFlags { TCPFlags(rawValue: 64) }
  @inlinable package static var cwr: TCPFlags { TCPFlags(rawValue: 128) }
}

// Written out so that other modules take it into their own code.
extension TCPFlags {
  /// Whether all of some flags are set.
  @inlinable
  public func contains(_ flags: TCPFlags) -> Bool { rawValue & flags.rawValue == flags.rawValue }

  /// Whether a segment opens or ends its sender's part of the conversation: SYN or FIN, which take a
  /// sequence number each.
  @inlinable public var takesNumber: Bool { rawValue & 0b011 != 0 }

  /// Whether a segment opens, ends or breaks off a conversation: SYN, FIN or RST.
  @inlinable public var isControl: Bool { rawValue & 0b111 != 0 }
}
