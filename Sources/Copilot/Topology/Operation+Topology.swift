internal import Platform
internal import Store

extension Operation {
  /// The network as it was seen, or what is normal for one host.
  static let topologyShow = Operation(
    "topology", "show", summary: "Draw the network as this machine has seen it",
    parameters: [
      Parameter(
        "host", .text, valueName: "H", help: "one host: the way to it and what is normal for it")
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let host = try arguments.text("host")
    let (store, topology) = try topology(copilot)
    guard let host else { return .topology(.graph(topology)) }
    guard let node = topology.node(named: host) else {
      throw .notFound(what: "host", which: "'\(host)' in what was seen; 'topology show' lists them")
    }
    let found = try reading { () throws(StoreError) in
      var collector = SeriesCollector(store: store, now: .now())
      try collector.collect()
      return collector.found
    }
    return .topology(.host(HostPortrait(node, in: topology, found)))
  }

  /// The network in a form for other programs.
  static let topologyExport = Operation(
    "topology", "export", summary: "Write the network as a drawing, a graph or JSON Lines",
    parameters: [
      Parameter(
        "format", .text, valueName: "dot|svg|json", help: "the form (by the file's name, else dot)"),
      Parameter(
        "file", .path, valueName: "FILE", help: "where to; standard output without it",
        isPositional: true),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let path = try arguments.text("file").flatMap { $0 == "-" ? nil : $0 }
    let names = TopologyFormat.allCases.map(\.rawValue)
    let ending = path?.split(separator: ".").last.map(String.init) ?? ""
    let name = try arguments.text("format") ?? (names.contains(ending) ? ending : "dot")
    guard let format = TopologyFormat(rawValue: name) else {
      throw .wrongArgument(name: "format", value: name, expected: "dot, svg or json")
    }
    return .topology(.export(try topology(copilot).1, format: format, path: path))
  }

  private static func topology(_ copilot: Copilot) throws(OperationError) -> (Store, Topology) {
    let store = try copilot.store()
    let machine = MachineNetwork.read(name: copilot.session.host ?? "this machine")
    let topology = try reading { () throws(StoreError) in
      try TopologyHistory(store: store, machine: machine, now: .now()).topology()
    }
    return (store, topology)
  }
}
