import Flows
import Packets
import Testing

@testable import Detection

/// Attacks that are easily missed, each beside the usual traffic that looks like it.
@Suite("Look-alikes") struct LookAlikeTests {
  // MARK: Scans and sweeps

  @Test(
    "an acknowledgment to a dozen low ports is a scan; connections older than the capture are not")
  func acknowledgments() {
    var scan = TrafficScript()
    var old = TrafficScript()
    for port in 1...40 as ClosedRange<UInt16> {
      let endpoints = FlowEndpoints(
        source: TrafficScript.address("10.0.0.9"), destination: TrafficScript.address("10.0.0.1"),
        sourcePort: 50_000, destinationPort: port * 20, transport: 6)
      scan.start(endpoints, flags: .ack)
      var other = endpoints
      other.sourcePort = 40_000 + port
      other.destinationPort = 443
      old.start(other, flags: .ack)
      other.sourcePort = 8443
      other.destinationPort = 40_000 + port
      old.start(other, flags: .ack)
    }
    #expect(scan.findings().map(\.kind) == [.portScan])
    #expect(old.findings().isEmpty)
  }

  @Test("a sweep's answers before its first silence count") func echoes() throws {
    var script = TrafficScript()
    for host in 1...100 {
      script.attempt(
        "10.0.0.9", "10.0.1.\(host)", port: 0x0800,
        host % 3 == 0 || host < 20 ? .answered : .unanswered,
        transport: 1)
    }
    let finding = try #require(script.findings().first)
    #expect(finding.kind == .hostSweep && finding.targetCount == 100)
  }

  @Test("time stamps and address masks are asked of a network like echoes", arguments: [13, 17])
  func controlMessages(type: UInt16) throws {
    var script = TrafficScript()
    for host in 1...60 {
      script.attempt(
        "10.0.0.9", "10.0.1.\(host)", port: type << 8, host % 2 == 0 ? .answered : .unanswered,
        transport: 1)
    }
    let finding = try #require(script.findings().first)
    #expect(finding.kind == .hostSweep && finding.technique == "T1018")
    #expect(finding.summary.hasPrefix(type == 13 ? "ICMP time stamp" : "ICMP address mask"))
    #expect(finding.evidence.first { $0.name == "icmp_type" }?.value == Double(type))
    #expect(!finding.evidence.contains { $0.name == "port" })
  }

  @Test("peers meet at ports of their own; a worm that also has peers is seen by its port")
  func peers() {
    func traffic(worm: Bool) -> [FindingKind] {
      var script = TrafficScript()
      for index in 0..<900 {
        let port: UInt16 = index % 15 == 0 ? 6881 : UInt16(2000 + index * 37 % 60_000)
        script.attempt(
          "10.0.0.9", "203.\(index / 200).113.\(index % 200)", port: port, .unanswered,
          transport: 17)
        script.attempt(
          "10.0.0.9", "203.\(index / 200).113.\(index % 200)",
          port: worm && index % 4 == 0 ? 23 : port, .unanswered)
        script.wait(0.5)
      }
      return script.findings().map(\.kind)
    }
    #expect(traffic(worm: false).isEmpty)
    #expect(traffic(worm: true) == [.hostSweep])
  }

  // MARK: Floods and reflections

  private func window(
    at now: Int64, _ length: WindowLength = .tenSeconds, change: (inout HostWindow) -> Void
  ) -> HostWindow {
    var window = HostWindow(
      address: TrafficScript.address("10.0.0.1"), hardware: .none,
      startSeconds: now / 1_000_000_000, length: length)
    window.firstNanoseconds = now
    window.lastNanoseconds = now + 900_000_000
    change(&window)
    return window
  }

  @Test("SYNs to many ports are a flood when they come from many hosts, else a scan")
  func manyPorts() {
    var script = TrafficScript()
    for index in 0..<200 {
      script.start(
        FlowEndpoints(
          source: TrafficScript.address("203.0.113.\(index)"),
          destination: TrafficScript.address("10.0.0.1"), sourcePort: 2000,
          destinationPort: UInt16(index * 7), transport: 6))
    }
    script.watch.hostWindowClosed(
      window(at: script.now) {
        $0.received.syns = 9000
        $0.received.tcpPackets = 9000
        $0.received.packets = 9000
        $0.received.flowsStarted = 9000
        $0.distinct.ownPorts = 8000
        $0.distinct.peers = 9000
      })
    #expect(script.findings().map(\.kind) == [.synFlood])
  }

