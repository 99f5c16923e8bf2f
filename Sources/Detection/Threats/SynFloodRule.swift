internal import Flows
internal import Packets

/// A service is sent far more connection attempts than connections.
///
/// Sources: RFC 4987 (the attack and what it leaves in traffic).
struct SynFloodRule: ThreatRule {
  static let burstSyns = 300
  static let sustainedSyns = 500
  static let synShare = 0.7
  static let synsPerPort = 20.0
  static let manySources: UInt32 = 100
  static let mostOfOne = 0.2
  static let strayShare = 0.8

  static let description = RuleDescription(
    .synFlood, technique: "T1499.001",
    method: """
      A host is sent SYN after SYN that no handshake follows. Every real connection carries at \
      least an acknowledgment, data and a FIN behind its SYN, so among the TCP packets towards a \
      flooded host the share of SYNs is high. A port scan looks alike but spreads over ports: a \
      flood hits each port again and again, or comes from many hosts. Floods of other segments \
      (ACK, RST, FIN, none) show as segments that belong to no connection; there is no kind of their \
      own for them.
      """,
    thresholds: [
      .init(
        "SYNs in one second", Double(burstSyns), "segments",
        "a listen queue holds 128 to 4,096 half-open connections"),
      .init(
        "or SYNs in ten seconds", Double(sustainedSyns), "segments",
        "slower floods still fill a queue whose entries live a minute"),
      .init(
        "share of SYNs among the TCP packets to the host", synShare, "ratio",
        "a completed connection has at most one SYN in four packets"),
      .init(
        "SYNs for each port in the window", synsPerPort, "segments",
        "scans send one to three to each port"),
      .init(
        "or different senders", Double(manySources), "hosts", "a scan has one sender or a few"),
      .init(
        "or new flows by packets, where they are no SYNs and 500 in ten seconds", strayShare,
        "ratio", "a segment that belongs to a connection is followed by others"),
    ],
    next: [
      "ss -tn state syn-recv",
      "nstat -az TcpExtSyncookiesSent TcpExtListenDrops",
    ],
    misses: """
      Floods below 50 SYNs a second, floods of one or few hosts that spread over very many ports, \
      those mixed with as many other segments, and floods within connections that exist.
      """)

  private struct Target {
    var sources = HeavyHitters<IPAddress>()
    var ports = HeavyHitters<UInt16>()
    var flows: [UInt64] = []
    var first: Int64
  }

  private struct Flood {
    var first: Int64
    var last: Int64
    var syns: UInt64 = 0
    var packets: UInt64 = 0
    var peakSyns: UInt32 = 0
    var answered: UInt64 = 0
    var sources: UInt32 = 0
    /// Whether it is of segments that belong to no connection and are no SYNs.
    var isStray = false
  }

  private var targets = BoundedTable<IPAddress, Target>(capacity: 8192)
  private var floods = BoundedTable<IPAddress, Flood>(capacity: 1024)

  mutating func flowStarted(_ start: FlowStart, _ ledger: inout FindingLedger) {
    guard start.endpoints.transport == TransportNumber.tcp, !start.isContinuation,
      start.tcpFlags.rawValue & 0x12 != 0x12
    else { return }
    let (now, source, port) = (
      start.timestampNanoseconds, start.endpoints.source, start.endpoints.destinationPort
    )
    let flow = start.identifier
    targets.update(start.endpoints.destination, at: now, fresh: Target(first: now)) { target in
      if Span.seconds(from: target.first, to: now) > 60 { target = Target(first: now) }
      target.sources.add(source)
      target.ports.add(port)
      if target.flows.count < FindingLedger.mostFlows { target.flows.append(flow) }
    }
  }

