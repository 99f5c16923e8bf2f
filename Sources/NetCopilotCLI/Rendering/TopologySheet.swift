import Copilot
import JSON
import Platform
import Terminal

/// The network as a tree on the terminal, and what is normal for a host.
struct TopologySheet {
  let console: Console
  let now: Timestamp
  private static let mostRows = 300
  /// So many machines behind one are listed; the rest is counted.
  private static let mostChildren = 60

  init(console: Console, now: Timestamp = .now()) {
    self.console = console
    self.now = now
  }

  func write(_ answer: TopologyAnswer) {
    switch answer {
    case .graph(let topology): write(topology)
    case .host(let portrait): write(portrait)
    case .export(let topology, let format, _):
      switch format {
      case .dot: console.write(TopologyGraph(topology: topology).text)
      case .svg: console.write(TopologyDrawing(topology: topology).text)
      case .json:
        for row in topology.rows {
          console.write(row.serialized())
          console.write("\n")
        }
      }
    }
  }

  private func printable(_ text: String) -> String {
    TextWidth.printable(text, glyphs: console.glyphs)
  }

  // MARK: The tree

  private func write(_ topology: Topology) {
    guard topology.nodes.count > 1 else {
      console.write(
        "No other machine was seen yet: 'traceroute HOST', 'ip neigh' or 'ssh HOST' show some.\n")
      return
    }
    var table = Table([
      .init("", isFlexible: true), .init("address"), .init("is"),
      .init("hops", alignment: .right), .init("round trip", alignment: .right), .init("seen"),
      .init("services"),
    ])
    table.leastFlexibleWidth = 20
    let children = topology.children()
    // Nodes that wait to be written, the next one last, with what stands in front of them.
    var waiting: [(node: Int, lead: String, branch: String)] = [(0, "", "")]
    var hidden = 0
    let lines = console.glyphs == .ascii ? ("|- ", "`- ", "|  ") : ("├─ ", "└─ ", "│  ")
    while let (id, lead, branch) = waiting.popLast() {
      guard table.rows.count < Self.mostRows else {
        hidden += 1
        waiting += (children[id] ?? []).map { ($0, "", "") }
        continue
      }
      guard id >= 0 else {
        table.add([Styled(lead + branch + "and \(Figures.count(-id, "more machine"))", .dim)])
        continue
      }
      table.add(row(topology.nodes[id], lead + branch))
      let all = children[id] ?? []
      let shown = all.prefix(Self.mostChildren)
      let below = lead + (branch == lines.0 ? lines.2 : branch.isEmpty ? "" : "   ")
      var entries = shown.enumerated().map { place, child in
        (node: child, lead: below, branch: place == all.count - 1 ? lines.1 : lines.0)
      }
      if all.count > shown.count { entries.append((-(all.count - shown.count), below, lines.1)) }
      waiting += entries.reversed()
    }
    console.write(table)
    var remarks: [String] = []
    if hidden > 0 { remarks.append("\(Figures.count(hidden, "machine")) more") }
    if topology.leftOut > 0 { remarks.append("\(Figures.grouped(topology.leftOut)) left out") }
    if !remarks.isEmpty {
      console.write(
        remarks.joined(separator: ", ") + "; 'topology export --format json' has them\n")
    }
  }

  private func row(_ node: Topology.Node, _ lead: String) -> [Styled] {
    let style: Style = node.id == 0 ? .bold : node.distance == nil ? .dim : .plain
    let address = node.addresses.first { $0 != node.label }
    let more = node.addresses.count(where: { $0 != node.label }) - 1
    return [
      Styled(lead + node.label, style),
      Styled((address ?? "") + (more > 0 ? " +\(more)" : ""), .dim),
      Styled(TopologyWording.roles(node)),
      Styled(node.id == 0 ? "" : node.distance.map { "\($0)" } ?? "?"),
      Styled(node.roundTripSeconds.map(Figures.duration) ?? ""),
      Styled(
        node.id == 0 ? "" : node.lastSeen.map { Figures.age(of: $0, now: now) } ?? "never", .dim),
      Styled(node.services.sorted().joined(separator: " "), .color(.green)),
    ]
  }

  // MARK: One host

  private func write(_ portrait: HostPortrait) {
    let node = portrait.node
    console.write(console.palette.render(printable(node.label), .bold) + "\n")
    var rows: [(String, String)] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { rows.append((name, value)) }
    }
    let names = node.names.dropFirst().prefix(8)
    add("also called", names.joined(separator: ", "))
    let others = node.addresses.filter { $0 != node.label }
    add("addresses", others.prefix(8).joined(separator: ", "))
    add("hardware", node.hardware)
    add("is", TopologyWording.roles(node))
    add("services", node.services.sorted().joined(separator: ", "))
    add("way", TopologyWording.way(portrait))
    if let trip = portrait.roundTrip {
      add(
        "round trip",
        "\(Figures.duration(trip.median)), mostly \(Figures.duration(trip.low)) to "
          + "\(Figures.duration(trip.high)) (\(Figures.count(portrait.measurements, "measurement")))"
      )
    } else {
      add("round trip", node.roundTripSeconds.map { Figures.duration($0) + " (once)" })
    }
    add("loss", portrait.loss.map(ReportWording.percent))
    add(
      "success",
      portrait.successShare.map {
        "\(ReportWording.percent($0)) of \(Figures.count(node.runs, "run"))"
      })
    add("last seen", node.lastSeen.map { Figures.age(of: $0, now: now) })
    let width = rows.map(\.0.count).max() ?? 0
    for (name, value) in rows {
      let padding = String(repeating: " ", count: width - name.count + 2)
      console.write("  " + console.palette.render(name, .dim) + padding + printable(value) + "\n")
    }
  }
}
