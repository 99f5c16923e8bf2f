internal import Packets

/// What the type of an ICMP or ICMPv6 message says about its flow.
///
/// Source: RFC 792, RFC 950, RFC 4443.
enum ControlMessage {
  /// The number that stands for both ports of a message in its flow's key: requests and their
  /// replies have the same. Echoes are told apart by their identifier, others by type and code.
  @inline(__always)
  static func keyPort(_ packet: PacketSummary) -> (word: UInt16, isEcho: Bool) {
    let type = UInt8(truncatingIfNeeded: packet.destinationPort >> 8)
    let request = requestType(of: type, transport: packet.transport)
    if isEcho(request, transport: packet.transport) { return (packet.sourcePort, true) }
    return (UInt16(request) << 8 | packet.destinationPort & 0xFF, false)
  }

  /// The type of the request that a reply answers; other types stay.
  @inline(__always)
  static func requestType(of type: UInt8, transport: UInt8) -> UInt8 {
    if transport == TransportNumber.icmp {
      switch type {
      case 0: return 8
      case 14: return 13
      case 16: return 15
      case 18: return 17
      default: return type
      }
    }
    return type == 129 ? 128 : type
  }

  @inline(__always)
  static func isEcho(_ type: UInt8, transport: UInt8) -> Bool {
    transport == TransportNumber.icmp ? type == 8 || type == 0 : type == 128 || type == 129
  }

  /// Whether a message asks a host for an answer: an echo, a time stamp, information, an address mask.
  @inline(__always)
  static func isRequest(_ type: UInt8, transport: UInt8) -> Bool {
    transport == TransportNumber.icmp
      ? type == 8 || type == 13 || type == 15 || type == 17 : type == 128
  }

  /// Whether a message answers another.
  @inline(__always)
  static func isReply(_ type: UInt8, transport: UInt8) -> Bool {
    requestType(of: type, transport: transport) != type
  }

  /// Whether a message reports an error and quotes the packet it is about.
  @inline(__always)
  static func isError(_ type: UInt8, transport: UInt8) -> Bool {
    if transport == TransportNumber.icmp6 { return type >= 1 && type < 128 }
    return type == 3 || type == 4 || type == 5 || type == 11 || type == 12
  }

  /// Whether an error says that the destination cannot be reached (and not, say, that the packet
  /// was too big).
  static func isRefusal(type: UInt8, code: UInt8, transport: UInt8) -> Bool {
    if transport == TransportNumber.icmp6 { return type == 1 }
    return type == 3 && code != 4
  }
}
