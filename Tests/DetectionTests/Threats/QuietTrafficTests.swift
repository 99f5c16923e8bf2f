import Flows
import Packets
import Testing

@testable import Detection

/// Usual traffic that looks like an attack at first, each beside the attack that it looks like.
@Suite("Quiet traffic") struct QuietTrafficTests {
  // MARK: Addresses

  @Test("a router's standby takes its address over and gives it back") func failover() {
    var script = TrafficScript()
    for owner in [0x0200_0000_0002, 0x0200_0000_0003, 0x0200_0000_0002] as [UInt64] {
      // keepalived announces five times at once and five times after five seconds.
      for round in 0..<10 {
        if round == 5 { script.wait(5) }
        script.claim("10.0.0.1", by: owner, .gratuitous, of: "10.0.0.1")
      }
      for host in 0..<8 as Range<UInt64> {
        script.claim("10.0.0.20", by: 0x0200_0000_0020 + host, .request, of: "10.0.0.1")
        script.wait(0.001)
        script.claim("10.0.0.1", by: owner, .reply, of: "10.0.0.20", to: 0x0200_0000_0020 + host)
        script.wait(12)
      }
    }
    #expect(script.findings().isEmpty)
  }

  @Test("clients that speak for themselves are real, however many start at once")
  func leases() {
    func traffic(speaks: Bool) -> [FindingKind] {
      var script = TrafficScript()
      for client in 0x0200_0000_1000..<0x0200_0000_1078 as Range<UInt64> {
        script.lease(type: 1, client: client)
        script.lease(type: 3, client: client)
        script.wait(0.3)
        if speaks {
          script.claim("0.0.0.0", by: client, .probe, of: "10.0.0.\(client & 0x7F)")
        }
      }
      return script.findings().map(\.kind)
    }
    #expect(traffic(speaks: true).isEmpty)
    #expect(traffic(speaks: false) == [.dhcpFlood])
  }

  // MARK: Hosts

  @Test("machines that monitoring knows and that fail together are an outage") func outage() {
    func traffic(isKnown: Bool) -> [FindingKind] {
      var script = TrafficScript()
      for round in 0..<2 {
        for host in 1...200 {
          let isUp = host > 60 || isKnown && round == 0
          script.attempt(
            "10.0.0.9", "10.0.1.\(host)", port: 5666, isUp ? .answered : .unanswered)
          script.wait(0.2)
        }
      }
      return script.findings().map(\.kind)
    }
    #expect(traffic(isKnown: true).isEmpty)
    #expect(traffic(isKnown: false) == [.hostSweep])
  }

  @Test("a sweep of a network in use, of which a third is silent, is seen") func fullNetwork() {
    func traffic(silentOf20: Int) -> [FindingKind] {
      var script = TrafficScript()
      for host in 1...250 {
        script.attempt(
          "10.0.0.9", "10.0.1.\(host)", port: 0x0800,
          host * 7 % 20 < silentOf20 ? .unanswered : .answered, transport: 1)
        script.wait(0.02)
      }
      return script.findings().map(\.kind)
    }
    #expect(traffic(silentOf20: 7) == [.hostSweep])
    #expect(traffic(silentOf20: 2).isEmpty)
  }

  @Test("a sweep from a server's port is one; late answers to nobody are not") func lowPort() {
    func traffic(from source: UInt16, to target: UInt16) -> [FindingKind] {
      var script = TrafficScript()
      for host in 1...120 {
        script.attempt(
          "10.0.0.9", "203.0.113.\(host)", port: target, .unanswered, transport: 17,
          sourcePort: source)
        script.wait(0.05)
      }
      return script.findings().map(\.kind)
    }
    #expect(traffic(from: 53, to: 123) == [.hostSweep])
    #expect(traffic(from: 53, to: 50_123).isEmpty)
    #expect(traffic(from: 67, to: 68).isEmpty)
    #expect(traffic(from: 123, to: 123).isEmpty)
  }

