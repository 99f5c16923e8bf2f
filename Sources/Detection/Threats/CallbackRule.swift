internal import Flows
internal import Packets

/// A program calls home in ways that no beat to one server shows: to servers that take turns, by web
/// requests that try to look new each time, or by an encrypted connection that names nobody after a
/// download under a made-up name.
///
/// Sources: MITRE ATT&CK T1008 (fallback channels), T1071.001 (web protocols), T1001 (data
/// obfuscation); RFC 6066 §3 (server names); RFC 9110 §10.1.5 (what User-Agent names).
struct CallbackRule: ThreatRule {
  static let fewestServers = 3
  static let largestShare = 0.5
  static let fewestPosts = 3
  static let fewestNameless = 2
  static let seconds: Int64 = 3600
  static let shortestHello: Int16 = 80

  /// Told as what it is nearest to.
  static var description: RuleDescription { BeaconRule.description }

  /// Calls of one program, told by the length of what it says first.
  private struct Program: TableKey {
    var client: IPAddress
    var length: Int16

    func mix(into mixer: inout KeyMixer) {
      mixer.add(client)
      mixer.add(UInt64(UInt16(bitPattern: length)))
    }
  }

  private struct Rotation {
    var calls: [BeaconRule.Call] = []
    var servers = DistinctSet<Server>(capacity: 64)
    var frequent = HeavyHitters<Server>(capacity: 16)
    var first: Int64
    var last: Int64
    var reported = 0
    var flows: [UInt64] = []
  }

  private struct Server: TableKey, Comparable {
    var address: IPAddress
    var port: UInt16

    func mix(into mixer: inout KeyMixer) {
      mixer.add(address)
      mixer.add(UInt64(port))
    }

    static func < (left: Server, right: Server) -> Bool {
      (left.address, left.port) < (right.address, right.port)
    }

    var party: Party { .service(address, transport: TransportNumber.tcp, port: port) }
  }

  private struct Pair: TableKey {
    var client: IPAddress
    var server: Server
    /// A hash of the path; 0 for the whole server.
    var path: UInt64 = 0

    func mix(into mixer: inout KeyMixer) {
      mixer.add(client)
      server.mix(into: &mixer)
      mixer.add(path)
    }
  }

  /// Requests that post to one script.
  private struct Posting {
    var fields = DistinctSet<String>(capacity: 64)
    var values = DistinctSet<String>(capacity: 64)
    var count = 0
    /// Whether each request had one field only, with a value of its own that looks random.
    var isOpaque = true
    var first: Int64
    var last: Int64
    var reported = 0
    var flows: [UInt64] = []
  }

  /// What one client did that ordinary programs don't.
  private struct Doubt {
    var agent: (name: String, server: Server, moment: Int64)?
    var nameless: [(server: Server, count: Int, flows: [UInt64], last: Int64)] = []
    var isReported = false
  }

  private var programs = BoundedTable<Program, Rotation>(capacity: 8192)
  private var pages = BoundedTable<Pair, Bool>(capacity: 8192)
  private var posts = BoundedTable<Pair, Posting>(capacity: 4096)
  private var doubts = BoundedTable<IPAddress, Doubt>(capacity: 4096)

  mutating func flowEnded(_ record: FlowRecord, _ ledger: inout FindingLedger) {
    // Only connections to another network that came about and named nobody, neither in themselves nor
    // in a question for the address before.
    guard record.hostName == nil, BeaconRule.isCall(record),
      record.endpoints.transport == TransportNumber.tcp, !record.endpoints.destination.isLocal
    else { return }
    turn(record, &ledger)
    if record.application == .tls, record.isApplicationByContent { doubt(record, &ledger) }
  }

  // MARK: Servers that take turns

  private mutating func turn(_ record: FlowRecord, _ ledger: inout FindingLedger) {
    guard let length = Self.greeting(record) else { return }
    let program = Program(client: record.endpoints.source, length: length)
    let (start, end) = (record.startNanoseconds, record.endNanoseconds)
    let server = Server(
      address: record.endpoints.destination, port: record.endpoints.destinationPort)
    let bytes = Double(record.outgoing.payloadBytes &+ record.incoming.payloadBytes)
    let flow = record.identifier
    let sighting: Sighting? = programs.update(
      program, at: end, fresh: Rotation(first: start, last: end)
    ) { rotation in
      if Span.seconds(from: rotation.last, to: start) > BeaconRule.longestPeriod {
        rotation = Rotation(first: start, last: end)
      }
      rotation.first = min(rotation.first, start)
      rotation.last = max(rotation.last, end)
      rotation.servers.insert(server, at: end)
      rotation.frequent.add(server)
      rotation.calls.append(BeaconRule.Call(start: start, bytes: bytes))
      if rotation.calls.count > 128 {
        rotation.calls.sort { $0.start < $1.start }
        rotation.calls.removeFirst(64)
      }
      if rotation.flows.count < FindingLedger.mostFlows { rotation.flows.append(flow) }
      let count = rotation.calls.count
      guard count >= BeaconRule.fewestCalls, count >= rotation.reported * 2,
        rotation.servers.count >= Self.fewestServers,
        rotation.frequent.topShare <= Self.largestShare,
        let beat = BeaconRule.beat(rotation.calls, fewest: BeaconRule.fewestCalls),
        // Of many calls at random times, bursts taken for one leave intervals that seem even.
        beat.calls * 2 >= count, beat.period >= BeaconRule.clockPeriod
      else { return nil }
      rotation.reported = count
      return Self.sighting(program.client, rotation, beat)
    }
    if let sighting { ledger.report(sighting) }
  }

