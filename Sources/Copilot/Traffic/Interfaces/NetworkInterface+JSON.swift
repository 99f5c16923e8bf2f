package import Capture
package import JSON
internal import Packets

extension NetworkInterface {
  /// The interface in the form of `interfaces --json`; what is unknown is null.
  package var json: JSONValue {
    [
      "name": .string(name), "index": JSONValue(index), "state": .string(state.rawValue),
      "kind": JSONValue(kind), "loopback": .bool(isLoopback), "wireless": .bool(isWireless),
      "point_to_point": .bool(isPointToPoint), "default_route": .bool(isDefaultRoute),
      "link_type": .string("\(link)"), "mtu_bytes": JSONValue(mtu),
      "bits_per_second": JSONValue(megabitsPerSecond.map { $0 * 1_000_000 }),
      "hardware_address": JSONValue(hardwareAddress == .none ? nil : "\(hardwareAddress)"),
      "addresses": .array(addresses.map { .string($0) }),
      "bytes_received": .integer(counters.bytesReceived),
      "packets_received": .integer(counters.packetsReceived),
      "packets_dropped": .integer(counters.packetsDropped),
      "bytes_sent": .integer(counters.bytesSent), "packets_sent": .integer(counters.packetsSent),
    ]
  }
}
