import Copilot

/// A topology as one SVG without outside resources: columns by distance from this machine, light and
/// dark, readable by voice.
struct TopologyDrawing {
  let topology: Topology
  private static let boxWidth = 190.0
  private static let boxHeight = 40.0
  private static let rowHeight = 52.0
  private static let columnWidth = 264.0
  private static let margin = 20.0
  private static let head = 56.0
  private static let foot = 40.0

  /// Where each node stands: its column, and its row in halves of rows.
  private struct Places {
    var columns: [Int: Int] = [:]
    var rows: [Int: Double] = [:]
    var titles: [String] = []
    var rowCount = 0.0
    var columnCount = 0
    /// The row at which machines begin that no way is known to.
    var unknownRow: Double?
  }

  var text: String {
    let places = places()
    let width =
      Self.margin * 2 + Double(max(2, places.columnCount)) * Self.columnWidth
      - (Self.columnWidth - Self.boxWidth)
    let height = Self.head + Self.foot + max(1, places.rowCount) * Self.rowHeight
    let known = topology.nodes.count { $0.distance != nil }
    let title = "The network as \(topology.nodes.first?.label ?? "this machine") has seen it"
    let summary =
      "\(Figures.count(topology.nodes.count, "machine")), a way known to "
      + "\(Figures.grouped(max(0, known - 1))) of them; columns are distances in hops."
    let edges = topology.edges.map { line($0, places) }.joined(separator: "\n")
    let nodes = topology.nodes.map { box($0, places) }.joined(separator: "\n")
    var titles = places.titles.enumerated().map { ($0.offset, Self.head - 14, $0.element) }
    if let row = places.unknownRow {
      titles.append((1, Self.head + row * Self.rowHeight - 12, "way unknown"))
    }
    let heads = titles.map { column, y, title in
      "<text class=\"soft\" x=\"\(number(Self.margin + Double(column) * Self.columnWidth))\" "
        + "y=\"\(number(y))\">\(escaped(title))</text>"
    }.joined(separator: "\n")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(height))" \
      width="\(number(width))" height="\(number(height))" role="img" aria-labelledby="title summary">
      <title id="title">\(escaped(title))</title>
      <desc id="summary">\(escaped(summary))</desc>
      <style>\(Self.style)</style>
      <rect class="paper" width="100%" height="100%"/>
      <text class="title" x="\(number(Self.margin))" y="24">\(escaped(title))</text>
      \(heads)
      \(edges)
      \(nodes)
      \(key(height))
      </svg>

