internal import Flows
internal import Packets

/// Many servers answer a question that their common target never asked.
///
/// Source: Rossow, *Amplification Hell: Revisiting Network Protocols for DDoS Abuse*, 2014; the
/// ports are those of CISA alert TA14-017A and of later advisories.
struct AmplificationRule: ThreatRule {
  static let fewestKnownReflectors = 10
  static let fewestReflectors = 30
  static let gapSeconds: Int64 = 60

  /// Services that answer a small forged question with much: what they are called.
  static let services: [UInt16: String] = [
    17: "QOTD", 19: "CharGen", 53: "DNS", 69: "TFTP", 111: "portmap", 123: "NTP", 137: "NetBIOS",
    161: "SNMP", 177: "XDMCP", 389: "CLDAP", 427: "SLP", 500: "ISAKMP", 520: "RIP", 1194: "OpenVPN",
    1434: "MS SQL", 1604: "Citrix", 1900: "SSDP", 2362: "digiman", 3283: "Apple Remote Desktop",
    3389: "RDP", 3478: "STUN", 3702: "WS-Discovery", 4500: "IPsec", 5060: "SIP", 5093: "Sentinel",
    5351: "NAT-PMP", 5353: "mDNS", 5683: "CoAP", 6881: "BitTorrent", 7547: "CWMP",
    10_001: "Ubiquiti",
    10_074: "Mitel", 11_211: "memcached", 17_185: "VxWorks", 20_800: "Quake", 26_000: "Quake",
    27_015: "Source engine", 27_960: "Quake 3", 30_718: "Lantronix", 32_414: "Plex",
    33_848: "Jenkins", 37_810: "DHDiscover", 41_794: "Crestron", 47_808: "BACnet",
  ]

  static let description = RuleDescription(
    .amplification, technique: "T1498.002",
    method: """
      Many hosts send datagrams from one and the same source port to a target that has not asked \
      them and does not answer: they reflect questions that somebody forged in the target's name.
      """,
    thresholds: [
      .init(
        "reflectors that use the port of a service known for it",
        Double(fewestKnownReflectors), "hosts",
        "late answers of resolvers and time servers come from a handful"),
      .init(
        "reflectors for any other source port", Double(fewestReflectors), "hosts",
        "new reflection protocols turn up; chance does not align thirty source ports"),
      .init(
        "longest time between two reflectors", Double(gapSeconds), "s",
        "reflection comes in bursts"),
    ],
    next: [
      "tcpdump -nn -c 20 'udp src port PORT and dst host TARGET'",
      "ss -uanp",
    ],
    misses: """
      Fewer than ten reflectors, answers that change their source port, reflection over \
      TCP, and targets that are seen to answer.
      """)

  private struct Aim: TableKey {
    var target: IPAddress
    var port: UInt16

    func mix(into mixer: inout KeyMixer) {
      mixer.add(target)
      mixer.add(UInt64(port))
    }
  }

  private struct Reflection {
    var reflectors = DistinctSet<IPAddress>(capacity: 8192)
    /// Flows that the target answered: it takes part in these.
    var answered = 0
    var first: Int64
    var last: Int64
    var reported = 0
    var flows: [UInt64] = []
  }

  private struct Volume {
    var packets: UInt64 = 0
    var bytes: UInt64 = 0
  }

  private var aims = BoundedTable<Aim, Reflection>(capacity: 8192)
  private var volumes = BoundedTable<IPAddress, Volume>(capacity: 1024)
  /// The source ports that a target is hit from: attacks mix services, and are one event all the same.
  private var ports = BoundedTable<IPAddress, [UInt16]>(capacity: 1024)
  /// What came closer to its threshold since the last second closed.
  private var candidates: Set<Aim> = []

  mutating func flowStarted(_ start: FlowStart, _ ledger: inout FindingLedger) {
    let endpoints = start.endpoints
    guard endpoints.transport == TransportNumber.udp, !start.isContinuation,
      !endpoints.destination.isGroupOrBroadcast
    else { return }
    let now = start.timestampNanoseconds
    let aim = Aim(target: endpoints.destination, port: endpoints.sourcePort)
    let isEnough = aims.update(aim, at: now, fresh: Reflection(first: now, last: now)) {
      reflection in
      if Span.seconds(from: reflection.last, to: now) > Double(Self.gapSeconds) {
        reflection = Reflection(first: now, last: now)
      }
      reflection.last = max(reflection.last, now)
      guard reflection.reflectors.insert(endpoints.source, at: now) else { return false }
      if reflection.flows.count < FindingLedger.mostFlows {
        reflection.flows.append(start.identifier)
      }
      let count = reflection.reflectors.count
      return count >= Self.fewestKnownReflectors && count >= Self.enough(aim.port)
    }
    // Whether the target answers shows by the end of the second.
    if isEnough { candidates.insert(aim) }
  }

