internal import Flows
package import Packets

/// What one host moved in a capture.
package struct HostTotals: Sized, Sendable {
  package var address: IPAddress
  /// What it is called, as far as the traffic said.
  package var name: String?
  package var bytesSent: UInt64 = 0
  package var bytesReceived: UInt64 = 0
  package var flows: UInt64 = 0

  package init(address: IPAddress) { self.address = address }

  /// Bytes both ways.
  package var bytes: UInt64 { bytesSent &+ bytesReceived }

  /// Counts a flow.
  fileprivate mutating func add(sent: UInt64, received: UInt64, name: String?) {
    bytesSent &+= sent
    bytesReceived &+= received
    flows &+= 1
    if let name { self.name = name }
  }
}

/// What one service moved in a capture.
package struct ServiceTotals: Sized, Sendable {
  /// Its name, or the transport and the port.
  package var name: String
  package var bytes: UInt64 = 0
  package var flows: UInt64 = 0

  package init(name: String) { self.name = name }

  /// Counts a flow.
  fileprivate mutating func add(_ bytes: UInt64) {
    self.bytes &+= bytes
    flows &+= 1
  }
}

/// Adds up hosts and services from the records of flows, in memory that a limit bounds.
///
/// When there is no room, those with the fewest bytes are dropped, so that the largest stay right.
struct TopTotals: Sendable {
  private var hosts = TopTable<HostTotals>(capacity: 8192)
  private var services = TopTable<ServiceTotals>(capacity: 8192)

  mutating func add(_ record: FlowRecord) {
    let endpoints = record.endpoints
    add(endpoints.source, sent: record.outgoing.bytes, received: record.incoming.bytes, name: nil)
    add(
      endpoints.destination, sent: record.incoming.bytes, received: record.outgoing.bytes,
      name: record.hostName)
    let hasPorts =
      endpoints.transport == TransportNumber.tcp || endpoints.transport == TransportNumber.udp
    let port =
      hasPorts ? (record.isReversed ? endpoints.sourcePort : endpoints.destinationPort) : 0
    services.update(
      (UInt64(endpoints.transport), UInt64(port)),
      fresh: ServiceTotals(name: record.serviceName)
    ) { $0.add(record.bytes) }
  }

  private mutating func add(_ address: IPAddress, sent: UInt64, received: UInt64, name: String?) {
    hosts.update((address.high, address.low), fresh: HostTotals(address: address)) {
      $0.add(sent: sent, received: received, name: name)
    }
  }

  /// The hosts that moved the most bytes, most first.
  func largestHosts(_ count: Int) -> [HostTotals] {
    Array(
      hosts.totals.sorted {
        ($0.bytes, $1.address.high, $1.address.low) > ($1.bytes, $0.address.high, $0.address.low)
      }.prefix(count))
  }

  /// The services that moved the most bytes, most first; ports of one service are added up.
  func largestServices(_ count: Int) -> [ServiceTotals] {
    var named: [String: ServiceTotals] = [:]
    for totals in services.totals {
      named[totals.name, default: ServiceTotals(name: totals.name)].bytes &+= totals.bytes
      named[totals.name]?.flows &+= totals.flows
    }
    return Array(named.values.sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }.prefix(count))
  }
}