  /// The length of what a client says first, on the wire; nil when it says nothing long enough to know
  /// it by.
  private static func greeting(_ record: FlowRecord) -> Int16? {
    for place in record.firstSizes.indices where record.firstSizes[place] > shortestHello {
      return record.firstSizes[place]
    }
    return nil
  }

  private static func sighting(
    _ client: IPAddress, _ rotation: Rotation, _ beat: BeaconRule.Beat
  ) -> Sighting {
    let count = rotation.servers.count
    var sighting = Sighting(
      .beacon, subject: [.address(client), .name("servers that take turns")],
      severity: beat.calls >= 20 && beat.deviation < 0.1 ? .high : .medium,
      score: confidence(Double(beat.calls), over: Double(BeaconRule.fewestCalls))
        * (1 - min(1, beat.deviation / (2 * BeaconRule.deviation))),
      startNanoseconds: rotation.first, endNanoseconds: rotation.last,
      summary: "\(Words.count(beat.calls, "call")) to \(Words.count(count, "server")) in turn, one "
        + "every \(Words.duration(beat.period)) (give or take \(Words.percent(beat.deviation))), "
        + "\(Words.bytes(beat.bytes)) each, none by name")
    sighting.actors = [.address(client)]
    sighting.targets = rotation.servers.newest(FindingLedger.longestList).map(\.party)
    sighting.targetCount = count
    sighting.evidence = [
      Evidence("calls", Double(beat.calls), threshold: Double(BeaconRule.fewestCalls)),
      Evidence("servers", Double(count), threshold: Double(fewestServers)),
      Evidence("period_seconds", beat.period),
      Evidence("jitter", beat.deviation, threshold: BeaconRule.deviation),
      Evidence("median_bytes", beat.bytes, threshold: BeaconRule.largestCall),
      Evidence("duration_seconds", Span.seconds(from: rotation.first, to: rotation.last)),
    ]
    sighting.technique = "T1008"
    sighting.nextCommands = ["ss -tunp src \(client)"]
    sighting.flowIdentifiers = rotation.flows
    return sighting
  }

