import Platform
import Testing

@testable import Copilot
@testable import NetCopilotCLI

@Suite("Drawings of a topology") struct TopologyDrawingTests {
  private func topology() -> Topology {
    var builder = TopologyBuilder(ownName: "box", ownAddresses: ["192.168.1.5"])
    let now = Timestamp(microseconds: 1_795_302_000_000_000)
    builder.add(
      path: [
        .init(number: 1, answers: [.init(name: "gw<1>", address: "192.168.1.1")]),
        .init(number: 3, answers: [.init(address: "10.0.0.9", roundTripSeconds: 0.005)]),
      ], target: nil, at: now)
    _ = builder.node(name: "lonely\"\\host&", at: now)
    return builder.finish()
  }

  @Test func theDrawingIsWholeAndTheSameEachTime() {
    let text = TopologyDrawing(topology: topology()).text
    #expect(text == TopologyDrawing(topology: topology()).text)
    #expect(text.hasPrefix("<svg xmlns=") && text.hasSuffix("</svg>\n"))
    #expect(text.contains("gw&lt;1&gt;") && !text.contains("gw<1>"))
    #expect(text.contains("lonely&quot;\\host&amp;"))
    #expect(text.contains("<title id=\"title\">") && text.contains("aria-label=\"10.0.0.9"))
    #expect(text.contains("way unknown") && text.contains("prefers-color-scheme:dark"))
    #expect(!text.contains("href") && !text.contains("url("))
    #expect(!text.contains("nan") && !text.contains("\"inf"))
  }

  @Test func theGraphQuotesNames() {
    let text = TopologyGraph(topology: topology()).text
    #expect(text.hasPrefix("digraph") && text.hasSuffix("}\n"))
    #expect(text.contains("lonely\\\"\\\\host&"))
    #expect(text.contains("style=dotted") && text.contains("style=dashed"))
  }

  @Test func aMachineAloneCanBeDrawn() {
    var builder = TopologyBuilder(ownName: "box", ownAddresses: [])
    let text = TopologyDrawing(topology: builder.finish()).text
    #expect(text.contains("box") && text.hasSuffix("</svg>\n"))
  }
}
