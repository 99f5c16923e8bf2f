internal import Flows
internal import Packets

/// A host is buried under datagrams that it does not answer.
struct UDPFloodRule: ThreatRule {
  static let burstPackets = 2000
  static let sustainedPackets = 5000
  static let answerShare = 0.1
  static let fewestFlows = 50
  static let burstMessages = 1000
  static let sustainedMessages = 3000

  static let description = RuleDescription(
    .udpFlood, technique: "T1498.001",
    method: """
      A host receives datagrams at a rate that no conversation explains: hardly any goes back, and \
      they spread over many source ports, sources or destination ports. One steady stream (video, \
      a speed test) is one flow and is left out, as is multicast; many sources that share one source \
      port are amplification. Floods of ICMP count here too, for there is no kind of their own for \
      them: messages beyond the replies to what the host asked itself.
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
      .init(
        "or ICMP messages in one second", Double(burstMessages), "packets",
        "ping sends one a second, monitoring one to each of many hosts"),
      .init(
        "or ICMP messages in ten seconds", Double(sustainedMessages), "packets",
        "errors are limited to some hundred a second"),
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

  private struct Aim: TableKey {
    var target: IPAddress
    var isICMP: Bool

    func mix(into mixer: inout KeyMixer) {
      mixer.add(target)
      mixer.add(isICMP ? 1 : 0)
    }
  }

  private struct Flood {
    var first: Int64
    var last: Int64
    var packets: UInt64 = 0
    var bytes: UInt64 = 0
    var peakPackets: UInt32 = 0
    var sources: UInt32 = 0
  }

  private var targets = BoundedTable<Aim, Target>(capacity: 8192)
  private var floods = BoundedTable<Aim, Flood>(capacity: 1024)

  /// Whether a host was buried under datagrams shortly before a moment: those that it left unanswered
  /// say nothing of who looks for open ports.
  func isFlooded(_ address: IPAddress, at now: Int64) -> Bool {
    guard let flood = floods[Aim(target: address, isICMP: false)] else { return false }
    return Span.seconds(from: flood.last, to: now) <= Double(FindingLedger.quietSeconds)
  }

  mutating func flowStarted(_ start: FlowStart, _ ledger: inout FindingLedger) {
    let transport = start.endpoints.transport
    let isICMP = transport == TransportNumber.icmp || transport == TransportNumber.icmp6
    guard transport == TransportNumber.udp || isICMP,
      !start.endpoints.destination.isGroupOrBroadcast
    else { return }
    let now = start.timestampNanoseconds
    let endpoints = start.endpoints
    let flow = start.identifier
    targets.update(
      Aim(target: endpoints.destination, isICMP: isICMP), at: now, fresh: Target(first: now)
    ) { target in
      if Span.seconds(from: target.first, to: now) > 60 { target = Target(first: now) }
      target.sources.add(endpoints.source)
      target.sourcePorts.add(endpoints.sourcePort)
      target.ports.add(endpoints.destinationPort)
      if target.flows.count < FindingLedger.mostFlows { target.flows.append(flow) }
    }
  }

  mutating func hostWindowClosed(_ window: HostWindow, _ ledger: inout FindingLedger) {
    guard window.length != .minute, !window.address.isGroupOrBroadcast else { return }
    weighDatagrams(window, &ledger)
    weighMessages(window, &ledger)
  }

  private mutating func weighDatagrams(_ window: HostWindow, _ ledger: inout FindingLedger) {
    let enough = window.length == .second ? Self.burstPackets : Self.sustainedPackets
    // Nearly every window of a host has too few.
    guard window.received.udpPackets >= UInt32(enough) else { return }
    let received = window.received
    let aim = Aim(target: window.address, isICMP: false)
    guard received.flowsStarted >= UInt32(Self.fewestFlows),
      Double(window.sent.udpPackets) <= Self.answerShare * Double(received.udpPackets),
      let target = targets[aim]
    else { return }
    // Many reflectors with one source port are the other rule's.
    if target.sourcePorts.topShare > 0.5, window.distinct.peers > 10 { return }
    note(aim, target, packets: received.udpPackets, window, &ledger)
  }

  private mutating func weighMessages(_ window: HostWindow, _ ledger: inout FindingLedger) {
    let enough = window.length == .second ? Self.burstMessages : Self.sustainedMessages
    guard window.received.icmpPackets >= UInt32(enough) else { return }
    let received = window.received
    let aim = Aim(target: window.address, isICMP: true)
    let asked = min(received.echoReplies, window.sent.echoRequests)
    guard received.icmpPackets &- asked >= UInt32(enough),
      let target = targets[aim]
    else { return }
    note(aim, target, packets: received.icmpPackets &- asked, window, &ledger)
  }

  private mutating func note(
    _ aim: Aim, _ target: Target, packets: UInt32, _ window: HostWindow,
    _ ledger: inout FindingLedger
  ) {
    let received = window.received
    let seconds = window.length == .second ? 1.0 : 10.0
    let peak = UInt32((Double(packets) / seconds).rounded())
    let (first, last) = (window.firstNanoseconds, window.lastNanoseconds)
    let isSecond = window.length == .second
    let sources = window.distinct.peers
    let flood = floods.update(
      aim, at: last, fresh: Flood(first: first, last: last)
    ) { flood in
      if first > flood.last, Span.seconds(from: flood.last, to: first) > 60 {
        flood = Flood(first: first, last: last)
      }
      flood.first = min(flood.first, first)
      flood.last = max(flood.last, last)
      if !isSecond {
        flood.packets &+= UInt64(packets)
        flood.bytes &+= received.bytes
      }
      flood.peakPackets = max(flood.peakPackets, peak)
      flood.sources = max(flood.sources, sources)
      return flood
    }
    ledger.report(sighting(aim, flood, target))
  }

  private func sighting(_ aim: Aim, _ flood: Flood, _ target: Target) -> Sighting {
    let address = aim.target
    let seconds = Span.seconds(from: flood.first, to: flood.last)
    let isSpoofed = flood.sources > 100 && target.sources.topShare < 0.2
    let port = !aim.isICMP && target.ports.topShare > 0.5 ? target.ports.ranked.first?.element : nil
    var sighting = Sighting(
      .udpFlood, subject: [.address(address)] + (aim.isICMP ? [.name("icmp")] : []),
      severity: flood.peakPackets >= 10_000 ? .critical : .high,
      score: confidence(Double(flood.peakPackets), over: Double(Self.sustainedPackets) / 10),
      startNanoseconds: flood.first, endNanoseconds: flood.last,
      summary: "up to "
        + Words.count(Int(flood.peakPackets), aim.isICMP ? "ICMP message" : "datagram") + "/s for "
        + Words.duration(seconds)
        + (aim.isICMP ? "" : port.map { " to port \($0)" } ?? " to many ports")
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
