internal import Flows
internal import Packets

/// One host tries the same service, or plain reachability, of many others: a horizontal scan.
///
/// Sources: Jung, Paxson, Berger, Balakrishnan: *Fast Portscan Detection Using Sequential
/// Hypothesis Testing*, 2004; RFC 826 for ARP.
struct HostSweepRule: ThreatRule {
  static let fewestHosts = 20
  static let fewestSilentUDPHosts = 60
  static let failedShare = 0.5
  static let echoShare = 0.3
  static let scatteredShare = 0.3
  static let portShare = 0.15
  static let slowGapSeconds: Int64 = 900
  static let fewestARPTargets = 30
  static let arpSeconds: Int64 = 60

  static let description = RuleDescription(
    .hostSweep, technique: "T1018",
    method: """
      One host tries one port of many others, or asks them all for an ICMP echo, time stamp or address \
      mask. Most addresses of a network are empty \
      or do not offer the service, so the rule counts different hosts that refused or stayed silent \
      for the same protocol and port, whatever the time between them. A host that answered before \
      is known to be there and does not count. In ARP it counts different addresses of which none \
      answered within the minute.
      """,
    thresholds: [
      .init(
        "different hosts that failed", Double(fewestHosts), "hosts",
        "a client whose servers are gone retries the same few; peer-to-peer programs vary the port"),
      .init(
        "the same when all that is known is that UDP was not answered",
        Double(fewestSilentUDPHosts), "hosts",
        "many UDP services answer only what they like, so silence says less"),
      .init(
        "share of the tried hosts that failed", failedShare, "ratio",
        "monitoring and crawlers reach what they try"),
      .init(
        "the same for ICMP", echoShare, "ratio",
        "networks in full use leave a third of their addresses empty"),
      .init(
        "share of the port among all failures of a host that fails at other ports everywhere",
        portShare, "ratio", "peers meet at a port of their own each, few of them at the usual one"),
      .init(
        "longest time between two failures", Double(slowGapSeconds), "s",
        "slow scans wait minutes between probes to stay unseen"),
      .init(
        "different addresses asked for by ARP without answer", Double(fewestARPTargets),
        "addresses", "a router asks for the few addresses that outside hosts probe, a scan for all"),
      .init("within", Double(arpSeconds), "s", "ARP sweeps are local and need not be slow"),
    ],
    next: [
      "ss -tunp src ACTOR",
      "dig -x ACTOR +short",
      "ip neigh show",
      "ip -br link | grep -i HARDWARE",
    ],
    misses: """
      Sweeps that only try hosts known to be there, that change the port from host to \
      host, or that leave more than 15 minutes between two probes. ARP sweeps show only on \
      the link where they happen, slower than 30 addresses a minute not at all.
      """)

  /// What hosts are asked for in ICMP beside echoes, by type (RFC 792, RFC 950).
  private static let controlNames: [UInt16: String] = [
    13: "ICMP time stamp", 15: "ICMP information", 17: "ICMP address mask",
  ]

  private struct Aim: TableKey {
    var actor: IPAddress
    var transport: UInt8
    var port: UInt16

    func mix(into mixer: inout KeyMixer) {
      mixer.add(actor)
      mixer.add(UInt64(transport) << 16 | UInt64(port))
    }
  }

  private struct Probing {
    var failed = DistinctSet<IPAddress>()
    var answered = DistinctSet<IPAddress>(capacity: 1024)
    var first: Int64
    var last: Int64
    var reported = 0
    var refused = 0
    var flows: [UInt64] = []

    /// Begins anew after a long pause, and spans the moment of a probe.
    mutating func renew(at now: Int64) {
      if Span.seconds(from: last, to: now) > Double(HostSweepRule.slowGapSeconds) {
        self = Probing(first: now, last: now)
      }
      first = min(first, now)
      last = max(last, now)
    }
  }

  /// Which ports of which hosts one host failed to reach.
  private struct Scatter {
    var last: Int64
    var ports = DistinctSet<UInt16>(capacity: 2048)
    var services = DistinctSet<UInt64>(capacity: 2048)
  }

  private struct Asking {
    var open: [IPAddress: Int64] = [:]
    var address: IPAddress
    var first: Int64
    var last: Int64
    var reported = 0
  }

