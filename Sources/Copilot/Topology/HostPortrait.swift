internal import JSON
internal import Platform
internal import Store

/// What is normal for a host.
package struct HostPortrait: Sendable {
  package let node: Topology.Node
  /// The way to it, nearest first, without this machine.
  package let way: [Topology.Node]
  /// The middle of all round trips, and where the middle eight in ten lie.
  package internal(set) var roundTrip: (median: Double, low: Double, high: Double)?
  /// The share of probes that were lost.
  package internal(set) var loss: Double?
  /// The share of runs that worked.
  package internal(set) var successShare: Double?
  /// How many round trips were measured.
  package internal(set) var measurements = 0

  init(_ node: Topology.Node, in topology: Topology, _ found: [SeriesKey: [Measurement]]) {
    self.node = node
    var way: [Topology.Node] = []
    var next = node.distance == nil ? nil : Optional(node.id)
    while let id = next, id != 0, way.count < PathOutput.mostHops {
      way.append(topology.nodes[id])
      next = topology.nodes[id].parent
    }
    self.way = way.reversed()
    func values(_ measure: Measure) -> [Double] {
      (node.names + node.addresses).flatMap {
        found[SeriesKey(measure: measure, subject: $0)] ?? []
      }.map(\.value).sorted()
    }
    let trips = values(.latency)
    measurements = trips.count
    if !trips.isEmpty {
      func rank(_ part: Double) -> Double { trips[Int(part * Double(trips.count - 1))] }
      roundTrip = (rank(0.5), rank(0.1), rank(0.9))
    }
    let losses = values(.loss)
    if !losses.isEmpty { loss = losses.reduce(0, +) / Double(losses.count) }
    let successes = values(.success)
    if !successes.isEmpty { successShare = successes.reduce(0, +) / Double(successes.count) }
  }

  var json: JSONValue {
    let seconds = roundTrip
    return [
      "type": "host", "node": node.json,
      "way": .array(way.map { .string($0.label) }),
      "round_trip_seconds": seconds.map {
        ["median": .number($0.median), "p10": .number($0.low), "p90": .number($0.high)]
      } ?? .null,
      "measurements": .integer(Int64(measurements)), "loss_share": JSONValue(loss),
      "success_share": JSONValue(successShare),
    ]
  }
}
