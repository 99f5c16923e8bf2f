internal import Flows
internal import Packets

/// One client looks for weak places of a web server.
///
/// Sources: OWASP Core Rule Set (what attacks carry, and the names of scanners); the documentation of
/// Nikto, gobuster, sqlmap and Nmap's http scripts (how they ask).
struct WebProbeRule: ThreatRule {
  static let fewestMissing = 20
  static let missingShare = 0.6
  static let fewestNamed = 5
  static let fewestAttacks = 3
  static let gapSeconds: Int64 = 120

  /// Told as what it is nearest to: there is no kind of its own.
  static var description: RuleDescription { PortScanRule.description }

  private struct Pair: TableKey {
    var client: IPAddress
    var server: IPAddress
    var port: UInt16

    func mix(into mixer: inout KeyMixer) {
      mixer.add(client)
      mixer.add(server)
      mixer.add(UInt64(port))
    }
  }

  private struct Probing {
    var asked = DistinctSet<UInt64>(capacity: 4096)
    var missing = DistinctSet<UInt64>(capacity: 4096)
    var attacks = DistinctSet<UInt64>(capacity: 1024)
    var named = 0
    var scanner: String?
    var attack: WebAttack?
    var first: Int64
    var last: Int64
    var reported = 0
    var flows = DistinctSet<UInt64>(capacity: FindingLedger.mostFlows)

    var isMissing: Bool {
      missing.count >= WebProbeRule.fewestMissing
        && Double(missing.count) >= WebProbeRule.missingShare * Double(asked.count)
    }

    var isProbing: Bool {
      isMissing || named >= WebProbeRule.fewestNamed
        || attacks.count >= WebProbeRule.fewestAttacks
    }
  }

  private var pairs = BoundedTable<Pair, Probing>(capacity: 8192)
  /// What was last asked in each connection.
  private var requests = BoundedTable<UInt64, UInt64>(capacity: 8192)

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    guard case .web(let message) = event else { return }
    let now = message.timestampNanoseconds
    let pair = Pair(client: message.client, server: message.server, port: message.serverPort)
    let sighting: Sighting?
    if message.isResponse {
      guard Self.isRefusal(message.status), let digest = requests[message.flow] else { return }
      sighting = note(pair, at: now, flow: message.flow) { $0.missing.insert(digest, at: now) }
    } else {
      var mixer = KeyMixer()
      mixer.add(bytes: message.method.utf8Span.span)
      mixer.add(bytes: message.target.utf8Span.span)
      let digest = mixer.value
      requests.update(message.flow, at: now, fresh: digest) { $0 = digest }
      let scanner = WebScanner.name(in: message.agent)
      let attack = WebAttack(in: message.target)
      sighting = note(pair, at: now, flow: message.flow) { probing in
        probing.asked.insert(digest, at: now)
        if let scanner {
          probing.named += 1
          probing.scanner = scanner
        }
        if let attack {
          probing.attacks.insert(digest, at: now)
          probing.attack = attack
        }
      }
    }
    if let sighting { ledger.report(sighting) }
  }

  private mutating func note(
    _ pair: Pair, at now: Int64, flow: UInt64, _ change: (inout Probing) -> Void
  ) -> Sighting? {
    pairs.update(pair, at: now, fresh: Probing(first: now, last: now)) { probing in
      if Span.seconds(from: probing.last, to: now) > Double(Self.gapSeconds) {
        probing = Probing(first: now, last: now)
      }
      probing.last = max(probing.last, now)
      change(&probing)
      probing.flows.insert(flow, at: now)
      let weight = max(probing.missing.count, probing.named, probing.attacks.count)
      guard probing.isProbing, weight >= probing.reported * 2 else { return nil }
      probing.reported = weight
      return Self.sighting(pair, probing)
    }
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    pairs.forEach { pair, probing in
      if probing.reported > 0 { ledger.report(Self.sighting(pair, probing)) }
    }
  }

  /// Whether a status says that the server does not know or do what was asked.
  private static func isRefusal(_ status: UInt16) -> Bool {
    switch status {
    case 400, 403, 404, 405, 414, 501: true
    default: false
    }
  }

  private static func sighting(_ pair: Pair, _ probing: Probing) -> Sighting {
    let seconds = Span.seconds(from: probing.first, to: probing.last)
    var facts: [String] = []
    if probing.missing.count > 0 { facts.append("\(probing.missing.count) refused") }
    if let scanner = probing.scanner { facts.append("\(probing.named) in the name of \(scanner)") }
    if let attack = probing.attack {
      facts.append("\(probing.attacks.count) that carry \(attack.rawValue)")
    }
    let isAttack = probing.attacks.count >= fewestAttacks
    var sighting = Sighting(
      .portScan,
      subject: [.address(pair.client), .address(pair.server), .name("web")],
      severity: isAttack ? .high : .medium,
      score: max(
        probing.isMissing
          ? confidence(Double(probing.missing.count), over: Double(fewestMissing)) : 0,
        confidence(Double(probing.named), over: Double(fewestNamed)),
        confidence(Double(probing.attacks.count), over: Double(fewestAttacks))),
      startNanoseconds: probing.first, endNanoseconds: probing.last,
      summary: "a web server was probed with "
        + "\(Words.count(probing.asked.count, "different request")) in "
        + "\(Words.duration(seconds)): " + facts.joined(separator: ", "))
    sighting.actors = [.address(pair.client)]
    sighting.targets = [.service(pair.server, transport: TransportNumber.tcp, port: pair.port)]
    sighting.evidence = [
      Evidence("refused_requests", Double(probing.missing.count), threshold: Double(fewestMissing)),
      Evidence(
        "refused_ratio", Double(probing.missing.count) / Double(max(1, probing.asked.count)),
        threshold: missingShare),
      Evidence("scanner_requests", Double(probing.named), threshold: Double(fewestNamed)),
      Evidence("attack_requests", Double(probing.attacks.count), threshold: Double(fewestAttacks)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = isAttack ? "T1190" : "T1595.002"
    sighting.nextCommands = ["ss -tnp dst \(pair.server)", "dig -x \(pair.client) +short"]
    sighting.flowIdentifiers = probing.flows.newest(FindingLedger.mostFlows)
    return sighting
  }
}