  private var answered = AnsweredFilter()
  private var aims = BoundedTable<Aim, Probing>(capacity: 16_384)
  private var scatters = BoundedTable<Aim, Scatter>(capacity: 4096)
  private var askers = BoundedTable<HardwareAddress, Asking>(capacity: 4096)

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    switch event {
    case .outcome(let outcome): weigh(outcome, &ledger)
    case .claim(let claim): weigh(claim, &ledger)
    default: break
    }
  }

  private mutating func weigh(_ outcome: AttemptOutcome, _ ledger: inout FindingLedger) {
    let endpoints = outcome.endpoints
    let now = outcome.timestampNanoseconds
    let transport = endpoints.transport
    let isControl = transport == TransportNumber.icmp || transport == TransportNumber.icmp6
    guard isControl || transport == TransportNumber.tcp || transport == TransportNumber.udp,
      !endpoints.destination.isGroupOrBroadcast
    else { return }
    if transport == TransportNumber.udp {
      // Name and time services are asked of many; traceroute probes climb above 33434.
      if (33_434...33_690).contains(endpoints.destinationPort) { return }
      // An answer that comes too late looks like a flow from a server's port.
      if outcome.result == .unanswered, endpoints.mayBeAnswer { return }
    }
    let aim = Aim(
      actor: endpoints.source, transport: transport,
      port: isControl ? endpoints.destinationPort & 0xFF00 : endpoints.destinationPort)
    if outcome.result == .answered {
      answered.insert(endpoints)
      if isControl {
        // A sweep's first answers come before its first silence is known.
        aims.update(aim, at: now, fresh: Probing(first: now, last: now)) { probing in
          probing.renew(at: now)
          probing.answered.insert(endpoints.destination, at: now)
        }
      } else {
        aims.updateIfPresent(aim, at: now) { $0.answered.insert(endpoints.destination, at: now) }
      }
      return
    }
    if answered.contains(endpoints) { return }
    let scattered = scatter(endpoints, at: now)
    let sighting: Sighting? = aims.update(aim, at: now, fresh: Probing(first: now, last: now)) {
      probing in
      probing.renew(at: now)
      guard probing.failed.insert(endpoints.destination, at: now) else { return nil }
      if outcome.result == .refused { probing.refused += 1 }
      if probing.flows.count < FindingLedger.mostFlows { probing.flows.append(outcome.flow) }
      let failed = probing.failed.count
      let isSilentUDP =
        transport == TransportNumber.udp && probing.refused < Self.fewestHosts / 2
      guard failed >= (isSilentUDP ? Self.fewestSilentUDPHosts : Self.fewestHosts),
        failed >= probing.reported * 2, Double(failed) >= Self.portShare * Double(scattered),
        Double(failed)
          >= (isControl ? Self.echoShare : Self.failedShare)
          * Double(failed + probing.answered.count)
      else { return nil }
      probing.reported = failed
      return Self.sighting(aim, probing)
    }
    if let sighting { ledger.report(sighting) }
  }

  /// How many pairs of host and port a host failed to reach, when nearly each host has a port of its
  /// own, else 0: peers tell each other the ports at which they can be met, a sweep knows its ports.
  private mutating func scatter(_ endpoints: FlowEndpoints, at now: Int64) -> Int {
    guard
      endpoints.transport == TransportNumber.tcp || endpoints.transport == TransportNumber.udp
    else { return 0 }
    var mixer = KeyMixer()
    mixer.add(endpoints.destination)
    mixer.add(UInt64(endpoints.destinationPort))
    let service = mixer.value
    let origin = Aim(actor: endpoints.source, transport: endpoints.transport, port: 0)
    return scatters.update(origin, at: now, fresh: Scatter(last: now)) { scatter in
      if Span.seconds(from: scatter.last, to: now) > Double(Self.slowGapSeconds) {
        scatter = Scatter(last: now)
      }
      scatter.last = max(scatter.last, now)
      scatter.services.insert(service, at: now)
      scatter.ports.insert(endpoints.destinationPort, at: now)
      let count = scatter.services.count
      return Double(scatter.ports.count) >= Self.scatteredShare * Double(count) ? count : 0
    }
  }

  private mutating func weigh(_ claim: AddressClaim, _ ledger: inout FindingLedger) {
    let now = claim.timestampNanoseconds
    switch claim.operation {
    case .reply:
      // Whoever answers is no empty address, for nobody who asked.
      askers.updateIfPresent(claim.linkDestination, at: now) {
        $0.open[claim.claimed] = nil
      }
    case .request
    where claim.requested != claim.claimed && claim.requested.isIPv4
      && claim.linkDestination != .none:
      let sighting: Sighting? = askers.update(
        claim.linkSource, at: now,
        fresh: Asking(address: claim.claimed, first: now, last: now)
      ) { asking in
        asking.last = max(asking.last, now)
        if asking.open.count < 4096 { asking.open[claim.requested] = now }
        guard asking.open.count >= Self.fewestARPTargets,
          asking.open.count >= max(asking.reported * 2, Self.fewestARPTargets)
        else { return nil }
        let oldest = now &- Span.seconds(Self.arpSeconds)
        asking.open = asking.open.filter { $0.value >= oldest }
        guard asking.open.count >= max(Self.fewestARPTargets, asking.reported * 2) else {
          return nil
        }
        asking.reported = asking.open.count
        return Self.sighting(claim.linkSource, asking)
      }
      if let sighting { ledger.report(sighting) }
    default: break
    }
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    // Ports that one host tried are one event, which the port that says most describes.
    var tried: [(aim: Aim, probing: Probing)] = []
    aims.forEach { aim, probing in if probing.reported > 0 { tried.append((aim, probing)) } }
    tried.sort {
      ($0.probing.failed.count, $1.aim.port, $0.aim.actor)
        < ($1.probing.failed.count, $0.aim.port, $1.aim.actor)
    }
    for (aim, probing) in tried { ledger.report(Self.sighting(aim, probing)) }
    askers.forEach { hardware, asking in
      if asking.reported > 0 {
        ledger.report(Self.sighting(hardware, asking))
      }
    }
  }

  private static func sighting(_ aim: Aim, _ probing: Probing) -> Sighting {
    let failed = probing.failed.count
    let tried = failed + probing.answered.count
    let seconds = Span.seconds(from: probing.first, to: probing.last)
    let isControl = aim.transport != TransportNumber.tcp && aim.transport != TransportNumber.udp
    let what =
      switch aim.transport {
      case TransportNumber.tcp: "TCP port \(aim.port)"
      case TransportNumber.udp: "UDP port \(aim.port)"
      default: Self.controlNames[aim.port >> 8] ?? "ICMP echo"
      }
    var sighting = Sighting(
      .hostSweep,
      // A worm tries several ports: that is one event.
      subject: [.address(aim.actor)],
      severity: failed >= 100 ? .high : .medium,
      score: confidence(Double(failed), over: Double(fewestHosts)),
      startNanoseconds: probing.first, endNanoseconds: probing.last,
      summary: "\(what) of \(Words.count(tried, "host")) tried in \(Words.duration(seconds)): "
        + "\(probing.answered.count) answered, \(probing.refused) refused, "
        + "\(failed - probing.refused) silent")
    sighting.actors = [.address(aim.actor)]
    sighting.targets = probing.failed.newest(FindingLedger.longestList).map { .address($0) }
    sighting.targetCount = tried
    sighting.evidence = [
      Evidence("failed_hosts", Double(failed), threshold: Double(fewestHosts)),
      Evidence("failed_ratio", Double(failed) / Double(tried), threshold: failedShare),
      Evidence("answered_hosts", Double(probing.answered.count)),
      isControl
        ? Evidence("icmp_type", Double(aim.port >> 8)) : Evidence("port", Double(aim.port)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = isControl ? "T1018" : "T1046"
    sighting.nextCommands = ["ss -tunp src \(aim.actor)", "dig -x \(aim.actor) +short"]
    sighting.flowIdentifiers = probing.flows
    return sighting
  }

  private static func sighting(_ hardware: HardwareAddress, _ asking: Asking) -> Sighting {
    let count = asking.open.count
    let times = asking.open.values
    let first = times.min() ?? asking.first
    let seconds = Span.seconds(from: first, to: asking.last)
    var sighting = Sighting(
      .hostSweep, subject: [.hardware(hardware)], severity: count >= 100 ? .high : .medium,
      score: confidence(Double(count), over: Double(fewestARPTargets)),
      startNanoseconds: first, endNanoseconds: asking.last,
      summary: "ARP asked for \(Words.count(count, "address")) in \(Words.duration(seconds)) "
        + "that nobody owns")
    sighting.actors =
      asking.address == .unspecified
      ? [.hardware(hardware)] : [.address(asking.address), .hardware(hardware)]
    sighting.targets = asking.open.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(FindingLedger.longestList).map { .address($0.key) }
    sighting.targetCount = count
    sighting.evidence = [
      Evidence("silent_addresses", Double(count), threshold: Double(fewestARPTargets)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = "T1018"
    sighting.nextCommands = ["ip neigh show", "ip -br link | grep -i \(hardware)"]
    return sighting
  }
}