  mutating func hostWindowClosed(_ window: HostWindow, _ ledger: inout FindingLedger) {
    let enough = window.length == .second ? Self.burstSyns : Self.sustainedSyns
    // Nearly every window of a host has too little of both.
    guard window.length != .minute,
      window.received.syns >= UInt32(enough)
        || window.received.flowsStarted >= UInt32(Self.sustainedSyns)
    else { return }
    let received = window.received
    // Whoever scans is one host, however many others there are; a flood from many need not keep to a
    // port.
    let isSpread =
      window.distinct.peers >= Self.manySources
      && (targets[window.address]?.sources.topShare ?? 1) < Self.mostOfOne
    let isScan =
      !isSpread
      && Double(received.tcpPackets) < Self.synsPerPort * Double(max(1, window.distinct.ownPorts))
    let isSyns =
      received.syns >= UInt32(enough)
      && Double(received.syns) >= Self.synShare * Double(received.tcpPackets)
    let isStray =
      window.length == .tenSeconds && received.flowsStarted >= UInt32(Self.sustainedSyns)
      && Double(received.flowsStarted) >= Self.strayShare * Double(received.packets)
      && received.tcpPackets >= received.packets / 2
      && received.synAcks < received.tcpPackets / 2
    guard isSyns || isStray, !isScan else { return }
    let seconds = window.length == .second ? 1.0 : 10.0
    let hits = isSyns ? received.syns : received.tcpPackets
    let peak = UInt32((Double(hits) / seconds).rounded())
    let (first, last) = (window.firstNanoseconds, window.lastNanoseconds)
    let isSecond = window.length == .second
    let sources = window.distinct.peers
    let flood = floods.update(
      window.address, at: last, fresh: Flood(first: first, last: last)
    ) { flood in
      if first > flood.last, Span.seconds(from: flood.last, to: first) > 60 {
        flood = Flood(first: first, last: last)
      }
      flood.first = min(flood.first, first)
      flood.last = max(flood.last, last)
      // Ten-second windows hold all packets; the seconds in them would count twice.
      if !isSecond {
        flood.syns &+= UInt64(hits)
        flood.packets &+= UInt64(received.tcpPackets)
        flood.answered &+= UInt64(received.answered)
      }
      flood.isStray = !isSyns
      flood.peakSyns = max(flood.peakSyns, peak)
      flood.sources = max(flood.sources, sources)
      return flood
    }
    report(window.address, flood, &ledger)
  }

  private func report(_ address: IPAddress, _ flood: Flood, _ ledger: inout FindingLedger) {
    let seconds = Span.seconds(from: flood.first, to: flood.last)
    let target = targets[address]
    let port = target?.ports.ranked.first.map { UInt16($0.element) }
    let topSources = target?.sources.ranked ?? []
    // A flood whose senders are forged has no sender worth naming.
    let isSpoofed = flood.sources > 100 && (target?.sources.topShare ?? 0) < Self.mostOfOne
    var sighting = Sighting(
      .synFlood, subject: [.address(address)],
      severity: flood.peakSyns >= 1000 ? .critical : .high,
      score: confidence(Double(flood.peakSyns), over: Double(Self.sustainedSyns) / 10),
      startNanoseconds: flood.first, endNanoseconds: flood.last,
      summary: "up to \(Words.grouped(Int(flood.peakSyns))) "
        + (flood.isStray ? "stray TCP segments/s for " : "SYN/s for ") + Words.duration(seconds)
        + (port.map { " to port \($0)" } ?? "")
        + " from \(Words.count(Int(flood.sources), "source"))"
        + (isSpoofed ? ", most of them probably forged" : "") + ", no handshakes behind them")
    sighting.actors = isSpoofed ? [] : topSources.prefix(8).map { .address($0.element) }
    sighting.actorCount = Int(flood.sources)
    sighting.targets = [
      port.map { .service(address, transport: TransportNumber.tcp, port: $0) } ?? .address(address)
    ]
    sighting.evidence = [
      Evidence(
        "syns_per_second", Double(flood.peakSyns), threshold: Double(Self.sustainedSyns) / 10),
      Evidence("syns", Double(flood.syns)),
      Evidence("answered", Double(flood.answered)),
      Evidence("sources", Double(flood.sources)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = flood.isStray ? "T1498.001" : Self.description.technique
    sighting.nextCommands = [
      "ss -tn state syn-recv", "nstat -az TcpExtSyncookiesSent TcpExtListenDrops",
    ]
    sighting.flowIdentifiers = target?.flows ?? []
    ledger.report(sighting)
  }
}