  @Test("segments of no connection are a flood; those of many connections are not")
  func stray() throws {
    var script = TrafficScript()
    var busy = TrafficScript()
    func segments(_ flows: UInt32, at now: Int64) -> HostWindow {
      window(at: now) {
        $0.received.tcpPackets = 9000
        $0.received.packets = 9000
        $0.received.flowsStarted = flows
        $0.distinct.ownPorts = 1
        $0.distinct.peers = 900
      }
    }
    script.watch.hostWindowClosed(segments(9000, at: script.now))
    busy.watch.hostWindowClosed(segments(3000, at: busy.now))
    let found = script.findings()
    #expect(found.map(\.kind) == [.synFlood])
    #expect(try #require(found.first).technique == "T1498.001")
    #expect(busy.findings().isEmpty)
  }

  @Test("echo requests in thousands are a flood for who gets them, not for who sends them")
  func echoFlood() throws {
    var script = TrafficScript()
    for (source, target) in [("10.0.0.9", "10.0.0.1"), ("10.0.0.1", "10.0.0.9")] {
      script.start(
        FlowEndpoints(
          source: TrafficScript.address(source), destination: TrafficScript.address(target),
          sourcePort: 1, destinationPort: 0x0800, transport: 1), flags: [])
    }
    script.watch.hostWindowClosed(
      window(at: script.now) {
        $0.received.icmpPackets = 20_000
        $0.received.echoRequests = 20_000
        $0.sent.icmpPackets = 20_000
        $0.sent.echoReplies = 20_000
      })
    script.watch.hostWindowClosed(
      window(at: script.now) {
        $0.address = TrafficScript.address("10.0.0.9")
        $0.sent.icmpPackets = 20_000
        $0.sent.echoRequests = 20_000
        $0.received.icmpPackets = 20_000
        $0.received.echoReplies = 20_000
      })
    let found = script.findings()
    #expect(found.map(\.kind) == [.udpFlood])
    #expect(try #require(found.first).targets == [.address(TrafficScript.address("10.0.0.1"))])
  }

  @Test("SYN-ACKs to a host that opens nothing are reflected") func synAcks() throws {
    func traffic(asked: UInt32, data: UInt32) -> [Finding] {
      var script = TrafficScript()
      for host in 1...200 {
        script.start(
          FlowEndpoints(
            source: TrafficScript.address("203.0.113.\(host)"),
            destination: TrafficScript.address("10.0.0.1"), sourcePort: 443,
            destinationPort: UInt16(2000 + host), transport: 6), flags: [.syn, .ack])
      }
      script.watch.hostWindowClosed(
        window(at: script.now, .second) {
          $0.received.synAcks = 200
          $0.received.tcpPackets = 200 + data
          $0.received.packets = 200 + data
          $0.sent.syns = asked
        })
      return script.findings()
    }
    let found = traffic(asked: 0, data: 10)
    #expect(found.map(\.kind) == [.amplification])
    #expect(try #require(found.first).actorCount == 200)
    // A busy client, and one of which the capture sees only what comes back.
    #expect(traffic(asked: 200, data: 10).isEmpty)
    #expect(traffic(asked: 0, data: 2000).isEmpty)
  }

  @Test("devices that answer a question to all do not reflect") func discovery() {
    var script = TrafficScript()
    for _ in 0..<3 {
      script.datagram("10.0.0.7", 55_000, "239.255.255.250", 1900)
      for host in 20..<60 { script.datagram("10.0.0.\(host)", 1900, "10.0.0.7", 55_000) }
      script.endSecond()
      script.wait(20)
    }
    #expect(script.findings().isEmpty)
    // The same answers without the question.
    for host in 20..<60 { script.datagram("10.0.0.\(host)", 1900, "10.0.0.8", 80) }
    script.endSecond()
    #expect(script.findings().map(\.kind) == [.amplification])
  }

  @Test("clients that ask from the service's own port do not reflect", arguments: [514, 123, 68])
  func samePort(port: UInt16) {
    var script = TrafficScript()
    for host in 1...100 {
      script.datagram("10.0.1.\(host)", port, "10.0.0.1", port == 68 ? 67 : port, bytes: 90)
    }
    script.endSecond()
    #expect(script.findings().isEmpty)
  }

