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
  static let smallest: UInt32 = 200
  static let nameShare = 0.3
  static let synAckBurst = 100
  static let synAckSustained = 500
  static let synAckShare = 0.7

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
      them and does not answer: they reflect questions that somebody forged in the target's name. \
      What answers a question to a group (SSDP, mDNS, WS-Discovery) was asked. Answers of DNS to many \
      different questions are those of a resolver whose questions went another way. Over TCP the same \
      shows as SYN-ACKs without a SYN, and hardly anything else.
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
      .init(
        "bytes of a packet between the same ports of both sides", Double(smallest), "bytes",
        "clients that ask from the service's port send small questions"),
      .init(
        "different names by answers of DNS, below", nameShare, "ratio",
        "an attack repeats the few questions whose answers are large"),
      .init(
        "SYN-ACKs without a SYN in one second", Double(synAckBurst), "segments",
        "nobody opens a hundred connections a second in one direction only"),
      .init(
        "or in ten seconds", Double(synAckSustained), "segments",
        "the same at fifty a second"),
      .init(
        "share of SYN-ACKs among the TCP packets to the target", synAckShare, "ratio",
        "behind those of real connections comes data"),
    ],
    next: [
      "tcpdump -nn -c 20 'udp src port PORT and dst host TARGET'",
      "ss -uanp",
    ],
    misses: """
      Fewer than ten reflectors, answers that change their source port, reflection by \
      data over TCP, and targets that are seen to answer.
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
    /// The first reflector and its flow; the lists begin with the second, which most never have.
    var opening: (source: IPAddress, flow: UInt64, moment: Int64)?
    var reflectors = DistinctSet<IPAddress>(capacity: 8192)
    /// Flows that the target answered: it takes part in these.
    var answered = 0
    /// Different questions that the answers repeat, and how many answers did.
    var names = DistinctSet<UInt64>(capacity: 1024)
    var namings = 0
    var first: Int64
    var last: Int64
    var reported = 0
    var flows: [UInt64] = []
  }

  private struct Acceptors {
    var sources = DistinctSet<IPAddress>(capacity: 8192)
    var ports = HeavyHitters<UInt16>()
    var flows: [UInt64] = []
    var first: Int64
    var last: Int64
    var packets: UInt64 = 0
    var bytes: UInt64 = 0
  }

  private struct Volume {
    var packets: UInt64 = 0
    var bytes: UInt64 = 0
  }

  private var aims = BoundedTable<Aim, Reflection>(capacity: 8192)
  /// When a host last asked a group at a port: whoever answers was asked.
  private var asked = BoundedTable<Aim, Int64>(capacity: 4096)
  /// Who sent SYN-ACKs that no SYN had asked for.
  private var acceptors = BoundedTable<IPAddress, Acceptors>(capacity: 4096)
  private var volumes = BoundedTable<IPAddress, Volume>(capacity: 1024)
  /// The source ports that a target is hit from: attacks mix services, and are one event all the same.
  private var ports = BoundedTable<IPAddress, [UInt16]>(capacity: 1024)
  /// What came closer to its threshold since the last second closed.
  private var candidates: Set<Aim> = []

  mutating func flowStarted(_ start: FlowStart, _ ledger: inout FindingLedger) {
    let endpoints = start.endpoints
    let now = start.timestampNanoseconds
    if endpoints.transport == TransportNumber.tcp, start.tcpFlags.rawValue & 0x12 == 0x12 {
      accept(start)
      return
    }
    guard endpoints.transport == TransportNumber.udp, !start.isContinuation else { return }
    if endpoints.destination.isGroupOrBroadcast {
      noteAsked(endpoints, at: now)
      return
    }
    // A client that asks from the service's own port (NTP, IKE, syslog, DHCP) does not reflect.
    let isRequest =
      endpoints.sourcePort == endpoints.destinationPort || endpoints.destinationPort == 67
    if isRequest, Self.services[endpoints.sourcePort] == nil || start.wireLength < Self.smallest {
      return
    }
    let question = Aim(target: endpoints.destination, port: endpoints.sourcePort)
    if let moment = asked[question],
      Span.seconds(from: moment, to: now) <= Double(Self.gapSeconds)
    {
      return
    }
    let aim = Aim(target: endpoints.destination, port: endpoints.sourcePort)
    let isEnough = aims.update(aim, at: now, fresh: Reflection(first: now, last: now)) {
      reflection in
      if Span.seconds(from: reflection.last, to: now) > Double(Self.gapSeconds) {
        reflection = Reflection(first: now, last: now)
      }
      reflection.last = max(reflection.last, now)
      if reflection.flows.isEmpty {
        guard let opening = reflection.opening, opening.source != endpoints.source else {
          let flow = reflection.opening?.flow ?? start.identifier
          reflection.opening = (endpoints.source, flow, now)
          return false
        }
        reflection.reflectors.insert(opening.source, at: opening.moment)
        reflection.flows.append(opening.flow)
      }
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

  private mutating func noteAsked(_ endpoints: FlowEndpoints, at now: Int64) {
    let question = Aim(target: endpoints.source, port: endpoints.destinationPort)
    asked.update(question, at: now, fresh: now) { $0 = max($0, now) }
  }

  private mutating func accept(_ start: FlowStart) {
    let now = start.timestampNanoseconds
    let fresh = Acceptors(first: now, last: now)
    acceptors.update(start.endpoints.destination, at: now, fresh: fresh) { acceptors in
      if Span.seconds(from: acceptors.last, to: now) > Double(Self.gapSeconds) {
        acceptors = fresh
      }
      acceptors.last = max(acceptors.last, now)
      acceptors.sources.insert(start.endpoints.source, at: now)
      acceptors.ports.add(start.endpoints.sourcePort)
      if acceptors.flows.count < FindingLedger.mostFlows {
        acceptors.flows.append(start.identifier)
      }
    }
  }

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    guard case .name(let message) = event, message.isResponse, !message.name.isEmpty else {
      return
    }
    let aim = Aim(target: message.client, port: 53)
    aims.updateIfPresent(aim, at: message.timestampNanoseconds) { reflection in
      var mixer = KeyMixer()
      mixer.add(bytes: message.name.utf8Span.span)
      reflection.names.insert(mixer.value, at: message.timestampNanoseconds)
      reflection.namings += 1
    }
  }

  mutating func flowActive(_ activity: FlowActivity, _ ledger: inout FindingLedger) {
    if activity.length == .second, activity.endpoints.transport == TransportNumber.udp,
      activity.endpoints.destination.isGroupOrBroadcast
    {
      noteAsked(activity.endpoints, at: Span.seconds(activity.startSeconds))
      return
    }
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
        Double(reflection.names.count) <= Self.nameShare * Double(reflection.namings)
          || reflection.names.count < Self.fewestKnownReflectors / 2,
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
    reflectTCP(window, &ledger)
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

  /// Reports SYN-ACKs that come to a host in numbers and that it never asked for.
  private mutating func reflectTCP(_ window: HostWindow, _ ledger: inout FindingLedger) {
    let enough = window.length == .second ? Self.synAckBurst : Self.synAckSustained
    // Nearly every window of a host has too few.
    guard window.length != .minute, window.received.synAcks >= UInt32(enough) else { return }
    let received = window.received
    guard
      Double(received.synAcks) >= Self.synAckShare * Double(received.tcpPackets),
      UInt64(window.sent.syns) * 3 <= UInt64(received.synAcks),
      acceptors.contains(window.address)
    else { return }
    acceptors.updateIfPresent(window.address, at: window.lastNanoseconds) { acceptors in
      acceptors.last = max(acceptors.last, window.lastNanoseconds)
      acceptors.packets = max(acceptors.packets, UInt64(received.synAcks))
      acceptors.bytes = max(acceptors.bytes, received.bytes)
    }
    guard let acceptors = acceptors[window.address],
      acceptors.sources.count >= Self.fewestKnownReflectors
    else { return }
    ledger.report(sighting(window.address, acceptors))
  }

  private func sighting(_ target: IPAddress, _ acceptors: Acceptors) -> Sighting {
    let count = acceptors.sources.count
    let seconds = Span.seconds(from: acceptors.first, to: acceptors.last)
    let port = acceptors.ports.ranked.first?.element ?? 0
    var sighting = Sighting(
      .amplification, subject: [.address(target)], severity: count >= 200 ? .critical : .high,
      score: confidence(Double(acceptors.packets), over: Double(Self.synAckBurst)),
      startNanoseconds: acceptors.first, endNanoseconds: acceptors.last,
      summary: "SYN-ACKs from \(Words.count(count, "host")) in \(Words.duration(seconds)) for "
        + "connections that were never opened, most from port \(port)")
    sighting.actors = acceptors.sources.newest(FindingLedger.longestList).map { .address($0) }
    sighting.actorCount = count
    sighting.targets = [.address(target)]
    sighting.evidence = [
      Evidence("reflectors", Double(count), threshold: Double(Self.fewestKnownReflectors)),
      Evidence("source_port", Double(port)),
      Evidence("packets", Double(acceptors.packets), threshold: Double(Self.synAckBurst)),
      Evidence("bytes", Double(acceptors.bytes)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = Self.description.technique
    sighting.nextCommands = [
      "tcpdump -nn -c 20 'tcp src port \(port) and dst host \(target)'", "ss -tn",
    ]
    sighting.flowIdentifiers = acceptors.flows
    return sighting
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
