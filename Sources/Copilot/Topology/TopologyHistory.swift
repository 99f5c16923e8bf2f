internal import Commands
internal import Platform
internal import Store

/// Reads the topology out of a history.
struct TopologyHistory {
  /// Newest executions of each utility that shows paths, neighbours or routes.
  private static let outputs = 500
  /// Newest executions that hosts and services are taken from.
  private static let runs = 10_000

  let store: Store
  let machine: MachineNetwork
  let now: Timestamp

  /// The network as it was seen up to now.
  ///
  /// - Throws: ``StoreError``.
  /// - Complexity: O(n) in the executions looked at.
  func topology() throws(StoreError) -> Topology {
    var builder = TopologyBuilder(ownName: machine.name, ownAddresses: machine.addresses)
    addMachine(&builder)
    for utility in ["traceroute", "traceroute6", "tracepath", "mtr", "ip", "arp"] {
      for row in try store.executions(HistoryQuery(limit: Self.outputs, utility: utility))
      where isOwn(row) { add(row, utility, &builder) }
    }
    for row in try store.executions(HistoryQuery(limit: Self.runs, includesOutput: false))
    where isOwn(row) { addRun(row, &builder) }
    return builder.finish()
  }

  /// Paths begin where they were measured.
  private func isOwn(_ row: ExecutionRecord) -> Bool {
    row.state == .ended && (row.host == nil || row.host == machine.name)
  }

  private func addMachine(_ builder: inout TopologyBuilder) {
    add(machine.routes, at: now, &builder)
    add(machine.neighbours, at: now, &builder)
    for server in machine.nameServers {
      if let node = builder.node(address: server, at: now) {
        builder.describe(node, role: .nameServer, service: "dns")
      }
    }
  }

  private func add(
    _ routes: [NeighbourOutput.Route], at: Timestamp, _ builder: inout TopologyBuilder
  ) {
    for route in routes {
      guard let node = builder.node(address: route.gateway, at: at) else { continue }
      builder.describe(node, role: route.isDefault ? .gateway : .router)
      builder.connect(0, node, .gateway, at: at)
    }
  }

  private func add(
    _ neighbours: [NeighbourOutput.Neighbour], at: Timestamp, _ builder: inout TopologyBuilder
  ) {
    for neighbour in neighbours {
      guard let node = builder.node(name: neighbour.name, address: neighbour.address, at: at)
      else { continue }
      builder.describe(node, hardware: neighbour.hardware)
      builder.connect(0, node, .neighbour, at: at)
    }
  }

  private func add(
    _ row: ExecutionRecord, _ utility: String, _ builder: inout TopologyBuilder
  ) {
    guard let output = row.stdoutTail, !output.isEmpty else { return }
    let words = row.command.split(separator: " ")
    switch utility {
    case "arp": add(NeighbourOutput.neighbours(output), at: row.startedAt, &builder)
    case "ip":
      if words.contains(where: { "neighbour".hasPrefix($0) && $0.hasPrefix("n") }) {
        add(NeighbourOutput.neighbours(output), at: row.startedAt, &builder)
      } else if words.contains(where: { "route".hasPrefix($0) && $0.hasPrefix("r") }) {
        add(NeighbourOutput.routes(output), at: row.startedAt, &builder)
      }
    default:
      let hops = PathOutput.hops(output)
      guard !hops.isEmpty else { return }
      let target = PathOutput.target(output) ?? Self.target(row.command)
      builder.add(path: hops, target: target, at: row.startedAt)
    }
  }

  /// The host that a line names, when it names one.
  private static func target(_ command: String) -> PathOutput.Answer? {
    let hosts = NamedHosts.of(command)
    guard hosts.count == 1, let host = hosts.first else { return nil }
    guard let address = PathOutput.address(Substring(host)) else {
      return PathOutput.Answer(name: host)
    }
    return PathOutput.Answer(address: address)
  }

  // MARK: Hosts and services

  private func addRun(_ row: ExecutionRecord, _ builder: inout TopologyBuilder) {
    let failed = row.shellStatus.map { $0 != 0 }
    let asked = row.utility == "dig" ? Services.server(row.command) : nil
    for host in NamedHosts.of(row.command).union([asked].compactMap(\.self)).sorted().prefix(8) {
      let address = PathOutput.address(Substring(host))
      guard let node = builder.node(name: address == nil ? host : nil, address: address, at: nil)
      else { continue }
      if failed == false { builder.see(node, row.startedAt) }
      let service =
        failed == false
        ? Services.reached(on: host, by: row.command, utility: row.utility) : nil
      builder.describe(
        node, role: service == "dns" ? .nameServer : nil, service: service,
        roundTripSeconds: row.usage.roundTripSeconds, failed: failed)
    }
    if row.utility == "ssh", failed == false { addJumps(row, &builder) }
  }

  /// `ssh -J first,second host`: a way through each of them.
  private func addJumps(_ row: ExecutionRecord, _ builder: inout TopologyBuilder) {
    let jumps = Services.jumps(row.command)
    guard !jumps.isEmpty else { return }
    let target = NamedHosts.of(row.command).subtracting(jumps).sorted().first
    var before = 0
    for host in jumps + [target].compactMap(\.self) {
      let address = PathOutput.address(Substring(host))
      guard
        let node = builder.node(
          name: address == nil ? host : nil, address: address, at: row.startedAt)
      else { return }
      if host != target { builder.describe(node, role: .jumpHost) }
      builder.connect(before, node, .jump, at: row.startedAt)
      before = node
    }
  }
}
