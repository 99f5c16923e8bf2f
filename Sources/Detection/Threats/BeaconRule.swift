internal import Flows
internal import Packets

/// A program calls home at a beat.
///
/// Sources: Hubballi and Goyal, *FlowSummary*, 2013; the median deviation follows Active
/// Countermeasures' RITA.
struct BeaconRule: ThreatRule {
  static let fewestCalls = 10
  static let fewestLocalCalls = 20
  static let pollingPeers = 8
  static let clockDeviation = 0.02
  static let clockPeriod = 5.0
  static let clockSeconds = 1800.0
  static let deviation = 0.2
  static let variation = 0.5
  static let sizeDeviation = 0.3
  static let shortestPeriod = 1.0
  static let longestPeriod = 7200.0
  static let largestCall = 50_000.0

  static let description = RuleDescription(
    .beacon, technique: "T1071",
    method: """
      A client opens connections to one service of another network at intervals that hardly vary, \
      each small and much like the last. Connections within a second are one call; attempts that \
      failed are left out, or a retry timer would look like a beat, and datagrams from one socket are \
      one conversation. Name, time and discovery \
      services beat by nature and are left out, and so are services that ask for passwords (see \
      brute-force). The same beat counts over servers that take turns, where no connection has a \
      server's name, none was looked up, and all begin with a message of one length. Two signs \
      need no beat: requests that post to one script, each with another field and a random value, \
      from a client that loaded no page there; and TLS without a server's name to an address that was \
      not looked up, by a client that asks web servers under a made-up name.
      """,
    thresholds: [
      .init("calls", Double(fewestCalls), "calls", "fewer intervals are even by chance"),
      .init(
        "calls inside local networks", Double(fewestLocalCalls), "calls",
        "monitoring beats; somebody knows of it"),
      .init(
        "services that one client of a local network calls, or clients that call one service, below",
        Double(pollingPeers), "services or clients",
        "monitoring visits all machines, and agents report to one"),
      .init(
        "median deviation of the intervals by their median", deviation, "ratio",
        "people's intervals deviate by 0.6 and more; malware commonly adds up to 0.2"),
      .init(
        "standard deviation of the intervals by their mean", variation, "ratio",
        "one missed call may double an interval, a dozen may not"),
      .init(
        "median deviation of the sizes", sizeDeviation, "ratio",
        "a call without work is the last one again"),
      .init(
        "median deviation of the intervals that a clock keeps, below", clockDeviation, "ratio",
        "programs that poll keep time to the millisecond; what hides adds chance"),
      .init(
        "shortest interval of such a clock, and of servers that take turns", clockPeriod, "s",
        "pages and health checks poll faster"
      ),
      .init(
        "or its shortest duration inside local networks", clockSeconds, "s",
        "health checks are many and known"),
      .init("shortest interval", shortestPeriod, "s", "faster is transfer"),
      .init("longest interval", longestPeriod, "s", "ten calls then take a day"),
      .init("median bytes of a call", largestCall, "bytes", "calls with work are larger"),
      .init(
        "or servers that take turns", Double(CallbackRule.fewestServers), "servers",
        "one address and its replacement are two"),
      .init(
        "share of the calls that one of them gets, at most", CallbackRule.largestShare, "ratio",
        "else it is a beat to that one"),
      .init(
        "or posts to one script, each with another field and a random value",
        Double(CallbackRule.fewestPosts), "requests",
        "a script reads fields by their names: names that change hide from patterns"),
      .init(
        "or calls over TLS that name no server, beside a made-up name of a program",
        Double(CallbackRule.fewestNameless), "calls", "both are rare, together they are no accident"
      ),
      .init(
        "time within which these count", Double(CallbackRule.seconds), "s",
        "what is fetched runs at once"),
    ],
    next: [
      "ss -tunp dst TARGET",
      "whois TARGET",
    ],
    misses: """
      Beats with more than about 20% of chance in them, a call less than every two hours, \
      calls that go on within one connection, captures shorter than ten calls, and servers that take \
      turns when each has a name or the first message varies in length.
      """)

  /// Services that beat by nature.
  private static let leftOut: Set<UInt16> = [
    53, 67, 68, 88, 111, 123, 135, 137, 138, 139, 161, 162, 389, 445, 514, 546, 547, 853, 1812,
    1813, 1900, 3478, 5060, 5353, 5355, 10_050, 10_051, 9100, 5666,
  ]

