internal import Flows
internal import Packets

/// A host is buried under datagrams that it does not answer.
struct UDPFloodRule: ThreatRule {
  static let burstPackets = 2000
  static let sustainedPackets = 5000
  static let answerShare = 0.1
  static let fewestFlows = 50

  static let description = RuleDescription(
    .udpFlood, technique: "T1498.001",
    method: """
      A host receives datagrams at a rate that no conversation explains: hardly any goes back, and \
      they spread over many source ports, sources or destination ports. One steady stream (video, \
      a speed test) is one flow and is left out, as is multicast; many sources that share one source \
      port are amplification.
      """,
    thresholds: [
      .init(
        "datagrams in one second", Double(burstPackets), "packets",
        "busy resolvers and game servers answer what they get at such rates"),
      .init(
        "or datagrams in ten seconds", Double(sustainedPackets), "packets",
        "a sustained 500 a second without answers serves nobody"),
      .init(
        "datagrams sent back for each received", answerShare, "ratio",
        "acknowledging protocols send back one for ten at the least"),
      .init(
        "flows in the window", Double(fewestFlows), "flows",
        "one-way streams are single flows"),
    ],
    next: [
      "ss -uanp",
      "nstat -az UdpNoPorts UdpInErrors UdpRcvbufErrors",
    ],
    misses: """
      Floods below 500 datagrams a second, a flood that stays in fewer than 50 flows, and \
      services that answer each datagram while they drown.
      """)

  private struct Target {
    var sources = HeavyHitters<IPAddress>()
    var sourcePorts = HeavyHitters<UInt16>()
    var ports = HeavyHitters<UInt16>()
    var flows: [UInt64] = []
    var first: Int64
  }

  private struct Flood {
    var first: Int64
    var last: Int64
    var packets: UInt64 = 0
    var bytes: UInt64 = 0
    var peakPackets: UInt32 = 0
    var sources: UInt32 = 0
  }

  private var targets = BoundedTable<IPAddress, Target>(capacity: 8192)
  private var floods = BoundedTable<IPAddress, Flood>(capacity: 1024)

  /// Whether a host was buried under datagrams shortly before a moment: those that it left unanswered
  /// say nothing of who looks for open ports.
  func isFlooded(_ address: IPAddress, at now: Int64) -> Bool {
    guard let flood = floods[address] else { return false }
    return Span.seconds(from: flood.last, to: now) <= Double(FindingLedger.quietSeconds)
  }

  mutating func flowStarted(_ start: FlowStart, _ ledger: inout FindingLedger) {
    guard start.endpoints.transport == TransportNumber.udp,
      !start.endpoints.destination.isGroupOrBroadcast
    else { return }
    let now = start.timestampNanoseconds
    let endpoints = start.endpoints
    let flow = start.identifier
    targets.update(endpoints.destination, at: now, fresh: Target(first: now)) { target in
      if Span.seconds(from: target.first, to: now) > 60 { target = Target(first: now) }
      target.sources.add(endpoints.source)
      target.sourcePorts.add(endpoints.sourcePort)
      target.ports.add(endpoints.destinationPort)
      if target.flows.count < FindingLedger.mostFlows { target.flows.append(flow) }
    }
  }

  mutating func hostWindowClosed(_ window: HostWindow, _ ledger: inout FindingLedger) {
    let received = window.received
    let enough = window.length == .second ? Self.burstPackets : Self.sustainedPackets
    guard window.length != .minute, received.udpPackets >= UInt32(enough),
      received.flowsStarted >= UInt32(Self.fewestFlows),
      Double(window.sent.udpPackets) <= Self.answerShare * Double(received.udpPackets),
      !window.address.isGroupOrBroadcast, let target = targets[window.address]
    else { return }
    // Many reflectors with one source port are the other rule's.
    if target.sourcePorts.topShare > 0.5, window.distinct.peers > 10 { return }
    let seconds = window.length == .second ? 1.0 : 10.0
    let peak = UInt32((Double(received.udpPackets) / seconds).rounded())
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
      if !isSecond {
        flood.packets &+= UInt64(received.udpPackets)
        flood.bytes &+= received.bytes
      }
      flood.peakPackets = max(flood.peakPackets, peak)
      flood.sources = max(flood.sources, sources)
      return flood
    }
    ledger.report(sighting(window.address, flood, target))
  }

  private func sighting(_ address: IPAddress, _ flood: Flood, _ target: Target) -> Sighting {
    let seconds = Span.seconds(from: flood.first, to: flood.last)
    let isSpoofed = flood.sources > 100 && target.sources.topShare < 0.2
    let port = target.ports.topShare > 0.5 ? target.ports.ranked.first?.element : nil
    var sighting = Sighting(
      .udpFlood, subject: [.address(address)],
      severity: flood.peakPackets >= 10_000 ? .critical : .high,
      score: confidence(Double(flood.peakPackets), over: Double(Self.sustainedPackets) / 10),
      startNanoseconds: flood.first, endNanoseconds: flood.last,
      summary: "up to \(Words.count(Int(flood.peakPackets), "datagram"))/s for "
        + Words.duration(seconds) + (port.map { " to port \($0)" } ?? " to many ports")
        + " from \(Words.count(Int(flood.sources), "source"))"
        + (isSpoofed ? ", most of them probably forged" : "") + ", hardly any answered")
    sighting.actors = isSpoofed ? [] : target.sources.ranked.prefix(8).map { .address($0.element) }
    sighting.actorCount = Int(flood.sources)
    sighting.targets = [
      port.map { .service(address, transport: TransportNumber.udp, port: $0) } ?? .address(address)
    ]
    sighting.evidence = [
      Evidence(
        "packets_per_second", Double(flood.peakPackets),
        threshold: Double(Self.sustainedPackets) / 10),
      Evidence("packets", Double(flood.packets)),
      Evidence("bytes", Double(flood.bytes)),
      Evidence("sources", Double(flood.sources)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = Self.description.technique
    sighting.nextCommands = ["ss -uanp", "nstat -az UdpNoPorts UdpInErrors UdpRcvbufErrors"]
    sighting.flowIdentifiers = target.flows
    return sighting
  }
}
