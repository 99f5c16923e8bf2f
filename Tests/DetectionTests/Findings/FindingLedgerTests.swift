import Packets
import Testing

@testable import Detection

@Suite("Findings") struct FindingLedgerTests {
  private func address(_ last: UInt32) -> Party { .address(IPAddress(v4: 0x0A00_0000 | last)) }

  private func sighting(
    _ kind: FindingKind = .portScan, about last: UInt32 = 9, _ severity: Severity = .medium,
    score: Double = 0.5, from start: Int64 = 100, to end: Int64 = 110, summary: String = "seen"
  ) -> Sighting {
    var sighting = Sighting(
      kind, subject: [address(last)], severity: severity, score: score,
      startNanoseconds: start * 1_000_000_000, endNanoseconds: end * 1_000_000_000,
      summary: summary)
    sighting.actors = [address(last)]
    return sighting
  }

  @Test("an event that is seen again is one finding, with its number and all of its time")
  func oneEvent() throws {
    var ledger = FindingLedger()
    ledger.report(sighting())
    ledger.report(sighting(score: 0.7, from: 120, to: 130, summary: "more"))
    ledger.report(sighting(score: 0.8, from: 90, to: 95, summary: "before"))
    #expect(ledger.all.count == 1)
    let finding = try #require(ledger.all.first)
    #expect(finding.identifier == 1)
    #expect(finding.startNanoseconds == 90_000_000_000)
    #expect(finding.endNanoseconds == 130_000_000_000)
    #expect(finding.summary == "before" && finding.score == 0.8)
  }

  @Test("another kind, another subject or ten quiet minutes make another finding")
  func otherEvents() {
    var ledger = FindingLedger()
    ledger.report(sighting())
    ledger.report(sighting(.hostSweep))
    ledger.report(sighting(about: 10))
    ledger.report(sighting(from: 110 + 600, to: 800))
    #expect(ledger.all.count == 3)
    ledger.report(sighting(from: 800 + 601, to: 1500))
    #expect(ledger.all.map(\.identifier) == [1, 2, 3, 4])
  }

  @Test("severity and score follow the evidence upwards, and weaker sightings don't hide it")
  func evidence() throws {
    var ledger = FindingLedger()
    ledger.report(sighting(.portScan, .medium, score: 0.6, summary: "12 ports"))
    ledger.report(sighting(.portScan, .high, score: 0.9, to: 120, summary: "100 ports"))
    ledger.report(sighting(.portScan, .low, score: 0.2, to: 130, summary: "2 ports"))
    let finding = try #require(ledger.all.first)
    #expect(finding.severity == .high && finding.score == 0.9)
    #expect(finding.summary == "100 ports")
    #expect(finding.endNanoseconds == 130_000_000_000)
  }

  @Test("parties are merged, newest first, and long lists say how many there are") func merging()
    throws
  {
    var ledger = FindingLedger()
    var first = sighting()
    first.targets = (0..<30).map { address(100 + $0) }
    ledger.report(first)
    var second = sighting()
    second.targets = (20..<50).map { address(100 + $0) }
    second.targetCount = 50
    ledger.report(second)
    let finding = try #require(ledger.all.first)
    #expect(finding.targets.count == FindingLedger.longestList)
    #expect(finding.targets.first == address(120))
    #expect(Set(finding.targets).count == finding.targets.count)
    #expect(finding.targetCount == 50 && finding.actorCount == 1)
  }

  @Test("flows are listed once, up to a limit") func flows() throws {
    var ledger = FindingLedger()
    for round in 0..<5 as Range<UInt64> {
      var sighting = sighting()
      sighting.flowIdentifiers = Array(round * 50..<round * 50 + 100)
      ledger.report(sighting)
    }
    let flows = try #require(ledger.all.first).flowIdentifiers
    #expect(flows == Array(0..<UInt64(FindingLedger.mostFlows)))
  }

  @Test("changes are handed out once, in the order of the findings") func changes() {
    var ledger = FindingLedger()
    for last in 1...3 as ClosedRange<UInt32> { ledger.report(sighting(about: last)) }
    #expect(ledger.takeChanges().map(\.identifier) == [1, 2, 3])
    #expect(ledger.takeChanges().isEmpty)
    ledger.report(sighting(about: 3))
    ledger.report(sighting(about: 1))
    #expect(ledger.takeChanges().map(\.identifier) == [1, 3])
  }