  private struct Aim: TableKey {
    var client: IPAddress
    var server: IPAddress
    var port: UInt16
    var transport: UInt8

    func mix(into mixer: inout KeyMixer) {
      mixer.add(client)
      mixer.add(server)
      mixer.add(UInt64(transport) << 16 | UInt64(port))
    }
  }

  struct Call {
    var start: Int64
    var bytes: Double
  }

  private struct Calling {
    /// The first call and its flow; the lists begin with the second, which most never have.
    var opening = Call(start: 0, bytes: 0)
    var openingFlow: UInt64 = 0
    var calls: [Call] = []
    var count: UInt32 = 0
    var reported: UInt32 = 0
    var name: String?
    /// The port that the last call came from.
    var port: UInt16 = 0
    var first: Int64
    var last: Int64
    var flows: [UInt64] = []
  }

  /// The local services that a client calls, and the local clients that call a service.
  private var called = BoundedTable<IPAddress, DistinctSet<UInt64>>(capacity: 4096)
  private var callers = BoundedTable<UInt64, DistinctSet<IPAddress>>(capacity: 4096)
  private var aims = BoundedTable<Aim, Calling>(capacity: 32_768)

  mutating func flowEnded(_ record: FlowRecord, _ ledger: inout FindingLedger) {
    guard Self.isCall(record) else { return }
    let endpoints = record.endpoints
    let aim = Aim(
      client: endpoints.source, server: endpoints.destination, port: endpoints.destinationPort,
      transport: endpoints.transport)
    let (start, end) = (record.startNanoseconds, record.endNanoseconds)
    let bytes = Double(record.outgoing.payloadBytes &+ record.incoming.payloadBytes)
    let (flow, name) = (record.identifier, record.hostName)
    let port = endpoints.sourcePort
    let isLocal = aim.client.isLocal && aim.server.isLocal
    let isPolling = isLocal && isPolling(aim, at: end)
    let sighting: Sighting? = aims.update(aim, at: end, fresh: Calling(first: start, last: end)) {
      calling in
      if Span.seconds(from: calling.last, to: start) > Self.longestPeriod {
        calling = Calling(first: start, last: end)
      }
      // Datagrams from the same socket are one conversation, however long its pauses are.
      let isGoingOn = aim.transport == TransportNumber.udp && calling.port == port
      calling.port = port
      calling.first = min(calling.first, start)
      calling.last = max(calling.last, end)
      if isGoingOn { return nil }
      calling.name = name ?? calling.name
      calling.count += 1
      let call = Call(start: start, bytes: bytes)
      if calling.count == 1 {
        (calling.opening, calling.openingFlow) = (call, flow)
        return nil
      }
      if calling.calls.isEmpty {
        calling.calls.append(calling.opening)
        calling.flows.append(calling.openingFlow)
      }
      calling.calls.append(call)
      // Flows are told when they end: the order of their starts may differ.
      if calling.calls.count > 128 {
        calling.calls.sort { $0.start < $1.start }
        calling.calls.removeFirst(64)
      }
      if calling.flows.count < FindingLedger.mostFlows { calling.flows.append(flow) }
      let fewest = isLocal ? Self.fewestLocalCalls : Self.fewestCalls
      guard calling.calls.count >= fewest, !isPolling, calling.count >= calling.reported * 2,
        let beat = Self.beat(calling.calls, fewest: fewest),
        Self.isTelling(beat, calling, isLocal: isLocal)
      else { return nil }
      calling.reported = calling.count
      return Self.sighting(aim, calling, beat, fewest: fewest)
    }
    if let sighting { ledger.report(sighting) }
  }

  /// Whether a conversation came about and may be a call: for TCP both sides, with something said.
  static func isCall(_ record: FlowRecord) -> Bool {
    let endpoints = record.endpoints
    return !record.isReversed && record.incoming.packets > 0
      && (endpoints.transport == TransportNumber.udp
        || endpoints.transport == TransportNumber.tcp && record.answerNanoseconds != nil
          && record.outgoing.payloadBytes > 0)
      && !leftOut.contains(endpoints.destinationPort)
      && BruteForceRule.loginPorts[endpoints.destinationPort] == nil
      && !endpoints.destination.isGroupOrBroadcast
  }