      """
  }

  private static let style = """
    :root{color-scheme:light dark;--ink:#1a1c1e;--soft:#5c6166;--paper:#fff;--line:#9aa1a8;\
    --box:#f3f5f7;--own:#d9e7f6;--router:#eef3e6;--name:#f6ecd9;--jump:#efe4f4}
    @media (prefers-color-scheme:dark){:root{--ink:#e4e6e8;--soft:#9aa1a8;--paper:#15181b;\
    --line:#6b7177;--box:#22272c;--own:#1f3a57;--router:#2a3520;--name:#3d3320;--jump:#38283f}}
    text{font:12px system-ui,sans-serif;fill:var(--ink)}.title{font-size:15px;font-weight:600}
    .soft{fill:var(--soft);font-size:11px}.paper{fill:var(--paper)}
    .box{fill:var(--box);stroke:var(--line)}.own .box{fill:var(--own);stroke-width:2}
    .router .box{fill:var(--router)}.name .box{fill:var(--name)}.jump .box{fill:var(--jump)}
    path{fill:none;stroke:var(--line);stroke-width:1.3}.silent{stroke-dasharray:2 4}
    .reached{stroke-dasharray:6 5;opacity:.7}.jump-link{stroke-width:2.4}.other{opacity:.5}
    """

  // MARK: Where things stand

  /// Columns by distance, the unknown below; rows so that each node stands in the middle of those
  /// behind it.
  private func places() -> Places {
    var places = Places()
    let distances = Set(topology.nodes.compactMap(\.distance)).sorted()
    var column: [Int: Int] = [:]
    for (place, distance) in distances.enumerated() { column[distance] = place }
    places.titles = distances.map { $0 == 0 ? "this machine" : Figures.count($0, "hop") }
    for node in topology.nodes { places.columns[node.id] = node.distance.flatMap { column[$0] } }
    let children = topology.children()
    // Each node is met twice: before those behind it, and after them.
    var waiting: [(node: Int, isDone: Bool)] = [(0, false)]
    var next = 0.0
    while let (node, isDone) = waiting.popLast() {
      let list = children[node] ?? []
      if !isDone, topology.nodes[node].distance == nil, let parent = topology.nodes[node].parent {
        // What no way is known to stands under the rest.
        let place = (places.columns[parent] ?? 0) + 1
        places.columns[node] = place
        places.columnCount = max(places.columnCount, place + 1)
        if places.unknownRow == nil, parent == 0 {
          next += 0.6
          places.unknownRow = next
        }
      }
      if isDone {
        let rows = list.compactMap { places.rows[$0] }
        places.rows[node] = ((rows.first ?? 0) + (rows.last ?? 0)) / 2
      } else if list.isEmpty {
        places.rows[node] = next
        next += 1
      } else {
        waiting.append((node, true))
        waiting += list.reversed().map { ($0, false) }
      }
    }
    places.rowCount = next
    places.columnCount = max(places.columnCount, places.titles.count)
    return places
  }

  private func corner(_ node: Int, _ places: Places) -> (x: Double, y: Double) {
    (
      Self.margin + Double(places.columns[node] ?? 0) * Self.columnWidth,
      Self.head + (places.rows[node] ?? 0) * Self.rowHeight
    )
  }

  // MARK: Signs

  private func box(_ node: Topology.Node, _ places: Places) -> String {
    let (x, y) = corner(node.id, places)
    let kind =
      node.id == 0
      ? "own"
      : node.roles.contains(.gateway) || node.roles.contains(.router)
        ? "router"
        : node.roles.contains(.nameServer)
          ? "name" : node.roles.contains(.jumpHost) ? "jump" : "host"
    var facts = [node.addresses.first { $0 != node.label } ?? ""]
    if let seconds = node.roundTripSeconds { facts.append(Figures.duration(seconds)) }
    facts.append(
      node.services.isEmpty
        ? TopologyWording.roles(node) : node.services.sorted().joined(separator: " "))
    let second = facts.filter { !$0.isEmpty }.joined(separator: " · ")
    return """
      <g class="\(kind)" role="img" aria-label="\(escaped(TopologyWording.sentence(node)))">\
      <title>\(escaped(TopologyWording.sentence(node)))</title>\
      <rect class="box" x="\(number(x))" y="\(number(y))" width="\(number(Self.boxWidth))" \
      height="\(number(Self.boxHeight))" rx="6"/>\
      <text x="\(number(x + 10))" y="\(number(y + 17))">\(escaped(cut(node.label, to: 26)))</text>\
      <text class="soft" x="\(number(x + 10))" y="\(number(y + 32))">\(escaped(cut(second, to: 31)))\
      </text></g>
      """
  }

  private func line(_ edge: Topology.Edge, _ places: Places) -> String {
    let from = corner(edge.from, places)
    let to = corner(edge.to, places)
    let isWay = topology.nodes[edge.to].parent == edge.from
    var kinds: [String] = []
    switch edge.kind {
    case .reached: kinds.append("reached")
    case .jump: kinds.append("jump-link")
    case .path where edge.hops > 1: kinds.append("silent")
    case .neighbour, .gateway, .path: break
    }
    if !isWay { kinds.append("other") }
    let middle = Self.boxHeight / 2
    let start = (x: from.x + Self.boxWidth, y: from.y + middle)
    // A way back, or within a column, ends on the side that it comes from.
    let end =
      to.x > from.x ? (x: to.x, y: to.y + middle) : (x: to.x + Self.boxWidth, y: to.y + middle)
    let bend = to.x > from.x ? min(60, (end.x - start.x) / 2) : 40
    let second = to.x > from.x ? end.x - bend : end.x + bend
    var title = TopologyWording.link(edge)
    if let seconds = edge.roundTripSeconds { title += ", " + Figures.duration(seconds) }
    return
      "<path class=\"\(kinds.joined(separator: " "))\" d=\"M\(number(start.x)) \(number(start.y))"
      + "C\(number(start.x + bend)) \(number(start.y)) \(number(second)) \(number(end.y)) "
      + "\(number(end.x)) \(number(end.y))\"><title>\(escaped(title))</title></path>"
  }

  /// What the lines mean.
  private func key(_ height: Double) -> String {
    let y = height - 16
    var x = Self.margin
    var text = ""
    for (name, words) in [
      ("", "known way"), ("silent", "silent hops between"), ("jump-link", "ssh jump"),
      ("reached", "way unknown"),
    ] {
      text +=
        "<path class=\"\(name)\" d=\"M\(number(x)) \(number(y))h28\"/>"
        + "<text class=\"soft\" x=\"\(number(x + 34))\" y=\"\(number(y + 4))\">\(words)</text>"
      x += 54 + Double(words.count) * 6
    }
    return text
  }

  private func cut(_ text: String, to count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : Figures.decimal(value, places: 1)
  }
}