  @Test("a full ledger lets the least urgent go for what is more urgent") func full() {
    var ledger = FindingLedger()
    for last in 0..<UInt32(FindingLedger.capacity) {
      ledger.report(sighting(about: last, last == 5 ? .low : .medium))
    }
    #expect(ledger.dropped == 0)
    ledger.report(sighting(about: 20_000, .low))
    #expect(ledger.dropped == 1)
    #expect(ledger.all.last?.actors == [address(UInt32(FindingLedger.capacity) - 1)])
    ledger.report(sighting(about: 20_001, .critical))
    ledger.report(sighting(about: 20_002, .high))
    #expect(ledger.dropped == 3 && ledger.all.count == FindingLedger.capacity)
    #expect(ledger.all.suffix(2).map(\.severity) == [.critical, .high])
    #expect(!ledger.all.contains { $0.severity == .low })
    #expect(!ledger.all.contains { $0.actors == [address(0)] })
    // What went begins anew, and is no more urgent than the rest.
    ledger.report(sighting(about: 0))
    #expect(ledger.dropped == 4 && ledger.all.first?.actors == [address(1)])
    // What came is updated in its place.
    ledger.report(sighting(about: 20_001, .critical, score: 0.9, to: 140))
    #expect(ledger.dropped == 4)
    #expect(ledger.all.suffix(2).first?.endNanoseconds == 140_000_000_000)
  }

  @Test("what is expected is marked, also when it shows only later") func expected() throws {
    var ledger = FindingLedger(expectations: [
      Expectation(kind: .portScan, actor: address(9), target: nil)
    ])
    ledger.report(sighting())
    ledger.report(sighting(about: 10))
    #expect(ledger.all.map(\.isExpected) == [true, false])
    var crowd = sighting()
    crowd.actorCount = 40
    ledger.report(crowd)
    #expect(ledger.all.map(\.isExpected) == [false, false])
  }
}

@Suite("Expectations") struct ExpectationTests {
  private func finding(
    _ kind: FindingKind, _ actors: [Party], _ targets: [Party], actorCount: Int? = nil
  ) -> Finding {
    var finding = Finding(
      identifier: 1, kind: kind, severity: .low, score: 1, startNanoseconds: 0, endNanoseconds: 0,
      actors: actors, targets: targets, summary: "")
    finding.actorCount = actorCount ?? actors.count
    return finding
  }

  private let one = Party("10.0.0.1")
  private let two = Party("10.0.0.2:22")

  @Test("it covers its kind, actor and target, and nothing wider") func covers() {
    let expectation = Expectation(kind: .bruteForce, actor: one, target: two)
    #expect(expectation.covers(finding(.bruteForce, [one], [two])))
    #expect(!expectation.covers(finding(.portScan, [one], [two])))
    #expect(!expectation.covers(finding(.bruteForce, [two], [two])))
    #expect(!expectation.covers(finding(.bruteForce, [one], [one])))
    #expect(!expectation.covers(finding(.bruteForce, [one, two], [two])))
    #expect(!expectation.covers(finding(.bruteForce, [one], [two], actorCount: 9)))
    #expect(
      !Expectation(kind: .beacon, actor: nil, target: nil).covers(finding(.beacon, [one], [])))
    #expect(
      Expectation(kind: .synFlood, actor: nil, target: two)
        .covers(finding(.synFlood, [], [two], actorCount: 900)))
  }

  @Test("what is said of a finding covers it", arguments: FindingKind.allCases)
  func ofFinding(kind: FindingKind) {
    for finding in [
      finding(kind, [one], [two]), finding(kind, [one], []), finding(kind, [], [two]),
      finding(kind, [one], [one, two]),
    ] {
      #expect(Expectation(of: finding).covers(finding))
    }
    // Nobody in particular is expected of nobody in particular.
    let crowd = finding(kind, [one, two], [one, two])
    #expect(Expectation(of: crowd).actor == nil && Expectation(of: crowd).target == nil)
    #expect(!Expectation(of: crowd).covers(crowd))
  }
}

@Suite("Parties") struct PartyTests {
  @Test(
    "what is written is read back",
    arguments: [
      "10.0.0.9", "fd00::1", "10.0.0.9:443", "10.0.0.9:53/udp", "[fd00::1]:53/udp", "[fd00::1]:22",
      "00:25:b3:bf:91:ee", "10.0.0.0/24", "2001:db8::/32", "tunnel.example", "link",
    ])
  func roundTrip(text: String) {
    #expect("\(Party(text))" == text)
  }

  @Test("each form is what it says") func forms() {
    #expect(Party("10.0.0.9") == .address(IPAddress(v4: 0x0A00_0009)))
    #expect(Party("00:25:b3:bf:91:ee") == .hardware(HardwareAddress(bits: 0x0025_B3BF_91EE)))
    #expect(
      Party("10.0.0.9:53/udp") == .service(IPAddress(v4: 0x0A00_0009), transport: 17, port: 53))
    #expect(Party("10.0.0.0/24") == .network(IPAddress(v4: 0x0A00_0000), prefixLength: 24))
    #expect(Party("a.example") == .name("a.example"))
  }

  @Test(
    "what is no address is a name",
    arguments: [
      "", ":", ":80", "10.0.0.9:", "10.0.0.9:70000", "10.0.0:80", "[fd00::1]", "[fd00::1]:",
      "fd00::1:x", "10.0.0.0/33", "10.0.0.0/", "2001:db8::/129", "/24", "a:80", "[]:80/udp", "é",
    ])
  func names(text: String) {
    #expect(Party(text) == .name(text))
  }
}
