import Copilot

/// A topology in the language of Graphviz.
///
/// Source: the DOT language, graphviz.org.
struct TopologyGraph {
  let topology: Topology

  var text: String {
    var text = """
      digraph network {
        rankdir=LR;
        node [shape=box, style=rounded, fontname="sans-serif", fontsize=11];
        edge [fontname="sans-serif", fontsize=9, color="#5c6166"];

      """
    for node in topology.nodes {
      let lines =
        [node.label] + node.addresses.filter { $0 != node.label }.prefix(2)
        + [TopologyWording.roles(node)].filter { !$0.isEmpty }
      let label = lines.map(Self.escaped).joined(separator: "\\n")
      let shape =
        node.id == 0
        ? ", style=\"rounded,bold\""
        : node.roles.contains(.router) || node.roles.contains(.gateway)
          ? ", shape=ellipse" : ""
      text +=
        "  n\(node.id) [label=\"\(label)\", tooltip=\"\(Self.escaped(TopologyWording.sentence(node)))\"\(shape)];\n"
    }
    for edge in topology.edges {
      var attributes = ["tooltip=\"\(TopologyWording.link(edge))\""]
      if let seconds = edge.roundTripSeconds {
        attributes.append("label=\"\(Figures.duration(seconds))\"")
      }
      switch edge.kind {
      case .reached: attributes.append("style=dashed")
      case .jump: attributes.append("style=bold")
      case .path where edge.hops > 1: attributes.append("style=dotted")
      case .neighbour, .gateway, .path: break
      }
      text += "  n\(edge.from) -> n\(edge.to) [\(attributes.joined(separator: ", "))];\n"
    }
    return text + "}\n"
  }

  private static func escaped(_ text: String) -> String {
    String(
      text.flatMap { character -> [Character] in
        switch character {
        case "\"", "\\": ["\\", character]
        case _ where character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }: [" "]
        default: [character]
        }
      })
  }
}
