internal import Flows
internal import Packets

/// One host sends another the odd packets that tell operating systems apart.
///
/// Sources: Lyon, *Nmap Network Scanning*, chapter 8 (the probes); RFC 9293 (what no stack sends).
struct FingerprintingRule: ThreatRule {
  static let enoughPoints = 3
  static let optionOrders = 3
  static let gapSeconds: Int64 = 120

  static let description = RuleDescription(
    .fingerprinting, technique: "T1592.002",
    method: """
      A TCP stack opens connections in one way: one order of options, one window. Probes that are \
      to tell stacks apart vary both and use flags that no stack sends first. Points for each kind \
      seen from one host to another: no flags; FIN with URG and PSH; SYN with FIN; SYN with ECE \
      and a window below 64; windows below 1,024 with options; several orders of options (two \
      points).
      """,
    thresholds: [
      .init("points", Double(enoughPoints), "points", "each alone is a scan or a broken host"),
      .init(
        "different orders of options in SYNs to one host", Double(optionOrders), "orders",
        "a host has one stack, rarely a second in a virtual machine"),
      .init("longest time between two probes", Double(gapSeconds), "s", "probes are timed closely"),
    ],
    next: [
      "ss -tunp dst TARGET",
      "dig -x ACTOR +short",
    ],
    misses: """
      Passive fingerprinting, which sends nothing; tools that look at banners or at \
      answers to ordinary connections; probes more than two minutes apart.
      """)

  private struct Pair: TableKey {
    var actor: IPAddress
    var target: IPAddress

    func mix(into mixer: inout KeyMixer) {
      mixer.add(actor)
      mixer.add(target)
    }
  }

  private struct Probes {
    var kinds: UInt8 = 0
    var orders = DistinctSet<UInt32>(capacity: 64)
    var count = 0
    var first: Int64
    var last: Int64
    var reported = 0
    var flows: [UInt64] = []

    var points: Int {
      kinds.nonzeroBitCount + (orders.count >= FingerprintingRule.optionOrders ? 2 : 0)
    }
  }

  private var pairs = BoundedTable<Pair, Probes>(capacity: 8192)

  mutating func flowStarted(_ start: FlowStart, _ ledger: inout FindingLedger) {
    guard start.endpoints.transport == TransportNumber.tcp, !start.isContinuation else { return }
    let flags = start.tcpFlags
    var kind: UInt8 = 0
    if flags.rawValue == 0 { kind |= 1 }
    if flags.rawValue & 0x39 == 0x29 { kind |= 2 }
    if flags.rawValue & 0x03 == 0x03 { kind |= 4 }
    if flags.rawValue & 0x42 == 0x42, start.window < 64 { kind |= 8 }
    let isSyn = flags.contains(.syn) && !flags.contains(.ack)
    if isSyn, start.window < 1024, start.tcpOptionOrder != 0, !flags.contains(.fin) { kind |= 16 }
    let now = start.timestampNanoseconds
    let pair = Pair(actor: start.endpoints.source, target: start.endpoints.destination)
    // Ordinary connections matter only beside odd ones: then their options are a second stack's.
    if kind == 0 {
      guard isSyn, start.tcpOptionOrder != 0, pairs[pair] != nil else { return }
    }
    let (order, flow) = (start.tcpOptionOrder, start.identifier)
    let probes = pairs.update(pair, at: now, fresh: Probes(first: now, last: now)) { probes in
      if Span.seconds(from: probes.last, to: now) > Double(Self.gapSeconds) {
        probes = Probes(first: now, last: now)
      }
      probes.last = max(probes.last, now)
      probes.kinds |= kind
      probes.count += 1
      if isSyn, order != 0 { probes.orders.insert(order, at: now) }
      if probes.flows.count < FindingLedger.mostFlows { probes.flows.append(flow) }
      return probes
    }
    guard probes.points >= Self.enoughPoints, probes.points > probes.reported else { return }
    pairs.update(pair, at: now, fresh: probes) { $0.reported = probes.points }
    ledger.report(Self.sighting(pair, probes))
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    pairs.forEach { pair, probes in
      if probes.reported > 0 { ledger.report(Self.sighting(pair, probes)) }
    }
  }

  private static func sighting(_ pair: Pair, _ probes: Probes) -> Sighting {
    let seconds = Span.seconds(from: probes.first, to: probes.last)
    var sighting = Sighting(
      .fingerprinting, subject: [.address(pair.actor), .address(pair.target)], severity: .medium,
      score: confidence(Double(probes.points), over: Double(enoughPoints) / 2),
      startNanoseconds: probes.first, endNanoseconds: probes.last,
      summary: "\(Words.count(probes.count, "odd probe")) in \(Words.duration(seconds)) with "
        + "\(Words.count(probes.orders.count, "order")) of options: somebody wants to know the "
        + "operating system")
    sighting.actors = [.address(pair.actor)]
    sighting.targets = [.address(pair.target)]
    sighting.evidence = [
      Evidence("points", Double(probes.points), threshold: Double(enoughPoints)),
      Evidence(
        "option_orders", Double(probes.orders.count), threshold: Double(optionOrders)),
      Evidence("probes", Double(probes.count)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = ["ss -tunp dst \(pair.target)", "dig -x \(pair.actor) +short"]
    sighting.flowIdentifiers = probes.flows
    return sighting
  }
}
