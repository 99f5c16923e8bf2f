import Flows
import Packets
import Testing

@testable import Detection

/// Each rule sees its attack, and stays quiet about what looks like it.
@Suite struct ThreatRuleTests {
  @Test func portScanIsDifferentPortsThatFail() throws {
    var script = TrafficScript()
    for port in 1...30 as ClosedRange<UInt16> {
      script.attempt("10.0.0.9", "10.0.0.1", port: port, port == 22 ? .answered : .refused)
      script.wait(20)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.portScan])
    let finding = try #require(found.first)
    #expect(finding.actors == [.address(TrafficScript.address("10.0.0.9"))])
    #expect(finding.targets == [.address(TrafficScript.address("10.0.0.1"))])
    #expect(finding.evidence.first { $0.name == "failed_ports" }?.value == 29)
    #expect(finding.technique == "T1046")
    #expect(!finding.nextCommands.isEmpty)
  }

  @Test func aRetryingClientAndTracerouteAreNoScan() {
    var script = TrafficScript()
    for _ in 0..<200 {
      script.attempt("10.0.0.9", "10.0.0.1", port: 5432, .refused)
      script.wait(1)
    }
    for port in 33_434...33_500 as ClosedRange<UInt16> {
      script.attempt("10.0.0.9", "10.0.0.1", port: port, .unanswered, transport: 17)
    }
    #expect(script.findings().isEmpty)
  }

  @Test func hostSweepIsOneEventForSeveralPorts() throws {
    var script = TrafficScript()
    for host in 1...60 {
      for port in [23, 2323] as [UInt16] {
        script.attempt("10.0.0.9", "203.0.113.\(host)", port: port, .unanswered)
      }
      script.wait(2)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.hostSweep])
    #expect(try #require(found.first).targetCount == 60)
  }

  @Test func aClientThatReachesItsServersIsNoSweep() {
    var script = TrafficScript()
    for host in 1...200 {
      script.attempt("10.0.0.9", "203.0.113.\(host % 250)", port: 443, .answered)
      if host % 5 == 0 {
        script.attempt("10.0.0.9", "198.51.100.\(host % 250)", port: 443, .unanswered)
      }
    }
    #expect(script.findings().isEmpty)
  }

  @Test func arpSweepAsksForAddressesThatNobodyOwns() {
    var script = TrafficScript()
    for host in 1...100 {
      script.claim(
        "10.0.0.9", by: 0x0200_0000_0009, .request, of: "10.0.0.\(host)")
      script.wait(0.01)
    }
    #expect(script.findings().map(\.kind) == [.hostSweep])
  }

  @Test func amplificationIsManyAnswersToNoQuestion() throws {
    var script = TrafficScript()
    for host in 1...40 {
      let endpoints = FlowEndpoints(
        source: TrafficScript.address("203.0.113.\(host)"),
        destination: TrafficScript.address("10.0.0.1"), sourcePort: 123, destinationPort: 80,
        transport: 17)
      script.start(endpoints, flags: [])
    }
    var second = TrafficWindow(
      startSeconds: script.now / 1_000_000_000, length: .second)
    second.lastNanoseconds = script.now
    script.watch.windowClosed(second)
    let found = script.findings()
    #expect(found.map(\.kind) == [.amplification])
    #expect(try #require(found.first).actorCount == 40)
  }

  @Test func aTimeServerWithManyClientsIsNoTarget() {
    var script = TrafficScript()
    for host in 1...40 {
      let endpoints = FlowEndpoints(
        source: TrafficScript.address("203.0.113.\(host)"),
        destination: TrafficScript.address("10.0.0.1"), sourcePort: 123, destinationPort: 123,
        transport: 17)
      let flow = script.start(endpoints, flags: [])
      var activity = FlowActivity(
        flow: flow, endpoints: endpoints, startSeconds: script.now / 1_000_000_000,
        length: .second)
      activity.isNew = true
      activity.isAnswered = true
      script.watch.flowActive(activity)
    }
    var second = TrafficWindow(startSeconds: script.now / 1_000_000_000, length: .second)
    second.lastNanoseconds = script.now
    script.watch.windowClosed(second)
    #expect(script.findings().isEmpty)
  }

  /// A second of a host that is sent SYNs.
  private func window(syns: UInt32, tcp: UInt32, ports: UInt32, at now: Int64) -> HostWindow {
    var window = HostWindow(
      address: TrafficScript.address("10.0.0.1"), hardware: .none,
      startSeconds: now / 1_000_000_000, length: .second)
    window.received.syns = syns
    window.received.tcpPackets = tcp
    window.received.packets = tcp
    window.distinct.ownPorts = ports
    window.distinct.peers = 500
    window.firstNanoseconds = now
    window.lastNanoseconds = now + 900_000_000
    return window
  }

  @Test func synFloodIsSynsWithoutHandshakes() {
    var script = TrafficScript()
    script.watch.hostWindowClosed(window(syns: 900, tcp: 950, ports: 1, at: script.now))
    #expect(script.findings().map(\.kind) == [.synFlood])
  }

  @Test func aBusyServerAndAScannedHostAreNotFlooded() {
    var script = TrafficScript()
    script.watch.hostWindowClosed(window(syns: 900, tcp: 6000, ports: 2, at: script.now))
    script.watch.hostWindowClosed(window(syns: 900, tcp: 950, ports: 900, at: script.now))
    #expect(script.findings().isEmpty)
  }

  @Test func arpSpoofIsAnUnaskedClaimOfAnotherHostsAddress() throws {
    var script = TrafficScript()
    let (router, victim, attacker): (UInt64, UInt64, UInt64) = (
      0x0200_0000_0001, 0x0200_0000_0007, 0x0200_0000_0066
    )
    script.claim("10.0.0.7", by: victim, .request, of: "10.0.0.1")
    script.wait(0.001)
    script.claim("10.0.0.1", by: router, .reply, of: "10.0.0.7", to: victim)
    #expect(script.watch.ledger.all.isEmpty)
    script.wait(30)
    for _ in 0..<3 {
      script.claim("10.0.0.1", by: attacker, .reply, of: "10.0.0.7", to: victim)
      script.wait(2)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.arpSpoof])
    #expect(try #require(found.first).actors.first == .hardware(HardwareAddress(bits: attacker)))
  }

  @Test func aLeaseHandedOnIsNoSpoof() {
    var script = TrafficScript()
    for round in 0..<10 {
      let owner: UInt64 = 0x0200_0000_0000 + UInt64(round)
      script.claim("10.0.0.7", by: owner, .gratuitous, of: "10.0.0.7")
      script.wait(3600)
    }
    #expect(script.findings().isEmpty)
  }

  @Test func dnsTunnelIsManyLongNamesBelowOneDomain() throws {
    var script = TrafficScript()
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    for index in 0..<60 {
      let label = String((0..<40).map { letters[($0 * 7 + index * 13 + $0 * index) % 32] })
      script.name("\(label).t.example.net", type: 16)
      script.wait(0.3)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.dnsTunnel])
    #expect(try #require(found.first).targets.contains(.name("example.net")))
  }

  /// Whoever asks for a name chooses its characters, and a finding's commands are there to be run.
  @Test(arguments: ["x;reboot", "$(reboot)", "-f", "@evil", "+tcp", "a b", "`id`", "x'y", "ü"])
  func aHostileDomainStandsInNoCommand(label: String) throws {
    var script = TrafficScript()
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    for index in 0..<60 {
      let data = String((0..<40).map { letters[($0 * 7 + index * 13 + $0 * index) % 32] })
      script.name("\(data).\(label).example", type: 16)
    }
    let finding = try #require(script.findings().first)
    #expect(finding.targets.contains(.name("\(label).example")))
    #expect(!finding.nextCommands.isEmpty)
    #expect(!finding.nextCommands.contains { $0.contains(label) })
  }

  @Test func arpSpoofGrowsAsLongAsItGoesOn() throws {
    var script = TrafficScript()
    let (router, victim, attacker): (UInt64, UInt64, UInt64) = (
      0x0200_0000_0001, 0x0200_0000_0007, 0x0200_0000_0066
    )
    script.claim("10.0.0.7", by: victim, .request, of: "10.0.0.1")
    script.claim("10.0.0.1", by: router, .reply, of: "10.0.0.7", to: victim)
    // The first two of the attacker's answers come so soon that they might answer the question.
    for _ in 0..<40 {
      script.wait(2)
      script.claim("10.0.0.1", by: attacker, .reply, of: "10.0.0.7", to: victim)
    }
    // Told at 3, 6, 12 and 24.
    let before = try #require(script.watch.ledger.all.first)
    #expect(before.evidence.first { $0.name == "unsolicited_answers" }?.value == 24)
    let last = script.now
    let finding = try #require(script.findings().first)
    #expect(finding.evidence.first { $0.name == "unsolicited_answers" }?.value == 38)
    #expect(finding.endNanoseconds == last)
  }

  @Test func fingerprintingCountsTheProbesToItsEnd() throws {
    var script = TrafficScript()
    for flags in [TCPFlags.syn, [], [.fin, .urg, .psh], [.syn, .fin], .syn, .syn] {
      script.attempt(
        "10.0.0.9", "10.0.0.1", port: 22, .answered, flags: flags, window: 1023,
        options: UInt32(1 + flags.rawValue))
      script.wait(0.1)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.fingerprinting])
    #expect(try #require(found.first).evidence.first { $0.name == "probes" }?.value == 6)
  }

  @Test func shortHostNamesBelowOneDomainAreNoTunnel() {
    var script = TrafficScript()
    for index in 0..<300 { script.name("img\(index).cdn.example.net") }
    script.name("a-very-long-name-of-a-machine-in-a-cluster-of-many.example.net")
    #expect(script.findings().isEmpty)
  }

  @Test func generatedNamesAreMissingAndCannotBeSpoken() {
    var script = TrafficScript()
    for index in 0..<15 {
      script.name("xkq\(index)wz7tr\(index)vbn4.com", code: 3)
      script.wait(1)
    }
    #expect(script.findings().map(\.kind) == [.generatedNames])
    #expect(GeneratedNamesRule.looksGenerated("xjqzkvtrpwmn"))
    #expect(!GeneratedNamesRule.looksGenerated("wikipedia"))
    #expect(!GeneratedNamesRule.looksGenerated("thoughtworks"))
  }

  @Test func searchSuffixesAreNoGeneratedNames() {
    var script = TrafficScript()
    for index in 0..<100 { script.name("printer\(index).office.example.com", code: 3) }
    #expect(script.findings().isEmpty)
  }

  @Test func icmpTunnelAnswersWithOtherData() {
    var script = TrafficScript()
    for sequence in 0..<20 as Range<UInt16> {
      script.echo(
        "10.0.0.7", "203.0.113.5", isReply: false, sequence: sequence, length: 300, digest: 1)
      script.echo(
        "203.0.113.5", "10.0.0.7", isReply: true, sequence: sequence, length: 900, digest: 2)
      script.wait(0.1)
    }
    #expect(script.findings().map(\.kind) == [.icmpTunnel])
  }

  @Test func pingIsNoTunnel() {
    var script = TrafficScript()
    for sequence in 0..<500 as Range<UInt16> {
      let digest = UInt64(sequence)
      script.echo(
        "10.0.0.7", "203.0.113.5", isReply: false, sequence: sequence, length: 1400,
        digest: digest, entropy: 6.5)
      script.echo(
        "203.0.113.5", "10.0.0.7", isReply: true, sequence: sequence, length: 1400,
        digest: digest, entropy: 6.5)
    }
    #expect(script.findings().isEmpty)
  }

  @Test func bruteForceIsShortAlikeConnections() throws {
    var script = TrafficScript()
    for index in 0..<12 as Range<UInt64> {
      script.connection(
        "10.0.0.9", "10.0.0.1", port: 22, seconds: 4, out: 2000 + index % 3 * 16, back: 2300)
      script.wait(6)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.bruteForce])
    #expect(
      try #require(found.first).targets == [
        .service(TrafficScript.address("10.0.0.1"), transport: 6, port: 22)
      ])
  }

  @Test func refusedLoginsCountByThemselves() {
    var script = TrafficScript()
    for _ in 0..<8 {
      script.watch.happened(
        .loginFailure(
          LoginFailure(
            timestampNanoseconds: script.now, flow: 1, client: TrafficScript.address("10.0.0.9"),
            server: TrafficScript.address("10.0.0.1"), serverPort: 2121)))
      script.wait(2)
    }
    #expect(script.findings().map(\.kind) == [.bruteForce])
  }

  @Test func workOverSecureShellIsNoGuessing() {
    var script = TrafficScript()
    for index in 0..<40 as Range<UInt64> {
      script.connection(
        "10.0.0.9", "10.0.0.1", port: 22, seconds: 30, out: 4000 * (index % 9 + 1),
        back: 9000 * (index % 7 + 1))
      script.wait(40)
    }
    #expect(script.findings().isEmpty)
  }

  @Test func beaconCallsAtABeat() throws {
    var script = TrafficScript()
    for index in 0..<20 {
      script.connection("10.0.0.9", "203.0.113.5", port: 443, seconds: 1, out: 300, back: 200)
      script.wait(60 + Double(index % 5) - 2)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.beacon])
    let period = try #require(found.first?.evidence.first { $0.name == "period_seconds" }?.value)
    #expect(abs(period - 60) < 3)
  }

  @Test func peopleAndFailedAttemptsHaveNoBeat() {
    var script = TrafficScript()
    var gap = 5.0
    for _ in 0..<60 {
      script.connection("10.0.0.9", "203.0.113.5", port: 443, seconds: 1, out: 300, back: 200)
      gap = (gap * 7.3).truncatingRemainder(dividingBy: 240) + 1
      script.wait(gap)
    }
    for _ in 0..<60 {
      script.attempt("10.0.0.9", "203.0.113.6", port: 443, .refused)
      script.wait(60)
    }
    #expect(script.findings().isEmpty)
  }

  @Test func exfiltrationIsMuchOutAndLittleIn() {
    var script = TrafficScript()
    let endpoints = FlowEndpoints(
      source: TrafficScript.address("10.0.0.9"),
      destination: TrafficScript.address("203.0.113.5"), sourcePort: 40_000, destinationPort: 443,
      transport: 6)
    for minute in 0..<4 {
      var activity = FlowActivity(
        flow: 1, endpoints: endpoints,
        startSeconds: script.now / 1_000_000_000 + Int64(minute) * 60, length: .minute)
      activity.payloadOut = 30_000_000
      activity.payloadIn = 200_000
      script.watch.flowActive(activity)
    }
    #expect(script.findings().map(\.kind) == [.exfiltration])
  }

  @Test func leasesAreStarvedByManyClientsAtOnce() throws {
    var script = TrafficScript()
    for index in 0..<100 as Range<UInt64> {
      script.watch.happened(
        .lease(
          LeaseMessage(
            timestampNanoseconds: script.now, type: 1,
            client: HardwareAddress(bits: 0x0200_0000_0000 + index),
            linkSource: HardwareAddress(bits: 0x0200_0000_0666), source: .unspecified,
            destination: TrafficScript.address("255.255.255.255"), address: .unspecified,
            transaction: UInt32(index))))
      script.wait(0.05)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.dhcpFlood])
    #expect(
      try #require(found.first).actors == [.hardware(HardwareAddress(bits: 0x0200_0000_0666))])
  }

  @Test func fingerprintingMixesOptionsAndFlags() {
    var script = TrafficScript()
    for (index, order) in ([0x2431, 0x1234, 0x4321, 0x8421] as [UInt32]).enumerated() {
      script.attempt(
        "10.0.0.9", "10.0.0.1", port: 135, .answered, sourcePort: 50_000 + UInt16(index),
        window: 63, options: order)
    }
    script.attempt(
      "10.0.0.9", "10.0.0.1", port: 135, .unanswered, flags: [.fin, .psh, .urg], options: 0x2431)
    #expect(script.findings().map(\.kind) == [.fingerprinting])
  }

  @Test func everyKindOfThreatIsDescribedOnce() {
    let kinds = ThreatWatch.descriptions.map(\.kind)
    #expect(Set(kinds).count == kinds.count)
    #expect(Set(kinds) == Set(FindingKind.allCases).subtracting([.anomaly]))
    for description in ThreatWatch.descriptions {
      #expect(description.technique.hasPrefix("T1"))
      #expect(!description.thresholds.isEmpty)
    }
  }
}
