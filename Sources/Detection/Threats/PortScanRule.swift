internal import Flows
internal import Packets

/// One host tries many ports of another: a vertical scan.
///
/// A client knows which port it wants; a scanner does not, so most of what it tries is refused or
/// stays without an answer. What counts are therefore *different ports that failed*, with the ports
/// that answered beside them, not the rate: slow scans collect the same ports over minutes.
///
/// Sources: Jung, Paxson, Berger, Balakrishnan: *Fast Portscan Detection Using Sequential
/// Hypothesis Testing*, 2004 (why failures decide); RFC 9293 §3.10.7 (what closed ports answer).
struct PortScanRule: ThreatRule {
  static let fewestPorts = 12
  static let failedShare = 0.6
  static let slowGapSeconds: Int64 = 900
  static let serverPorts: UInt16 = 10_000
  static let mostSingleTargets = 4

  static let description = RuleDescription(
    .portScan, technique: "T1046",
    method: """
      One host tries many ports of another. Closed ports refuse, filtered ones stay silent, so the \
      rule counts different ports that failed, whatever the time between them. Probes without SYN \
      (FIN, NULL, Xmas, ACK) count as failed. Traceroute's climbing UDP ports are left out. From the \
      \(mostSingleTargets + 1)th host on that somebody scans, the hosts are told together, in one \
      finding that can be marked as expected where it is a scanner of your own. \
      Probing of one web server counts here too, for there is no kind of its own for it: many \
      different targets that it does not know, requests in the name of a scanner, and requests that \
      carry pieces of SQL, script, paths or commands that no page sends.
      """,
    thresholds: [
      .init(
        "different ports that failed", Double(fewestPorts), "ports",
        "an application that is set up wrongly retries one or two ports, not a dozen"),
      .init(
        "share of the tried ports that failed", failedShare, "ratio",
        "passive FTP and portmappers open many ports, but these answer"),
      .init(
        "longest time between two failures", Double(slowGapSeconds), "s",
        "slow scans wait minutes between probes to stay unseen"),
      .init(
        "different requests that a web server refused (400 to 405, 414, 501)",
        Double(WebProbeRule.fewestMissing),
        "requests", "a broken page misses a handful of its parts"),
      .init(
        "share of the web requests that were refused", WebProbeRule.missingShare, "ratio",
        "crawlers find most of what they follow"),
      .init(
        "or requests in the name of a scanner", Double(WebProbeRule.fewestNamed), "requests",
        "few tools hide their name unless told so; a name alone is a test"),
      .init(
        "or different requests that carry an attack", Double(WebProbeRule.fewestAttacks),
        "requests", "a search for such words is one request"),
    ],
    next: [
      "ss -tunp dst TARGET",
      "dig -x ACTOR +short",
    ],
    misses: """
      Scans that try fewer than a dozen closed ports, that leave more than 15 minutes \
      between two probes, that many senders share, or that are forged in the name of an \
      idle third host; probes of ports that are all open; and UDP probes of a host that is flooded at the time.
      """)

  private struct Pair: TableKey {
    var actor: IPAddress
    var target: IPAddress

    func mix(into mixer: inout KeyMixer) {
      mixer.add(actor)
      mixer.add(target)
    }
  }

  private struct Probing {
    var failed = DistinctSet<UInt32>()
    var answered = DistinctSet<UInt32>(capacity: 1024)
    var first: Int64
    var last: Int64
    var reported = 0
    var flows: [UInt64] = []
    var refused = 0
    var flagged = 0
  }

  /// What one actor did to the hosts that it scanned.
  private struct Campaign {
    var targets = DistinctSet<IPAddress>(capacity: 4096)
    /// The hosts that have findings of their own.
    var single = DistinctSet<IPAddress>()
    var first: Int64
    var last: Int64
    var reported = 0
    var flows: [UInt64] = []
  }

  private var pairs = BoundedTable<Pair, Probing>(capacity: 16_384)
  private var campaigns = BoundedTable<IPAddress, Campaign>(capacity: 1024)

