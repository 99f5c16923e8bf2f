package import Packets

/// Who talks to whom, seen from the first packet: five-tuple and VLAN.
package struct FlowEndpoints: Hashable, Sendable {
  /// Who sent the first packet.
  package var source: IPAddress
  /// Who it was sent to.
  package var destination: IPAddress
  /// The source's port; for ICMP and ICMPv6 the identifier of an echo, else 0.
  package var sourcePort: UInt16
  /// The destination's port; for ICMP and ICMPv6 the type in the high and the code in the low byte
  /// of the first packet.
  package var destinationPort: UInt16
  /// The IP protocol number.
  package var transport: UInt8
  /// The outer VLAN identifier, 0 when untagged.
  package var vlan: UInt16
  /// The inner VLAN identifier, 0 when there is none.
  package var innerVLAN: UInt16

  package init(
    source: IPAddress, destination: IPAddress, sourcePort: UInt16, destinationPort: UInt16,
    transport: UInt8, vlan: UInt16 = 0, innerVLAN: UInt16 = 0
  ) {
    self.source = source
    self.destination = destination
    self.sourcePort = sourcePort
    self.destinationPort = destinationPort
    self.transport = transport
    self.vlan = vlan
    self.innerVLAN = innerVLAN
  }

  /// The same conversation seen from the other side.
  package var reversed: FlowEndpoints {
    FlowEndpoints(
      source: destination, destination: source, sourcePort: destinationPort,
      destinationPort: sourcePort, transport: transport, vlan: vlan, innerVLAN: innerVLAN)
  }
}

/// IP protocol numbers that flows treat in a way of their own.
package enum TransportNumber {
  package static let icmp: UInt8 = 1
  package static let tcp: UInt8 = 6
  package static let udp: UInt8 = 17
  package static let icmp6: UInt8 = 58
  package static let sctp: UInt8 = 132

  /// Whether a protocol has ports.
  @inline(__always)
  static func hasPorts(_ transport: UInt8) -> Bool {
    transport == tcp || transport == udp || transport == sctp
  }
}
