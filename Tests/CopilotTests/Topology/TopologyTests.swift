import JSON
import Platform
import Testing

@testable import Copilot

@Suite("Topology") struct TopologyTests {
  private let now = Timestamp(microseconds: 1_795_302_000_000_000)

  private func builder() -> TopologyBuilder {
    TopologyBuilder(ownName: "box", ownAddresses: ["192.168.1.5"])
  }

  private func hop(_ number: Int, _ addresses: String...) -> PathOutput.Hop {
    PathOutput.Hop(
      number: number,
      answers: addresses.map { PathOutput.Answer(address: $0, roundTripSeconds: 0.001) })
  }

  @Test func distancesCountSilentHops() throws {
    var builder = builder()
    builder.add(
      path: [hop(1, "192.168.1.1"), hop(2), hop(3), hop(4, "10.0.0.4"), hop(5, "10.0.0.9")],
      target: .init(name: "web", address: "10.0.0.9"), at: now)
    let topology = builder.finish()
    let web = try #require(topology.node(named: "WEB"))
    #expect(web.distance == 5 && web.addresses == ["10.0.0.9"])
    let router = try #require(topology.node(named: "10.0.0.4"))
    #expect(router.distance == 4 && router.roles == [.router] && web.roles == [.host])
    let edge = try #require(topology.edges.first { $0.to == router.id })
    #expect(edge.hops == 3 && edge.from == topology.node(named: "192.168.1.1")?.id)
  }

  @Test func loopsAndBalancedPathsStayTrees() throws {
    var builder = builder()
    builder.add(
      path: [
        hop(1, "10.0.0.1"), hop(2, "10.0.0.2", "10.0.0.3"), hop(3, "10.0.0.1"),
        hop(4, "10.0.0.2"), hop(5, "10.0.0.4"),
      ], target: nil, at: now)
    let topology = builder.finish()
    #expect(topology.nodes.count == 5)
    for node in topology.nodes.dropFirst() {
      var seen: Set<Int> = []
      var next = Optional(node.id)
      while let id = next {
        #expect(seen.insert(id).inserted, "the way to \(node.label) goes in a circle")
        next = topology.nodes[id].parent
      }
      #expect(seen.contains(0))
    }
    #expect(topology.node(named: "10.0.0.4")?.distance == 3)
  }

  @Test func aNameAndAnAddressBecomeOneMachine() throws {
    var builder = builder()
    let addressed = builder.node(address: "10.0.0.9", at: now)
    let named = builder.node(name: "web.example.", at: now)
    let byName = try #require(named)
    #expect(addressed != named)
    builder.describe(byName, service: "ssh")
    builder.connect(0, byName, .reached, at: now)
    _ = builder.node(name: "web.example", address: "10.0.0.9", at: now)
    let topology = builder.finish()
    #expect(topology.nodes.count == 2)
    let web = try #require(topology.node(named: "10.0.0.9"))
    #expect(web.names == ["web.example"] && web.services == ["ssh"])
  }

  @Test func jumpsAreNoHops() throws {
    let place = try Place()
    let copilot = place.copilot()
    try copilot.observe("ssh -J ops@bastion,second deep.internal", ["exit_code": 0])
    let rows = try copilot.perform("topology.show")
    let nodes = rows.filter { $0["type"] == "node" }
    let deep = try #require(nodes.first { $0["label"] == "deep.internal" })
    #expect(deep["distance_hops"] == .null)
    let second = try #require(nodes.first { $0["label"] == "second" })
    let bastion = try #require(nodes.first { $0["label"] == "bastion" })
    #expect(deep["parent_id"] == second["id"] && second["parent_id"] == bastion["id"])
    #expect(bastion["roles"] == ["jump-host"] && deep["services"] == ["ssh"])
  }

  @Test func whatIsNormalForAHostIsTold() throws {
    let place = try Place()
    let copilot = place.copilot()
    for milliseconds in [10, 12, 14] {
      try copilot.observe(
        "ping -c 1 10.9.9.9",
        [
          "exit_code": 0,
          "stdout_tail": .string(
            "1 packets transmitted, 1 received, 0% packet loss\n"
              + "rtt min/avg/max/mdev = 1/\(milliseconds)/2/3 ms\n"),
        ])
    }
    try copilot.observe("curl https://10.9.9.9/", ["exit_code": 0])
    try copilot.observe("curl http://10.9.9.9:81/", ["exit_code": 7])
    try copilot.observe("dig @10.9.9.9 example.org", ["exit_code": 0])
    let host = try #require(
      try copilot.perform("topology.show", ["host": "10.9.9.9"]).first)
    #expect(host["round_trip_seconds"]?["median"]?.doubleValue == 0.012)
    #expect(host["node"]?["services"] == ["dns", "https"])
    #expect(host["node"]?["roles"]?.arrayValue?.contains("name-server") == true)
    #expect(host["node"]?["failures"] == 1)
    #expect(throws: OperationError.self) {
      try copilot.perform("topology.show", ["host": "nobody"])
    }
    #expect(throws: OperationError.self) {
      try copilot.perform("topology.export", ["format": "png"])
    }
  }

  @Test func aThousandMachinesAreNoTrouble() {
    var builder = builder()
    for index in 0..<1_000 {
      let (high, low) = (index / 250, index % 250 + 1)
      builder.add(
        path: [hop(1, "192.168.1.1"), hop(2, "10.1.\(high).1"), hop(3, "10.2.\(high).\(low)")],
        target: nil, at: now)
    }
    let topology = builder.finish()
    #expect(topology.nodes.count == 1_006)
    #expect(topology.nodes.allSatisfy { $0.distance != nil })
  }

  @Test func thereIsAnEndToSize() {
    var builder = builder()
    for index in 0..<6_000 { _ = builder.node(name: "host\(index)", at: now) }
    let topology = builder.finish()
    #expect(topology.nodes.count == TopologyBuilder.mostNodes)
    #expect(topology.leftOut == 6_000 - TopologyBuilder.mostNodes + 1)
  }
}