  mutating func flowActive(_ activity: FlowActivity, _ ledger: inout FindingLedger) {
    guard activity.length == .second, activity.isNew, activity.isAnswered,
      activity.endpoints.transport == TransportNumber.udp
    else { return }
    aims.updateIfPresent(
      Aim(target: activity.endpoints.destination, port: activity.endpoints.sourcePort),
      at: Span.seconds(activity.startSeconds)
    ) { $0.answered += 1 }
  }

  mutating func windowClosed(_ window: TrafficWindow, _ ledger: inout FindingLedger) {
    guard window.length == .second, !candidates.isEmpty else { return }
    for aim in candidates.sorted(by: { ($0.target, $0.port) < ($1.target, $1.port) }) {
      guard let reflection = aims[aim], reflection.answered * 2 < reflection.reflectors.count,
        reflection.reflectors.count >= reflection.reported * 2
      else { continue }
      aims.updateIfPresent(aim, at: window.lastNanoseconds) {
        $0.reported = reflection.reflectors.count
      }
      ports.update(aim.target, at: window.lastNanoseconds, fresh: []) { ports in
        if !ports.contains(aim.port), ports.count < 64 { ports.append(aim.port) }
      }
      if let sighting = sighting(aim.target) { ledger.report(sighting) }
    }
    candidates.removeAll(keepingCapacity: true)
  }

  mutating func hostWindowClosed(_ window: HostWindow, _ ledger: inout FindingLedger) {
    guard window.length == .second, window.received.udpPackets > 0 else { return }
    let received = window.received
    // The second that makes a target of it is closing now: its packets count too.
    if candidates.contains(where: { $0.target == window.address }) {
      volumes.update(window.address, at: window.lastNanoseconds, fresh: Volume()) { _ in }
    }
    volumes.updateIfPresent(window.address, at: window.lastNanoseconds) { volume in
      volume.packets &+= UInt64(received.udpPackets)
      volume.bytes &+= received.bytes
    }
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    ports.forEach { target, _ in
      if let sighting = sighting(target) { ledger.report(sighting) }
    }
  }

  private static func enough(_ port: UInt16) -> Int {
    services[port] == nil ? fewestReflectors : fewestKnownReflectors
  }

  /// All that is reflected to a target.
  private func sighting(_ target: IPAddress) -> Sighting? {
    let reflections = (ports[target] ?? []).compactMap { port in
      aims[Aim(target: target, port: port)].map { (port: port, reflection: $0) }
    }.sorted {
      ($1.reflection.reflectors.count, $0.port) < ($0.reflection.reflectors.count, $1.port)
    }
    guard let main = reflections.first else { return nil }
    let volume = volumes[target] ?? Volume()
    let count = reflections.reduce(0) { $0 + $1.reflection.reflectors.count }
    let first = reflections.map(\.reflection.first).min() ?? main.reflection.first
    let last = reflections.map(\.reflection.last).max() ?? main.reflection.last
    let seconds = Span.seconds(from: first, to: last)
    let services = reflections.prefix(3).map { Self.services[$0.port] ?? "port \($0.port)" }
    let others = reflections.count > 3 ? " and \(reflections.count - 3) more" : ""
    var sighting = Sighting(
      .amplification, subject: [.address(target)], severity: count >= 200 ? .critical : .high,
      score: confidence(Double(count), over: Double(Self.enough(main.port))),
      startNanoseconds: first, endNanoseconds: last,
      summary: "answers of \(services.joined(separator: ", "))\(others) from "
        + "\(Words.count(count, "host")) in \(Words.duration(seconds)) that were never asked: "
        + "\(Words.grouped(Int(clamping: volume.packets))) packets, "
        + Words.bytes(Double(volume.bytes)))
    sighting.actors = reflections.flatMap { $0.reflection.reflectors.newest(16) }
      .prefix(FindingLedger.longestList).map { .address($0) }
    sighting.actorCount = count
    sighting.targets = [.address(target)]
    sighting.evidence = [
      Evidence("reflectors", Double(count), threshold: Double(Self.enough(main.port))),
      Evidence("source_port", Double(main.port)),
      Evidence("source_ports", Double(reflections.count)),
      Evidence("packets", Double(volume.packets)),
      Evidence("bytes", Double(volume.bytes)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = Self.description.technique
    sighting.nextCommands = [
      "tcpdump -nn -c 20 'udp src port \(main.port) and dst host \(target)'", "ss -uanp",
    ]
    sighting.flowIdentifiers = reflections.flatMap(\.reflection.flows)
    return sighting
  }
}