  mutating func flowStarted(_ start: FlowStart, _ ledger: inout FindingLedger) {
    // A first segment with none of SYN, ACK and RST opens nothing: FIN, NULL and Xmas scans. One with
    // ACK from a high port to a low one may be of a connection that began before the capture, but
    // nobody has a dozen of those to different ports of one host: ACK, window and Maimon scans.
    guard start.endpoints.transport == TransportNumber.tcp, !start.isContinuation,
      start.payloadLength == 0
    else { return }
    let flags = start.tcpFlags.rawValue
    let isAcknowledgment =
      (flags == 0x10 || flags == 0x11) && !start.isReversed
      && start.endpoints.destinationPort < Self.serverPorts
      && start.endpoints.sourcePort >= Self.serverPorts
    guard isAcknowledgment || flags & 0x16 == 0 else { return }
    note(
      start.endpoints, flow: start.identifier, at: start.timestampNanoseconds, isRefused: false,
      isFlagged: true, &ledger)
  }

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    guard case .outcome(let outcome) = event else { return }
    let endpoints = outcome.endpoints
    guard endpoints.transport == TransportNumber.tcp || endpoints.transport == TransportNumber.udp
    else { return }
    if outcome.result == .answered {
      pairs.updateIfPresent(
        Pair(actor: endpoints.source, target: endpoints.destination),
        at: outcome.timestampNanoseconds
      ) { $0.answered.insert(Self.portKey(endpoints), at: outcome.timestampNanoseconds) }
      return
    }
    if endpoints.transport == TransportNumber.udp {
      // Traceroute climbs from 33434; answers from an ephemeral port to nobody are no probes, and
      // broadcast and multicast are never answered.
      if (33_434...33_690).contains(endpoints.destinationPort) { return }
      if endpoints.destination.isGroupOrBroadcast { return }
      if outcome.result == .unanswered, endpoints.mayBeAnswer { return }
    }
    note(
      endpoints, flow: outcome.flow, at: outcome.timestampNanoseconds,
      isRefused: outcome.result == .refused, isFlagged: false, &ledger)
  }

  private static func portKey(_ endpoints: FlowEndpoints) -> UInt32 {
    UInt32(endpoints.transport) << 16 | UInt32(endpoints.destinationPort)
  }

  private mutating func note(
    _ endpoints: FlowEndpoints, flow: UInt64, at now: Int64, isRefused: Bool, isFlagged: Bool,
    _ ledger: inout FindingLedger
  ) {
    let pair = Pair(actor: endpoints.source, target: endpoints.destination)
    let sighting: Sighting? = pairs.update(
      pair, at: now, fresh: Probing(first: now, last: now)
    ) { probing in
      if Span.seconds(from: probing.last, to: now) > Double(Self.slowGapSeconds) {
        probing = Probing(first: now, last: now)
      }
      // Silence is known later than a refusal that came after it.
      probing.first = min(probing.first, now)
      probing.last = max(probing.last, now)
      guard probing.failed.insert(Self.portKey(endpoints), at: now) else { return nil }
      if isRefused { probing.refused += 1 }
      if isFlagged { probing.flagged += 1 }
      if probing.flows.count < FindingLedger.mostFlows { probing.flows.append(flow) }
      let failed = probing.failed.count
      let tried = failed + probing.answered.count
      guard failed >= Self.fewestPorts, Double(failed) >= Self.failedShare * Double(tried),
        // Telling at each doubling is enough; the end tells the rest.
        failed >= probing.reported * 2
      else { return nil }
      probing.reported = failed
      return Self.sighting(pair, probing)
    }
    if let sighting { tell(sighting, pair, &ledger) }
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    var last: [(Pair, Sighting)] = []
    pairs.forEach { pair, probing in
      if probing.reported > 0 { last.append((pair, Self.sighting(pair, probing))) }
    }
    for (pair, sighting) in last { tell(sighting, pair, &ledger) }
    campaigns.forEach { actor, campaign in
      if campaign.reported > 0, campaign.targets.count > campaign.reported {
        ledger.report(Self.sighting(actor, campaign))
      }
    }
  }

  /// Reports the scan of one host, or adds it to what else its actor scans.
  private mutating func tell(_ sighting: Sighting, _ pair: Pair, _ ledger: inout FindingLedger) {
    let (start, end) = (sighting.startNanoseconds, sighting.endNanoseconds)
    let fresh = Campaign(first: start, last: end)
    var isSingle = false
    let joint: Sighting? = campaigns.update(pair.actor, at: end, fresh: fresh) { campaign in
      if Span.seconds(from: campaign.last, to: start) > Double(Self.slowGapSeconds) {
        campaign = fresh
      }
      campaign.first = min(campaign.first, start)
      campaign.last = max(campaign.last, end)
      campaign.targets.insert(pair.target, at: end)
      if campaign.single.count < Self.mostSingleTargets {
        campaign.single.insert(pair.target, at: end)
      }
      isSingle = campaign.single.contains(pair.target)
      if campaign.flows.count < FindingLedger.mostFlows {
        campaign.flows += sighting.flowIdentifiers.prefix(4)
      }
      let count = campaign.targets.count
      guard !isSingle, count >= campaign.reported * 2 || campaign.reported == 0 else { return nil }
      campaign.reported = count
      return Self.sighting(pair.actor, campaign)
    }
    if isSingle { ledger.report(sighting) }
    if let joint { ledger.report(joint) }
  }

  private static func sighting(_ actor: IPAddress, _ campaign: Campaign) -> Sighting {
    let count = campaign.targets.count
    let seconds = Span.seconds(from: campaign.first, to: campaign.last)
    var sighting = Sighting(
      .portScan, subject: [.address(actor)], severity: .high,
      score: confidence(Double(count * fewestPorts), over: Double(fewestPorts)),
      startNanoseconds: campaign.first, endNanoseconds: campaign.last,
      summary: "ports of \(Words.count(count, "host")) scanned in \(Words.duration(seconds))")
    sighting.actors = [.address(actor)]
    sighting.targets = campaign.targets.newest(FindingLedger.longestList).map { .address($0) }
    sighting.targetCount = count
    sighting.evidence = [
      Evidence("scanned_hosts", Double(count), threshold: Double(mostSingleTargets + 1)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = ["ss -tunp src \(actor)", "dig -x \(actor) +short"]
    sighting.flowIdentifiers = campaign.flows
    return sighting
  }

  private static func sighting(_ pair: Pair, _ probing: Probing) -> Sighting {
    let failed = probing.failed.count
    let seconds = Span.seconds(from: probing.first, to: probing.last)
    var sighting = Sighting(
      .portScan, subject: [.address(pair.actor), .address(pair.target)],
      severity: failed >= 100 ? .high : .medium,
      score: confidence(Double(failed), over: Double(fewestPorts)),
      startNanoseconds: probing.first, endNanoseconds: probing.last,
      summary: "\(Words.count(failed + probing.answered.count, "port")) tried in "
        + "\(Words.duration(seconds)): \(probing.answered.count) answered, "
        + "\(probing.refused) refused, \(failed - probing.refused) silent")
    sighting.actors = [.address(pair.actor)]
    sighting.targets = [.address(pair.target)]
    sighting.evidence = [
      Evidence("failed_ports", Double(failed), threshold: Double(fewestPorts)),
      Evidence(
        "failed_ratio", Double(failed) / Double(failed + probing.answered.count),
        threshold: failedShare),
      Evidence("answered_ports", Double(probing.answered.count)),
      Evidence("refused_ports", Double(probing.refused)),
      Evidence("probes_without_syn", Double(probing.flagged)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = [
      "ss -tunp dst \(pair.target)", "dig -x \(pair.actor) +short",
    ]
    sighting.flowIdentifiers = probing.flows
    return sighting
  }
}