  @Test("a resolver of which the capture sees only the answers is no target")
  func resolver() {
    func traffic(_ name: (Int) -> String) -> [FindingKind] {
      var script = TrafficScript()
      for host in 1...60 {
        script.datagram("203.0.113.\(host)", 53, "10.0.0.7", UInt16(2000 + host))
        script.name(name(host), client: "10.0.0.7", code: 0)
      }
      script.endSecond()
      return script.findings().map(\.kind)
    }
    #expect(traffic { "host\($0).example.org" }.isEmpty)
    #expect(traffic { _ in "large.example.org" } == [.amplification])
  }

  // MARK: The local network

  @Test("an address that two announce is contested; one that moves is not") func announcements() {
    let (owner, other): (UInt64, UInt64) = (0x0200_0000_0001, 0x0200_0000_0066)
    var spoof = TrafficScript()
    var failover = TrafficScript()
    for round in 0..<20 {
      spoof.claim("10.0.0.1", by: owner, .request, of: "10.0.0.\(20 + round)")
      failover.claim(
        "10.0.0.1", by: round < 10 ? owner : other, .request, of: "10.0.0.\(20 + round)")
      if round > 4 { spoof.claim("10.0.0.1", by: other, .gratuitous, of: "10.0.0.1") }
      if round == 9 {
        for _ in 0..<5 { failover.claim("10.0.0.1", by: other, .gratuitous, of: "10.0.0.1") }
      }
      spoof.wait(10)
      failover.wait(10)
    }
    #expect(spoof.findings().map(\.kind) == [.arpSpoof])
    #expect(failover.findings().isEmpty)
  }

  @Test("one odd frame is damage, two are an attack") func oddFrames() {
    var script = TrafficScript()
    script.claim("10.0.0.1", by: 0x0200_0000_0001, .request, of: "10.0.0.7")
    script.claim("10.0.0.1", by: 0x0200_0000_0041, .request, of: "10.0.0.7", from: 0x0200_0000_0001)
    #expect(script.watch.ledger.all.isEmpty)
    script.claim("10.0.0.1", by: 0x0200_0000_0041, .request, of: "10.0.0.8", from: 0x0200_0000_0001)
    #expect(script.findings().map(\.kind) == [.arpSpoof])
  }

  @Test("a class that comes in, renewals and a relay starve nobody") func leases() {
    var script = TrafficScript()
    for index in 0..<40 as Range<UInt64> {
      for type in [1, 3] as [UInt8] { script.lease(type: type, client: 0x0200_0000_1000 + index) }
      script.lease(type: 3, client: 0x0200_0000_2000 + index, from: "10.0.0.\(index + 20)")
      script.lease(
        type: 1, client: 0x0200_0000_3000 + index, from: "10.9.0.1", frame: 0x0200_0000_0009)
      script.wait(1)
    }
    #expect(script.findings().isEmpty)
  }

  @Test("clients that send their own frames starve when there are very many") func manySenders() {
    var script = TrafficScript()
    for index in 0..<80 as Range<UInt64> {
      script.lease(type: 1, client: 0x0200_0000_1000 + index)
      script.wait(0.1)
    }
    #expect(script.findings().map(\.kind) == [.dhcpFlood])
  }

  // MARK: Tunnels

  @Test("an idle tunnel asks with short names of rare types", arguments: [10, 65_399])
  func nullNames(type: UInt16) {
    var script = TrafficScript()
    for index in 0..<20 {
      script.name("pa\(index)x.t.example.net", type: type)
      script.wait(4)
    }
    #expect(script.findings().map(\.kind) == [.dnsTunnel])
  }

  /// Digits of a counter, spread as a session's are.
  private func digits(_ index: Int, _ count: Int) -> String {
    let digits = Array("0123456789abcdef")
    return String((0..<count).map { digits[($0 * 5 + index * ($0 + 3) + index / 7) % 16] })
  }

