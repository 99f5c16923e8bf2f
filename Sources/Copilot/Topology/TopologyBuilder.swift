internal import Platform

/// Puts a topology together from what was seen.
struct TopologyBuilder {
  /// A graph does not get larger.
  static let mostNodes = 5_000
  /// Names that many machines have.
  private static let commonNames: Set<String> = ["_gateway", "localhost", "gateway", "router"]

  private(set) var topology = Topology()
  private var byName: [String: Int] = [:]
  private var byAddress: [String: Int] = [:]
  private var byEnds: [EdgeKey: Int] = [:]
  /// Where a node went that turned out to be another one.
  private var merged: [Int: Int] = [:]

  private struct EdgeKey: Hashable {
    let from: Int
    let to: Int
    let kind: Topology.Link
  }

  /// Begins with this machine.
  init(ownName: String, ownAddresses: [String]) {
    var own = Topology.Node(id: 0)
    own.roles = [.ownHost]
    own.names = [ownName]
    own.addresses = ownAddresses
    topology.nodes = [own]
    byName[ownName.lowercased()] = 0
    for name in ["localhost", "localhost.localdomain", "ip6-localhost"] { byName[name] = 0 }
    for address in ownAddresses + ["127.0.0.1", "::1"] { byAddress[address] = 0 }
  }

  /// The node of a name, an address or both; makes one where there is none.
  ///
  /// A name and an address that are seen together are one machine from then on.
  /// - Returns: nil without either, and when there are too many nodes.
  mutating func node(name: String? = nil, address: String? = nil, at: Timestamp?) -> Int? {
    let name = name.flatMap { name -> String? in
      let clean = name.hasSuffix(".") ? String(name.dropLast()) : name
      return clean.isEmpty || (address != nil && Self.commonNames.contains(clean.lowercased()))
        ? nil : clean
    }
    guard name != nil || address != nil else { return nil }
    let key = name?.lowercased()
    let named = key.flatMap { byName[$0] }.map(resolved)
    let addressed = address.flatMap { byAddress[$0] }.map(resolved)
    let place: Int
    switch (named, addressed) {
    case (let one?, let other?): place = merge(one, other)
    case (let one?, nil): place = one
    case (nil, let other?): place = other
    case (nil, nil):
      guard topology.nodes.count < Self.mostNodes else {
        topology.leftOut += 1
        return nil
      }
      place = topology.nodes.count
      topology.nodes.append(Topology.Node(id: place))
    }
    if let name, let key, byName[key] == nil {
      byName[key] = place
      topology.nodes[place].names.append(name)
    }
    if let address, byAddress[address] == nil {
      byAddress[address] = place
      topology.nodes[place].addresses.append(address)
    }
    see(place, at)
    return place
  }

  private func resolved(_ node: Int) -> Int {
    var node = node
    while let next = merged[node] { node = next }
    return node
  }

  private mutating func merge(_ one: Int, _ other: Int) -> Int {
    guard one != other else { return one }
    let (kept, gone) = (min(one, other), max(one, other))
    // A name that once led here and once elsewhere does not make this machine another one.
    guard kept != 0 else { return other == 0 ? one : other }
    let old = topology.nodes[gone]
    topology.nodes[kept].names += old.names
    topology.nodes[kept].addresses += old.addresses
    topology.nodes[kept].hardware = topology.nodes[kept].hardware ?? old.hardware
    topology.nodes[kept].roles.formUnion(old.roles)
    topology.nodes[kept].services.formUnion(old.services)
    topology.nodes[kept].runs += old.runs
    topology.nodes[kept].failures += old.failures
    merged[gone] = kept
    see(kept, old.lastSeen)
    return kept
  }

  /// Notes that a node was there at a moment.
  mutating func see(_ node: Int, _ at: Timestamp?) {
    guard let at else { return }
    let node = resolved(node)
    topology.nodes[node].lastSeen = max(topology.nodes[node].lastSeen ?? at, at)
  }

