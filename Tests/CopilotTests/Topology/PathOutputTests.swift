import Testing

@testable import Copilot

@Suite("Paths in outputs") struct PathOutputTests {
  @Test func tracerouteWithNamesSilenceAndSeveralRouters() {
    let output = """
      traceroute to example.org (192.0.2.9), 30 hops max, 60 byte packets
       1  _gateway (192.168.1.1)  0.412 ms  0.380 ms  0.371 ms
       2  * * *
       3  a.example (198.51.100.1)  8.1 ms b.example (198.51.100.2)  8.4 ms *
       4  198.51.100.77  11.2 ms !X  11.0 ms !X
      """
    let hops = PathOutput.hops(output)
    #expect(hops.map(\.number) == [1, 2, 3, 4])
    #expect(
      hops[0].answers == [
        .init(name: "_gateway", address: "192.168.1.1", roundTripSeconds: 0.412 / 1_000)
      ])
    #expect(hops[1].answers.isEmpty)
    #expect(hops[2].answers.map(\.address) == ["198.51.100.1", "198.51.100.2"])
    #expect(hops[3].answers.first?.address == "198.51.100.77")
    #expect(PathOutput.target(output)?.address == "192.0.2.9")
    #expect(PathOutput.target(output)?.name == "example.org")
  }

  @Test func tracepathWithItsOwnForm() {
    let hops = PathOutput.hops(
      """
       1?: [LOCALHOST]                      pmtu 1500
       1:  192.168.1.1                                           0.412ms 
       1:  192.168.1.1                                           0.380ms 
       2:  no reply
       3:  2001:db8::9                                           5.101ms asymm  4 reached
           Resume: pmtu 1500 hops 3 back 4 
      """)
    #expect(hops.map(\.number) == [1, 2, 3])
    #expect(hops.map { $0.answers.first?.address } == ["192.168.1.1", nil, "2001:db8::9"])
    #expect(hops[0].answers.count == 1)
  }

  @Test func mtrReports() {
    let hops = PathOutput.hops(
      """
      HOST: box                 Loss%   Snt   Last   Avg  Best  Wrst StDev
        1.|-- gw (192.168.1.1)   0.0%     3    0.4   0.5   0.3   0.5   0.1
        2.|-- ???               100.0     3    0.0   0.0   0.0   0.0   0.0
        3.|-- AS64500 10.20.0.1  0.0%     3    2.4   2.4   2.3   2.5   0.1
           |  `|-- 10.20.0.2
      """)
    #expect(hops.map(\.number) == [1, 2, 3])
    #expect(
      hops[0].answers == [
        .init(name: "gw", address: "192.168.1.1", roundTripSeconds: 0.5 / 1_000)
      ])
    #expect(hops[1].answers.isEmpty && hops[1].loss == 1)
    #expect(hops[2].answers.map(\.address) == ["10.20.0.1", "10.20.0.2"])
  }

  @Test func proseIsNoPath() {
    #expect(PathOutput.hops("3 packets transmitted, 3 received\n1 error\n64 bytes from x").isEmpty)
    #expect(PathOutput.hops("99999999999999999999 * * *\n70  10.0.0.1  1 ms").isEmpty)
    #expect(PathOutput.hops("").isEmpty)
  }

  @Test(arguments: 0..<100 as Range<UInt64>) func anyTextIsRead(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func below(_ bound: UInt64) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % bound)
    }
    let parts = [
      " 1 ", "2: ", "*", "(10.0.0.1)", "gw", "ms", "0.4", " ", "\n", ".|-- ", "???", "100.0",
      "0.0%",
      "no reply", "(", ")", "`|-- ", "traceroute to ", "::1", "é", "default via ", "lladdr ",
      "aa:bb:cc:dd:ee:ff",
    ]
    let text = (0..<200).map { _ in parts[below(UInt64(parts.count))] }.joined(separator: " ")
    for hop in PathOutput.hops(text) { #expect((1...64).contains(hop.number)) }
    _ = PathOutput.target(text)
    _ = NeighbourOutput.neighbours(text)
    _ = NeighbourOutput.routes(text)
    _ = NeighbourOutput.kernelRoutes(text)
    _ = NeighbourOutput.kernelRoutes6(text)
  }

  @Test func neighboursAndRoutes() {
    let neighbours = NeighbourOutput.neighbours(
      """
      192.168.1.1 dev eth0 lladdr aa:bb:cc:00:11:22 REACHABLE
      192.168.1.7 dev eth0 FAILED
      fe80::1 dev eth0 lladdr AA:BB:CC:00:11:22 router STALE
      gw (192.168.1.1) at aa:bb:cc:00:11:22 [ether] on eth0
      192.168.1.9              ether   aa:bb:cc:00:11:44   C                     eth0
      """)
    #expect(
      neighbours.map(\.address) == ["192.168.1.1", "fe80::1", "192.168.1.1", "192.168.1.9"])
    #expect(neighbours[1].hardware == "aa:bb:cc:00:11:22" && neighbours[2].name == "gw")
    let routes = NeighbourOutput.routes(
      "default via 192.168.1.1 dev eth0\n10.0.0.0/8 via 192.168.1.2 dev eth0\n"
        + "192.168.1.0/24 dev eth0 scope link\ndefault via fe80::1 dev eth0\n")
    #expect(routes.map(\.gateway) == ["192.168.1.1", "192.168.1.2", "fe80::1"])
    #expect(routes.map(\.isDefault) == [true, false, true])
    let kernel = NeighbourOutput.kernelRoutes(
      "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\n"
        + "eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\n"
        + "eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\n")
    #expect(kernel == [.init(network: "default", gateway: "192.168.1.1")])
  }
}