  @Test("a tunnel in hexadecimal digits, below a domain or without one")
  func hexadecimal() throws {
    for isDirect in [false, true] {
      var script = TrafficScript()
      for index in 0..<60 {
        let data = digits(index, isDirect ? 26 : 18)
        script.name(
          isDirect ? "dnscat.\(data)" : "\(data).example.net",
          type: ([16, 5, 15] as [UInt16])[index % 3])
        script.wait(1)
      }
      let found = script.findings()
      #expect(found.map(\.kind) == [.dnsTunnel])
      #expect(
        try #require(found.first).targets.last == .name(isDirect ? "dnscat" : "example.net"))
    }
  }

  @Test("a reputation service is asked with digests, and answers with an address")
  func reputation() {
    var script = TrafficScript()
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    for index in 0..<80 {
      let label = String((0..<26).map { letters[($0 * 7 + index * 13 + $0 * index) % 32] })
      script.name("\(label).check.example.net")
      script.name("\(label).check.example.net", code: 0)
      script.wait(9)
    }
    #expect(script.findings().isEmpty)
  }

  @Test("a shell over echo is idle most of the time") func idleShell() {
    var script = TrafficScript()
    for sequence in 0..<200 as Range<UInt16> {
      let speaks = sequence % 10 == 0
      script.echo(
        "10.0.0.7", "203.0.113.5", isReply: false, sequence: sequence, length: 0, digest: 1)
      script.echo(
        "203.0.113.5", "10.0.0.7", isReply: true, sequence: sequence, length: speaks ? 6 : 0,
        digest: speaks ? 2 : 1)
    }
    #expect(script.findings().map(\.kind) == [.icmpTunnel])
  }

  // MARK: Guessing and beats

  @Test("programs that come back are no guesses") func programs() {
    var script = TrafficScript()
    for index in 0..<200 as Range<UInt64> {
      // A check of a service each minute, a mail program, a program and its database.
      script.connection("10.0.0.5", "10.0.0.1", port: 22, seconds: 0.1, out: 22, back: 41)
      if index < 12 {
        script.connection(
          "10.0.0.6", "203.0.113.5", port: 993, seconds: 1, out: 800, back: 4000 + index % 5)
      }
      for _ in 0..<3 {
        script.connection(
          "10.0.0.8", "10.0.0.2", port: 3306, seconds: 0.1, out: 130, back: 220,
          application: .mysql)
      }
      script.wait(60)
    }
    #expect(script.findings().isEmpty)
  }

  @Test("mail over TLS is guessed at by very many connections at once") func mail() {
    var script = TrafficScript()
    for index in 0..<30 as Range<UInt64> {
      script.connection(
        "10.0.0.6", "203.0.113.5", port: 993, seconds: 1, out: 800 + index % 7, back: 4000)
      script.wait(1.5)
    }
    #expect(script.findings().map(\.kind) == [.bruteForce])
  }

  @Test("monitoring, agents and health checks beat, and nobody hides in them") func polling() {
    var script = TrafficScript()
    for minute in 0..<60 {
      for host in 1...20 {
        script.connection(
          "10.0.0.5", "10.0.1.\(host)", port: 8080, seconds: 0.1, out: 200, back: 300)
        script.connection(
          "10.0.2.\(host)", "10.0.0.4", port: 8443, seconds: 0.1, out: 400, back: 300)
        script.wait(1.4 + Double(minute % 3) * 0.05)
      }
      script.wait(30)
    }
    #expect(script.findings().isEmpty)
    for _ in 0..<300 {
      script.connection("10.0.3.5", "10.0.3.1", port: 8080, seconds: 0.1, out: 200, back: 300)
      script.connection("10.0.3.6", "203.0.113.9", port: 80, seconds: 0.1, out: 200, back: 300)
      script.wait(2)
    }
    #expect(script.findings().isEmpty)
  }

  @Test("datagrams from one socket are one conversation") func keepAlive() {
    func traffic(_ port: (UInt16) -> UInt16) -> [FindingKind] {
      var script = TrafficScript()
      for index in 0..<30 as Range<UInt16> {
        script.connection(
          "10.0.0.9", "203.0.113.5", port: 51_820, seconds: 1, out: 148, back: 92, transport: 17,
          sourcePort: port(index))
        script.wait(120 + Double(index % 5) * 2)
      }
      return script.findings().map(\.kind)
    }
    #expect(traffic { _ in 51_820 }.isEmpty)
    #expect(traffic { 40_000 + $0 } == [.beacon])
  }
}