  // MARK: Requests that look new each time

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    guard case .web(let message) = event, !message.isResponse else { return }
    let now = message.timestampNanoseconds
    let server = Server(address: message.server, port: message.serverPort)
    if Self.isMadeUp(message.agent), !message.server.isLocal {
      suspect(message.client, at: now, &ledger) {
        $0.agent = (name: message.agent, server: server, moment: now)
      }
    }
    let whole = Pair(client: message.client, server: server)
    guard message.method == "POST" else {
      pages.update(whole, at: now, fresh: true) { $0 = true }
      return
    }
    // Who loaded a page fills in its forms.
    guard !pages.contains(whole), message.client.isLocal || !message.server.isLocal else { return }
    let parts = message.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let path = parts.first, let query = parts.last else { return }
    let fields = query.split(separator: "=", maxSplits: 1)
    let isSingle = fields.count == 2 && !query.contains("&") && Self.isRandom(fields[1])
    let pair = Pair(client: message.client, server: server, path: KeyMixer.hash(String(path)))
    let flow = message.flow
    let fresh = Posting(first: now, last: now)
    let sighting: Sighting? = posts.update(pair, at: now, fresh: fresh) { posting in
      if Span.seconds(from: posting.last, to: now) > Double(Self.seconds) { posting = fresh }
      posting.last = max(posting.last, now)
      posting.count += 1
      let isNew =
        isSingle && posting.fields.insert(String(fields[0]), at: now)
        && posting.values.insert(String(fields[1]), at: now)
      // Once in four a name may come again: there are only so many letters.
      if !isSingle || !isNew && posting.fields.count * 4 < posting.count * 3 {
        posting.isOpaque = false
      }
      if posting.flows.count < FindingLedger.mostFlows { posting.flows.append(flow) }
      guard posting.isOpaque, posting.fields.count >= Self.fewestPosts,
        posting.count >= posting.reported * 2
      else { return nil }
      posting.reported = posting.count
      return Self.sighting(pair, posting)
    }
    if let sighting { ledger.report(sighting) }
  }

  /// Whether a value is neither a word nor a number.
  private static func isRandom(_ value: Substring) -> Bool {
    guard (8...256).contains(value.utf8.count) else { return false }
    let statistics = CharacterStatistics(value)
    return statistics.alternations >= 3 && statistics.entropy >= 2.5
  }

  private static func sighting(_ pair: Pair, _ posting: Posting) -> Sighting {
    let seconds = Span.seconds(from: posting.first, to: posting.last)
    var sighting = Sighting(
      .beacon, subject: [.address(pair.client), pair.server.party],
      severity: posting.count >= 6 ? .high : .medium,
      score: confidence(Double(posting.fields.count), over: Double(fewestPosts)),
      startNanoseconds: posting.first, endNanoseconds: posting.last,
      summary: "\(Words.count(posting.count, "request")) posted to one script in "
        + "\(Words.duration(seconds)) without a page, each with another field and random letters")
    sighting.actors = [.address(pair.client)]
    sighting.targets = [pair.server.party]
    sighting.evidence = [
      Evidence("calls", Double(posting.count), threshold: Double(fewestPosts)),
      Evidence("different_fields", Double(posting.fields.count), threshold: Double(fewestPosts)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = "T1071.001"
    sighting.nextCommands = [
      "ss -tunp dst \(pair.server.address)", "whois \(pair.server.address)",
    ]
    sighting.flowIdentifiers = posting.flows
    return sighting
  }

  // MARK: Nobody's name

  /// Whether the name that a program gives itself was made up by chance: one long run of letters and
  /// digits that can't be spoken, and no version.
  static func isMadeUp(_ agent: String) -> Bool {
    guard (12...80).contains(agent.utf8.count) else { return false }
    let statistics = CharacterStatistics(agent)
    return statistics.foreign == 0 && statistics.longestConsonantRun >= 5
      && statistics.vowelShare < 0.22 && statistics.entropy >= 3.4
  }

  private mutating func doubt(_ record: FlowRecord, _ ledger: inout FindingLedger) {
    let server = Server(
      address: record.endpoints.destination, port: record.endpoints.destinationPort)
    let (now, flow) = (record.endNanoseconds, record.identifier)
    suspect(record.endpoints.source, at: now, &ledger) { doubt in
      if let place = doubt.nameless.firstIndex(where: { $0.server == server }) {
        doubt.nameless[place].count += 1
        doubt.nameless[place].last = now
        if doubt.nameless[place].flows.count < 32 { doubt.nameless[place].flows.append(flow) }
      } else {
        if doubt.nameless.count >= 16 { doubt.nameless.removeFirst() }
        doubt.nameless.append((server: server, count: 1, flows: [flow], last: now))
      }
    }
  }

  private mutating func suspect(
    _ client: IPAddress, at now: Int64, _ ledger: inout FindingLedger,
    _ change: (inout Doubt) -> Void
  ) {
    let sighting: Sighting? = doubts.update(client, at: now, fresh: Doubt()) { doubt in
      let oldest = now &- Span.seconds(Self.seconds)
      doubt.nameless.removeAll { $0.last < oldest }
      if let agent = doubt.agent, agent.moment < oldest {
        doubt.agent = nil
        doubt.isReported = false
      }
      change(&doubt)
      guard !doubt.isReported, let agent = doubt.agent,
        let calls = doubt.nameless.first(where: { $0.count >= Self.fewestNameless })
      else { return nil }
      doubt.isReported = true
      var sighting = Sighting(
        .beacon, subject: [.address(client), .name("nobody's name")], severity: .medium,
        score: confidence(Double(calls.count), over: Double(Self.fewestNameless)),
        startNanoseconds: min(agent.moment, calls.last), endNanoseconds: max(agent.moment, now),
        summary: "asked a web server under a made-up name, and called "
          + "\(calls.server.address) \(calls.count) times over TLS without any server's name")
      sighting.actors = [.address(client)]
      sighting.targets = [calls.server.party, agent.server.party]
      sighting.evidence = [
        Evidence("nameless_calls", Double(calls.count), threshold: Double(Self.fewestNameless)),
        Evidence("made_up_names", 1, threshold: 1),
      ]
      sighting.technique = "T1071.001"
      sighting.nextCommands = [
        "ss -tunp dst \(calls.server.address)", "whois \(calls.server.address)",
      ]
      sighting.flowIdentifiers = calls.flows
      return sighting
    }
    if let sighting { ledger.report(sighting) }
  }
}
