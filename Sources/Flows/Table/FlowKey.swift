internal import Packets

/// What packets of one conversation have in common, the same for both directions: the lower end
/// (by address, then by port) comes first.
struct FlowKey: BitwiseCopyable {
  var lowHigh: UInt64
  var lowLow: UInt64
  var highHigh: UInt64
  var highLow: UInt64
  /// Port of the lower end (16 bits), of the higher (16), IP protocol (8), VLAN (12), inner VLAN
  /// (12). Echoes of ICMP and ICMPv6 have protocol 254 here, so that their identifiers are not taken
  /// for the types of other messages.
  var rest: UInt64

  @inline(__always)
  static func == (left: FlowKey, right: FlowKey) -> Bool {
    (left.lowLow ^ right.lowLow) | (left.highLow ^ right.highLow) | (left.rest ^ right.rest)
      | (left.lowHigh ^ right.lowHigh) | (left.highHigh ^ right.highHigh) == 0
  }

  var low: IPAddress { IPAddress(high: lowHigh, low: lowLow) }
  var high: IPAddress { IPAddress(high: highHigh, low: highLow) }
  var lowPort: UInt16 { UInt16(truncatingIfNeeded: rest >> 48) }
  var highPort: UInt16 { UInt16(truncatingIfNeeded: rest >> 32) }
  var vlan: UInt16 { UInt16(truncatingIfNeeded: rest >> 12) & 0xFFF }
  var innerVLAN: UInt16 { UInt16(truncatingIfNeeded: rest) & 0xFFF }

  /// The key of a packet and whether its sender is the lower end.
  @inline(__always)
  static func of(_ packet: PacketSummary) -> (key: FlowKey, isFromLow: Bool) {
    var transport = packet.transport
    var sourcePort = packet.sourcePort
    var destinationPort = packet.destinationPort
    if transport == TransportNumber.icmp || transport == TransportNumber.icmp6 {
      let (word, isEcho) = ControlMessage.keyPort(packet)
      sourcePort = word
      destinationPort = word
      if isEcho { transport = 254 }
    }
    let tags =
      UInt64(transport) << 24 | UInt64(packet.vlan & 0xFFF) << 12
      | UInt64(packet.innerVLAN & 0xFFF)
    let source = packet.source
    let destination = packet.destination
    let isFromLow =
      source.high != destination.high
      ? source.high < destination.high
      : source.low != destination.low
        ? source.low < destination.low : sourcePort <= destinationPort
    if isFromLow {
      return (
        FlowKey(
          lowHigh: source.high, lowLow: source.low, highHigh: destination.high,
          highLow: destination.low,
          rest: UInt64(sourcePort) << 48 | UInt64(destinationPort) << 32 | tags), true
      )
    }
    return (
      FlowKey(
        lowHigh: destination.high, lowLow: destination.low, highHigh: source.high,
        highLow: source.low,
        rest: UInt64(destinationPort) << 48 | UInt64(sourcePort) << 32 | tags), false
    )
  }

  /// The key of a quoted packet, which an ICMP error is about.
  static func of(_ endpoints: FlowEndpoints) -> FlowKey {
    var packet = PacketSummary()
    packet.source = endpoints.source
    packet.destination = endpoints.destination
    packet.sourcePort = endpoints.sourcePort
    packet.destinationPort = endpoints.destinationPort
    packet.transport = endpoints.transport
    packet.vlan = endpoints.vlan
    packet.innerVLAN = endpoints.innerVLAN
    return of(packet).key
  }
}
