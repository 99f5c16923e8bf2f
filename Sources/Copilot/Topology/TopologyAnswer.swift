package import JSON
internal import Platform

/// The forms that a topology is handed out in.
package enum TopologyFormat: String, Sendable, CaseIterable {
  case dot
  case svg
  case json
}

/// What `topology` answers.
package enum TopologyAnswer: Sendable {
  case graph(Topology)
  case host(HostPortrait)
  case export(Topology, format: TopologyFormat, path: String?)

  var rows: [JSONValue] {
    switch self {
    case .graph(let topology), .export(let topology, _, _): topology.rows
    case .host(let portrait): [portrait.json]
    }
  }
}

extension Topology {
  /// A row for each node, then one for each edge.
  package var rows: [JSONValue] {
    nodes.map(\.json)
      + edges.map { edge in
        [
          "type": "edge", "from": .string(nodes[edge.from].label),
          "to": .string(nodes[edge.to].label), "from_id": JSONValue(edge.from),
          "to_id": JSONValue(edge.to), "kind": .string(edge.kind.rawValue),
          "hops": edge.kind == .reached ? .null : JSONValue(edge.hops),
          "last_seen_at": JSONValue(edge.lastSeen?.rfc3339),
          "round_trip_seconds": JSONValue(edge.roundTripSeconds),
        ]
      }
  }
}

extension Topology.Node {
  var json: JSONValue {
    [
      "type": "node", "id": JSONValue(id), "label": .string(label),
      "names": .array(names.map { .string($0) }),
      "addresses": .array(addresses.map { .string($0) }), "hardware_address": JSONValue(hardware),
      "roles": .array(sortedRoles.map { .string($0.rawValue) }),
      "services": .array(services.sorted().map { .string($0) }),
      "distance_hops": JSONValue(distance), "parent_id": JSONValue(parent),
      "last_seen_at": JSONValue(lastSeen?.rfc3339),
      "round_trip_seconds": JSONValue(roundTripSeconds), "runs": JSONValue(runs),
      "failures": JSONValue(failures),
    ]
  }
}
