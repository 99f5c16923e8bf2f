package import Platform

/// The network as this machine has seen it.
package struct Topology: Sendable {
  /// What a node is to this machine.
  package enum Role: String, Sendable, CaseIterable {
    case ownHost = "own-host"
    case gateway
    case router
    case nameServer = "name-server"
    case jumpHost = "jump-host"
    case host
  }

  /// A machine, as far as names and addresses tell one from another.
  package struct Node: Sendable, Equatable {
    package let id: Int
    package internal(set) var names: [String] = []
    package internal(set) var addresses: [String] = []
    package internal(set) var hardware: String?
    package internal(set) var roles: Set<Role> = []
    /// What was reached on it: `ssh`, `https`, `tcp/9000`.
    package internal(set) var services: Set<String> = []
    package internal(set) var lastSeen: Timestamp?
    /// Hops from this machine; nil when no way to it is known.
    package internal(set) var distance: Int?
    /// The node before it on the shortest way; nil for this machine.
    package internal(set) var parent: Int?
    /// The newest round trip that a path told.
    package internal(set) var roundTripSeconds: Double?
    package internal(set) var runs = 0
    package internal(set) var failures = 0

    /// What it is called: a name, else an address.
    package var label: String { names.first ?? addresses.first ?? "?" }
    /// Roles in their order.
    package var sortedRoles: [Role] { Role.allCases.filter(roles.contains) }
  }

  /// How two nodes hang together.
  package enum Link: String, Sendable {
    /// They are on the same link.
    case neighbour
    /// One is the gateway of the other.
    case gateway
    /// One follows the other on a path.
    case path
    /// One is reached through the other by ssh.
    case jump
    /// One was reached from the other; the way between them is not known.
    case reached
  }

  /// A connection, in the direction away from this machine.
  package struct Edge: Sendable, Equatable {
    package let from: Int
    package let to: Int
    package let kind: Link
    /// Hops between the two: more than one where nobody answered between them.
    package internal(set) var hops: Int
    package internal(set) var lastSeen: Timestamp?
    package internal(set) var roundTripSeconds: Double?
  }

  /// The nodes, this machine first.
  package internal(set) var nodes: [Node] = []
  package internal(set) var edges: [Edge] = []
  /// How many nodes were left out because there were too many.
  package internal(set) var leftOut = 0

  /// The nodes whose way leads over a node, by label.
  package func children() -> [Int: [Int]] {
    var children: [Int: [Int]] = [:]
    for node in nodes {
      if let parent = node.parent { children[parent, default: []].append(node.id) }
    }
    return children.mapValues { list in
      list.sorted { left, right in
        let (a, b) = (nodes[left], nodes[right])
        return (a.distance ?? .max, a.label, a.id) < (b.distance ?? .max, b.label, b.id)
      }
    }
  }

  /// The node with a name or an address; nil when there is none.
  package func node(named text: String) -> Node? {
    let name = text.lowercased()
    let address = PathOutput.address(Substring(text))
    if name == "localhost" || address == "127.0.0.1" || address == "::1" { return nodes.first }
    return nodes.first { node in
      node.names.contains { $0.lowercased() == name } || node.addresses.contains(address ?? text)
    }
  }

  /// Sets each node's distance and the node before it: the shortest known way from this machine.
  ///
  /// Source: Dijkstra, *A note on two problems in connexion with graphs*, 1959; distances are small
  /// whole numbers, so nodes wait in a list for each.
  /// - Complexity: O(nodes + edges + greatest distance).
  mutating func findWays() {
    guard !nodes.isEmpty else { return }
    var outgoing: [[Int]] = Array(repeating: [], count: nodes.count)
    for (place, edge) in edges.enumerated() where edge.kind != .reached && edge.kind != .jump {
      outgoing[edge.from].append(place)
    }
    var distances = [Int?](repeating: nil, count: nodes.count)
    var waiting: [[(node: Int, parent: Int?)]] = [[(0, nil)]]
    var step = 0
    while step < waiting.count {
      var place = 0
      while place < waiting[step].count {
        let (node, parent) = waiting[step][place]
        place += 1
        guard distances[node] == nil else { continue }
        distances[node] = step
        nodes[node].distance = step
        nodes[node].parent = parent
        for edge in outgoing[node] where distances[edges[edge].to] == nil {
          let next = step + min(PathOutput.mostHops, max(1, edges[edge].hops))
          while waiting.count <= next { waiting.append([]) }
          waiting[next].append((edges[edge].to, node))
        }
      }
      step += 1
    }
    hangOnJumps()
  }

  /// Hangs nodes without a known way on those that they are reached through, else on this machine.
  private mutating func hangOnJumps() {
    var next: [Int: [Int]] = [:]
    for edge in edges where edge.kind == .jump { next[edge.from, default: []].append(edge.to) }
    var waiting = nodes.filter { $0.distance != nil }.map(\.id)
    var place = 0
    while place < waiting.count {
      let node = waiting[place]
      place += 1
      for other in next[node] ?? [] where nodes[other].parent == nil && other != 0 {
        nodes[other].parent = node
        waiting.append(other)
      }
    }
    for place in nodes.indices.dropFirst() where nodes[place].parent == nil {
      nodes[place].parent = 0
    }
  }
}