  /// Whether a client calls many services of the local network, or many clients call this one: that is
  /// how monitoring, agents and printers go on.
  private mutating func isPolling(_ aim: Aim, at now: Int64) -> Bool {
    var mixer = KeyMixer()
    mixer.add(aim.server)
    mixer.add(UInt64(aim.transport) << 16 | UInt64(aim.port))
    let service = mixer.value
    let servers = called.update(aim.client, at: now, fresh: DistinctSet(capacity: 64)) {
      $0.insert(service, at: now)
      $0.forget(before: now &- Span.seconds(Int64(Self.longestPeriod)))
      return $0.count
    }
    let clients = callers.update(service, at: now, fresh: DistinctSet(capacity: 64)) {
      $0.insert(aim.client, at: now)
      $0.forget(before: now &- Span.seconds(Int64(Self.longestPeriod)))
      return $0.count
    }
    return max(servers, clients) >= Self.pollingPeers
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    aims.forEach { aim, calling in
      let fewest =
        aim.client.isLocal && aim.server.isLocal ? Self.fewestLocalCalls : Self.fewestCalls
      if calling.reported > 0, calling.count > calling.reported,
        let beat = Self.beat(calling.calls, fewest: fewest)
      {
        ledger.report(Self.sighting(aim, calling, beat, fewest: fewest))
      }
    }
  }

  struct Beat {
    var period: Double
    var deviation: Double
    var bytes: Double
    var calls: Int
  }

  /// The beat of some calls, or nil when they have none.
  static func beat(_ calls: [Call], fewest: Int) -> Beat? {
    let sorted = calls.sorted { $0.start < $1.start }
    var intervals = Samples(capacity: 128)
    var sizes = Samples(capacity: 128)
    var last: Int64?
    var bytes = 0.0
    for call in sorted {
      if let previous = last {
        let gap = Span.seconds(from: previous, to: call.start)
        // A burst is one call.
        if gap < shortestPeriod {
          bytes += call.bytes
          continue
        }
        intervals.add(gap)
        sizes.add(bytes)
        bytes = 0
      }
      last = call.start
      bytes += call.bytes
    }
    sizes.add(bytes)
    let period = intervals.median
    guard intervals.count + 1 >= fewest, period >= shortestPeriod, period <= longestPeriod,
      intervals.relativeDeviation <= deviation, intervals.variation <= variation,
      sizes.relativeDeviation <= sizeDeviation, sizes.median <= largestCall
    else { return nil }
    return Beat(
      period: period, deviation: intervals.relativeDeviation, bytes: sizes.median,
      calls: intervals.count + 1)
  }

  /// Whether a beat says more than that a program polls. Those that poll for health, news or mail keep
  /// time like clocks; what hides adds some chance, or goes on for long.
  private static func isTelling(_ beat: Beat, _ calling: Calling, isLocal: Bool) -> Bool {
    if beat.deviation >= clockDeviation { return true }
    return isLocal
      ? Span.seconds(from: calling.first, to: calling.last) >= clockSeconds
      : beat.period >= clockPeriod
  }

  private static func sighting(
    _ aim: Aim, _ calling: Calling, _ beat: Beat, fewest: Int
  ) -> Sighting {
    var sighting = Sighting(
      .beacon,
      subject: [
        .address(aim.client), .service(aim.server, transport: aim.transport, port: aim.port),
      ],
      severity: beat.calls >= 20 && beat.deviation < 0.1 ? .high : .medium,
      score: confidence(Double(beat.calls), over: Double(fewest))
        * (1 - min(1, beat.deviation / (2 * deviation))),
      startNanoseconds: calling.first, endNanoseconds: calling.last,
      summary: "\(Words.count(beat.calls, "call")), one every \(Words.duration(beat.period)) "
        + "(give or take \(Words.percent(beat.deviation))), \(Words.bytes(beat.bytes)) each"
        + (calling.name.map { ", to \($0)" } ?? ""))
    sighting.actors = [.address(aim.client)]
    sighting.targets = [.service(aim.server, transport: aim.transport, port: aim.port)]
    if let name = calling.name { sighting.targets.append(.name(name)) }
    sighting.evidence = [
      Evidence("calls", Double(beat.calls), threshold: Double(fewest)),
      Evidence("period_seconds", beat.period),
      Evidence("jitter", beat.deviation, threshold: deviation),
      Evidence("median_bytes", beat.bytes, threshold: largestCall),
      Evidence("duration_seconds", Span.seconds(from: calling.first, to: calling.last)),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = [
      "ss -tunp dst \(aim.server)", "whois \(aim.server)",
    ]
    sighting.flowIdentifiers = calling.flows
    return sighting
  }
}
