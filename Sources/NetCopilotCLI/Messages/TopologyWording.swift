import Copilot

/// The words that a topology is told in.
enum TopologyWording {
  static func role(_ role: Topology.Role) -> String {
    switch role {
    case .ownHost: "this machine"
    case .gateway: "gateway"
    case .router: "router"
    case .nameServer: "name server"
    case .jumpHost: "jump host"
    case .host: "host"
    }
  }

  /// What a node is; a host that is nothing else says nothing.
  static func roles(_ node: Topology.Node) -> String {
    node.sortedRoles.filter { $0 != .host }.map(role).joined(separator: ", ")
  }

  static func link(_ edge: Topology.Edge) -> String {
    switch edge.kind {
    case .neighbour: "same link"
    case .gateway: "gateway"
    case .path: edge.hops > 1 ? "\(edge.hops) hops, silent between" : "next hop"
    case .jump: "ssh jump"
    case .reached: "reached, way unknown"
    }
  }

  /// The way to a host: `gw → core1 → web`.
  static func way(_ portrait: HostPortrait) -> String {
    portrait.way.isEmpty
      ? (portrait.node.id == 0 ? "" : "not known")
      : portrait.way.map(\.label).joined(separator: " > ")
  }

  /// A node in a sentence, for who listens instead of looking.
  static func sentence(_ node: Topology.Node) -> String {
    var parts = [node.label]
    let others = (node.names.dropFirst() + node.addresses).filter { $0 != node.label }
    parts += others.prefix(4)
    let roles = roles(node)
    if !roles.isEmpty { parts.append(roles) }
    if node.id != 0 {
      parts.append(node.distance.map { Figures.count($0, "hop") + " away" } ?? "way unknown")
    }
    if let seconds = node.roundTripSeconds { parts.append(Figures.duration(seconds)) }
    parts += node.services.sorted()
    return parts.joined(separator: ", ")
  }
}