  /// Adds what is known of a node.
  mutating func describe(
    _ node: Int, role: Topology.Role? = nil, service: String? = nil, hardware: String? = nil,
    roundTripSeconds: Double? = nil, failed: Bool? = nil
  ) {
    let node = resolved(node)
    if let role, node != 0 { topology.nodes[node].roles.insert(role) }
    if let service { topology.nodes[node].services.insert(service) }
    if let hardware, node != 0 { topology.nodes[node].hardware = hardware }
    // The newest is told first.
    if let roundTripSeconds, node != 0, topology.nodes[node].roundTripSeconds == nil {
      topology.nodes[node].roundTripSeconds = roundTripSeconds
    }
    if let failed {
      topology.nodes[node].runs += 1
      topology.nodes[node].failures += failed ? 1 : 0
    }
  }

  /// Connects two nodes; one that is there keeps the fewer hops and the newer time.
  mutating func connect(
    _ from: Int, _ to: Int, _ kind: Topology.Link, hops: Int = 1, at: Timestamp?,
    roundTripSeconds: Double? = nil
  ) {
    let (from, to) = (resolved(from), resolved(to))
    guard from != to, to != 0 else { return }
    let key = EdgeKey(from: from, to: to, kind: kind)
    if let place = byEnds[key] {
      topology.edges[place].hops = min(topology.edges[place].hops, hops)
      if let at { topology.edges[place].lastSeen = max(topology.edges[place].lastSeen ?? at, at) }
      return
    }
    byEnds[key] = topology.edges.count
    topology.edges.append(
      Topology.Edge(
        from: from, to: to, kind: kind, hops: hops, lastSeen: at,
        roundTripSeconds: roundTripSeconds))
  }

  /// Adds a path from this machine: each hop hangs on those of the last one that answered.
  mutating func add(
    path hops: [PathOutput.Hop], target: PathOutput.Answer?, at: Timestamp
  ) {
    var before = [0]
    var distance = 0
    let targetNode = target.flatMap { node(name: $0.name, address: $0.address, at: at) }
    for hop in hops where !hop.answers.isEmpty {
      var here: [Int] = []
      for answer in hop.answers {
        guard let found = node(name: answer.name, address: answer.address, at: at) else { continue }
        describe(found, roundTripSeconds: answer.roundTripSeconds)
        if found != targetNode, hop.number != hops.last?.number { describe(found, role: .router) }
        for earlier in before.prefix(4) {
          connect(
            earlier, found, .path, hops: max(1, hop.number - distance), at: at,
            roundTripSeconds: answer.roundTripSeconds)
        }
        if !here.contains(found) { here.append(found) }
      }
      guard !here.isEmpty else { continue }
      // A path that comes back to this machine has not begun.
      before = here.contains(0) ? [0] : here
      distance = hop.number
    }
  }

  /// The whole graph: merged nodes are gone, hosts without a way hang on this machine, distances are
  /// known.
  mutating func finish() -> Topology {
    var result = Topology()
    result.leftOut = topology.leftOut
    var numbers: [Int: Int] = [:]
    for node in topology.nodes where merged[node.id] == nil {
      numbers[node.id] = result.nodes.count
      var copy = Topology.Node(id: result.nodes.count)
      copy.names = node.names
      copy.addresses = node.addresses
      copy.hardware = node.hardware
      copy.roles = node.roles.isEmpty ? [.host] : node.roles
      copy.services = node.services
      copy.lastSeen = node.lastSeen
      copy.roundTripSeconds = node.roundTripSeconds
      copy.runs = node.runs
      copy.failures = node.failures
      result.nodes.append(copy)
    }
    var seen: Set<EdgeKey> = []
    for edge in topology.edges {
      guard let from = numbers[resolved(edge.from)], let to = numbers[resolved(edge.to)],
        from != to, to != 0, seen.insert(EdgeKey(from: from, to: to, kind: edge.kind)).inserted
      else { continue }
      result.edges.append(
        Topology.Edge(
          from: from, to: to, kind: edge.kind, hops: edge.hops, lastSeen: edge.lastSeen,
          roundTripSeconds: edge.roundTripSeconds))
    }
    result.findWays()
    let jumped = Set(result.edges.lazy.filter { $0.kind == .jump }.map(\.to))
    for node in result.nodes
    where node.distance == nil && node.parent == 0 && !jumped.contains(node.id) {
      result.edges.append(
        Topology.Edge(
          from: 0, to: node.id, kind: .reached, hops: 1, lastSeen: node.lastSeen,
          roundTripSeconds: node.roundTripSeconds))
    }
    return result
  }
}
