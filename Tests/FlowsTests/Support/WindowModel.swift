import Flows
import Packets

/// What the windows of some packets have to say, worked out packet by packet with sets and
/// dictionaries: slow and plain.
///
/// Flows are taken as given: the model is for packets whose first one of each pair of ends opens the
/// flow and whose flows do not end in between.
struct WindowModel {
  struct Host: Equatable {
    var sentPackets: UInt32 = 0
    var sentBytes: UInt64 = 0
    var receivedPackets: UInt32 = 0
    var receivedBytes: UInt64 = 0
    var syns: UInt32 = 0
    var started: UInt32 = 0
    var accepted: UInt32 = 0
    var flows: Set<FlowEndpoints> = []
    var peers: Set<IPAddress> = []
    var contactedPeers: [IPAddress: UInt32] = [:]
    var contactedPorts: [UInt16: UInt32] = [:]
    var services: Set<String> = []
    var ownPorts: Set<UInt16> = []
  }

  struct Key: Hashable {
    let start: Int64
    let seconds: Int64
    let address: IPAddress
  }

  private(set) var hosts: [Key: Host] = [:]

  init(_ packets: [PacketSummary]) {
    var opened: [FlowEndpoints: Bool] = [:]
    for packet in packets {
      var endpoints = FlowEndpoints(
        source: packet.source, destination: packet.destination, sourcePort: packet.sourcePort,
        destinationPort: packet.destinationPort, transport: packet.transport)
      let isReply = opened[endpoints.reversed] != nil
      if isReply { endpoints = endpoints.reversed }
      let isStart = opened.updateValue(true, forKey: endpoints) == nil
      let second = packet.timestampNanoseconds / 1_000_000_000
      for length in [1, 10, 60] as [Int64] {
        let start = second / length * length
        note(
          packet, endpoints, isStart: isStart, isSender: true,
          Key(start: start, seconds: length, address: packet.source))
        note(
          packet, endpoints, isStart: isStart, isSender: false,
          Key(start: start, seconds: length, address: packet.destination))
      }
    }
  }

  private mutating func note(
    _ packet: PacketSummary, _ endpoints: FlowEndpoints, isStart: Bool, isSender: Bool, _ key: Key
  ) {
    var host = hosts[key] ?? Host()
    if isSender {
      host.sentPackets += 1
      host.sentBytes += UInt64(packet.wireLength)
      if packet.tcpFlags == .syn { host.syns += 1 }
    } else {
      host.receivedPackets += 1
      host.receivedBytes += UInt64(packet.wireLength)
    }
    host.flows.insert(endpoints)
    let isOpener = key.address == endpoints.source
    host.peers.insert(isOpener ? endpoints.destination : endpoints.source)
    if isOpener {
      if isStart { host.started += 1 }
      host.contactedPeers[endpoints.destination, default: 0] += 1
      host.contactedPorts[endpoints.destinationPort, default: 0] += 1
      host.services.insert("\(endpoints.destination) \(endpoints.destinationPort)")
    } else {
      if isStart { host.accepted += 1 }
      host.ownPorts.insert(endpoints.destinationPort)
    }
    hosts[key] = host
  }

  static func entropy(_ counts: some Collection<UInt32>) -> Double {
    let total = Double(counts.reduce(0, +))
    var sum = 0.0
    for count in counts where count > 0 {
      let share = Double(count) / total
      sum -= share * logarithm(share)
    }
    return sum
  }

  /// The binary logarithm by halving, so that it is not the function under test.
  private static func logarithm(_ value: Double) -> Double {
    var (value, result) = (value, 0.0)
    while value < 1 {
      value *= 2
      result -= 1
    }
    while value >= 2 {
      value /= 2
      result += 1
    }
    var bit = 0.5
    for _ in 0..<40 {
      value *= value
      if value >= 2 {
        value /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }
}