  @Test("a scanner of many hosts is one finding beside the first, which can be expected")
  func campaign() throws {
    func scan(_ script: inout TrafficScript) {
      for host in 1...30 {
        for port in 1...20 as ClosedRange<UInt16> {
          // Each host has its own ports: no port is swept.
          script.attempt(
            "10.0.0.9", "10.0.1.\(host)", port: UInt16(host) * 100 + port, .refused)
        }
        script.wait(5)
      }
    }
    var script = TrafficScript()
    scan(&script)
    let found = script.findings()
    #expect(found.allSatisfy { $0.kind == .portScan })
    #expect(found.count == PortScanRule.mostSingleTargets + 1)
    let joint = try #require(found.first { $0.targetCount > 1 })
    #expect(joint.targetCount == 30)
    var next = TrafficScript(expectations: [Expectation(of: joint)])
    scan(&next)
    #expect(next.findings().allSatisfy { $0.isExpected })
  }

  @Test("a port a minute over an hour is a scan") func slowScan() throws {
    var script = TrafficScript()
    for port in 0..<60 as Range<UInt16> {
      script.attempt(
        "10.0.0.9", "10.0.0.1", port: 1000 + port * 11, port % 3 == 0 ? .refused : .unanswered)
      script.wait(60)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.portScan])
    let finding = try #require(found.first)
    #expect(finding.summary.hasPrefix("60 ports"))
  }

  @Test("a scan among decoys names the scanner too") func decoys() {
    var script = TrafficScript()
    let senders = ["10.0.0.9", "10.0.0.71", "203.0.113.5", "198.51.100.9"]
    for port in 1...100 as ClosedRange<UInt16> {
      for sender in senders { script.attempt(sender, "10.0.0.1", port: port * 7, .refused) }
      script.wait(0.05)
    }
    let found = script.findings().filter { $0.kind == .portScan }
    #expect(
      Set(found.flatMap(\.actors)) == Set(senders.map { .address(TrafficScript.address($0)) }))
  }

  // MARK: Names

  private static let digits = Array("0123456789abcdef")
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz234567")

  /// Text that looks random and is always the same.
  private func text(_ length: Int, _ seed: Int, of alphabet: [Character]) -> String {
    var state = UInt64(seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
    return String(
      (0..<length).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      })
  }

  /// What is found when a client asks for 60 names, one every some seconds.
  private func names(type: UInt16 = 1, every seconds: Double = 5, _ name: (Int) -> String)
    -> [FindingKind]
  {
    var script = TrafficScript()
    for index in 0..<60 {
      script.name(name(index), type: type)
      script.wait(0.02)
      script.name(name(index), type: type, code: index % 3 == 0 ? 3 : 0)
      script.wait(seconds)
    }
    return script.findings().map(\.kind)
  }

  @Test("digests, keys and services have long names by design") func longNames() {
    #expect(names { text(32, $0, of: Self.digits) + ".frame.ads.example" }.isEmpty)
    #expect(names { text(40, $0, of: Self.digits) + ".list.mail.example" }.isEmpty)
    #expect(names { text(52, $0, of: Self.letters) + "._file.list.mail.example" }.isEmpty)
    #expect(names(type: 16) { text(32, $0, of: Self.letters) + "._domainkey.post.example" }.isEmpty)
    #expect(
      names(type: 33) {
        "Laser Printer M404 (\(text(6, $0, of: Self.digits))) floor \($0)._ipp._tcp.corp.example"
      }.isEmpty)
  }

  @Test("data in labels of any other length, in bulk or in rare types is a tunnel")
  func tunnels() {
    #expect(names { text(34 + $0 % 20, $0, of: Self.digits) + ".b.evil.example" } == [.dnsTunnel])
    #expect(names { text(60, $0, of: Self.digits) + ".evil.example" } == [.dnsTunnel])
    #expect(
      names(type: 16) { text(40, $0, of: Self.digits) + ".evil.example" } == [.dnsTunnel])
    var script = TrafficScript()
    for index in 0..<300 {
      script.name(text(40, index, of: Self.digits) + ".evil.example")
      script.wait(0.1)
    }
    #expect(script.findings().map(\.kind) == [.dnsTunnel])
  }
}
