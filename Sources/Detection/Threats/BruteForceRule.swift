internal import Flows
internal import Packets

/// Somebody tries one password after the other.
///
/// Sources: Zeek's `protocols/ssh/detect-bruteforcing` (why short sessions of one size are failed
/// logins); RFC 4253 §11.1, RFC 959.
struct BruteForceRule: ThreatRule {
  static let fewestLogins = 8
  static let fewestPolled = 20
  static let polledInterval = 10.0
  static let beatDeviation = 0.1
  static let checkInterval = 20.0
  static let fewestForms = 20
  static let formInterval = 5.0
  static let fewestSame = 40
  static let fewestFailures = 6
  static let largestSession = 12_000.0
  static let longestSession = 60.0
  static let sizeDeviation = 0.35
  static let sameDeviation = 0.05
  static let gapSeconds: Int64 = 90

  /// What guessing at a service shows by.
  private enum Manner {
    /// Its refusals can be read, so the connections themselves say little.
    case refusals
    /// What is said is encrypted from the first login on.
    case encrypted
    /// The same where programs come back often by nature: mail over TLS.
    case polled
    /// A service that is not known to ask for passwords, or that programs use without a pause.
    case other
  }

  /// Services whose refused logins can be read.
  private static let readable: Set<ApplicationProtocol> = [
    .ftp, .smtp, .pop3, .imap, .telnet, .redis, .mysql, .postgresql, .ldap, .kerberos, .smb, .http,
  ]

  /// Databases, which programs connect to for each question.
  private static let databases: Set<UInt16> = [1433, 1521, 3306, 5432, 6379, 27_017]

  private static func manner(_ port: UInt16, isReadable: Bool) -> Manner {
    if isReadable || port == 88 { return .refusals }
    switch port {
    case 465, 587, 636, 990, 993, 995: return .polled
    default: return loginPorts[port] == nil || databases.contains(port) ? .other : .encrypted
    }
  }

  /// Services that ask for a password at the start of each connection.
  static let loginPorts: [UInt16: String] = [
    21: "FTP", 22: "SSH", 23: "Telnet", 110: "POP3", 139: "SMB", 143: "IMAP", 389: "LDAP",
    445: "SMB", 465: "SMTP", 512: "rexec", 513: "rlogin", 514: "rsh", 587: "SMTP", 636: "LDAP",
    990: "FTP", 993: "IMAP", 995: "POP3", 1433: "MS SQL", 1521: "Oracle", 2222: "SSH",
    2323: "Telnet", 3306: "MySQL", 3389: "RDP", 5432: "PostgreSQL", 5900: "VNC", 5901: "VNC",
    5985: "WinRM", 6379: "Redis", 27_017: "MongoDB",
  ]

  static let description = RuleDescription(
    .bruteForce, technique: "T1110",
    method: """
      A failed login is a short connection of a size that hardly changes, and the next follows at \
      once. The rule collects the connections of one client to one service that asks for passwords, \
      which were answered, stayed small and short and look alike; refusals in clear text count by \
      themselves, and where they can be read nothing else counts. Services that ask for no password \
      need many more connections, nearly equal, before it is said of them. Over HTTP a refusal is a \
      401 or 403 to credentials without a success in between, and a guess is a form with another \
      password, or one that is sent to a page for logins.
      """,
    thresholds: [
      .init(
        "alike connections to a login service", Double(fewestLogins), "connections",
        "people give up after three to five"),
      .init(
        "or refused logins in clear text", Double(fewestFailures), "refusals",
        "one more than most lockouts allow"),
      .init(
        "or alike connections to mail over TLS, \(Int(polledInterval)) s apart at most",
        Double(fewestPolled), "connections", "mail programs come back often by nature"),
      .init(
        "or different passwords in web forms, \(Int(formInterval)) s apart at most",
        Double(fewestForms), "requests", "people and single sign-on fill in a form once"),
      .init(
        "or nearly equal connections to any other service", Double(fewestSame), "connections",
        "programs that poll keep one connection, or come at a fixed beat (see beacon)"),
      .init("median bytes of a login connection", largestSession, "bytes", "work moves more"),
      .init(
        "and median deviation of the intervals by their median, above", beatDeviation, "ratio",
        "checks come at a fixed beat; holds where they are \(Int(checkInterval)) s apart or no login is known"
      ),
      .init("median duration", longestSession, "s", "work lasts longer"),
      .init(
        "spread of the sizes", sizeDeviation, "median deviation by median",
        "user names and passwords differ by a few bytes"),
      .init(
        "longest time between two", Double(gapSeconds), "s", "guessing slower than that is hopeless"
      ),
    ],
    next: [
      "ss -tnp dst TARGET",
      "journalctl -u ssh --since -1h | grep ACTOR",
    ],
    misses: """
      Guessing slower than one login in 90 seconds, guessing that many clients share, \
      several guesses in one encrypted connection, one guess each at many servers, and web \
      forms within TLS.
      """)

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

  /// A connection that may have been a login.
  private struct Connection {
    var start: Int64
    var end: Int64
    var seconds: Double
    var size: Double
    var outgoing: Double
    var flow: UInt64
    var isReadable: Bool
  }

  private struct Trying {
    var sizes = Samples()
    var outgoing = Samples()
    var durations = Samples()
    var intervals = Samples()
    var latestStart: Int64 = .min
    var connections = 0
    var failures = 0
    /// Refusals of credentials since the last success.
    var refusals = 0
    var forms = DistinctSet<UInt64>(capacity: 4096)
    var isReadable = false
    var first: Int64
    var last: Int64
    var reported = 0
    var flows: [UInt64] = []

    mutating func add(_ connection: Connection) {
      connections += 1
      if connection.isReadable { isReadable = true }
      if latestStart != .min {
        intervals.add(Span.seconds(from: latestStart, to: connection.start))
      }
      latestStart = max(latestStart, connection.start)
      sizes.add(connection.size)
      outgoing.add(connection.outgoing)
      durations.add(connection.seconds)
      if flows.count < FindingLedger.mostFlows { flows.append(connection.flow) }
    }
  }

  private var requests = BoundedTable<UInt64, Request>(capacity: 4096)
  private var aims = BoundedTable<Aim, Trying>(capacity: 16_384)
  /// The first connections of clients to services: most have no second, so little is kept of them.
  private var firsts = BoundedTable<Aim, Connection>(capacity: 16_384)

  mutating func flowEnded(_ record: FlowRecord, _ ledger: inout FindingLedger) {
    let endpoints = record.endpoints
    guard !record.isReversed, record.incoming.payloadBytes > 0, record.outgoing.payloadBytes > 0,
      endpoints.transport == TransportNumber.tcp, record.answerNanoseconds != nil
    else { return }
    let isReadable =
      record.isApplicationByContent && record.application.map(Self.readable.contains) ?? false
    // Long or large connections are work, and cost no memory here.
    let size = Double(record.outgoing.payloadBytes &+ record.incoming.payloadBytes)
    guard size <= Self.largestSession * 4, record.durationSeconds <= Self.longestSession * 4 else {
      return
    }
    let aim = Aim(
      client: endpoints.source, server: endpoints.destination, port: endpoints.destinationPort,
      transport: endpoints.transport)
    let connection = Connection(
      start: record.startNanoseconds, end: record.endNanoseconds,
      seconds: record.durationSeconds, size: size,
      outgoing: Double(record.outgoing.payloadBytes), flow: record.identifier,
      isReadable: isReadable)
    if !aims.contains(aim), !firsts.contains(aim) {
      firsts.update(aim, at: connection.end, fresh: connection) { _ in }
    } else {
      note(aim, from: connection.start, to: connection.end, &ledger) { $0.add(connection) }
    }
  }

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    if case .web(let message) = event {
      weigh(message, &ledger)
      return
    }
    guard case .loginFailure(let failure) = event else { return }
    let aim = Aim(
      client: failure.client, server: failure.server, port: failure.serverPort,
      transport: TransportNumber.tcp)
    let now = failure.timestampNanoseconds
    note(aim, from: now, to: now, &ledger) { $0.failures += 1 }
  }

  /// What was last asked in a connection.
  private struct Request {
    var hasAuthorization: Bool
    var moment: Int64
  }

  private mutating func weigh(_ message: WebMessage, _ ledger: inout FindingLedger) {
    let aim = Aim(
      client: message.client, server: message.server, port: message.serverPort,
      transport: TransportNumber.tcp)
    let now = message.timestampNanoseconds
    if message.isResponse {
      guard let request = requests[message.flow], request.hasAuthorization, message.status >= 200
      else { return }
      requests.remove(message.flow)
      guard message.status == 401 || message.status == 403 else {
        // Whatever else is said to credentials accepts them.
        if message.status < 500 { aims.updateIfPresent(aim, at: now) { $0.refusals = 0 } }
        return
      }
      let flow = message.flow
      note(aim, from: now, to: now, &ledger) { trying in
        trying.isReadable = true
        trying.refusals += 1
        trying.failures = max(trying.failures, trying.refusals)
        if trying.flows.count < FindingLedger.mostFlows { trying.flows.append(flow) }
      }
      return
    }
    if message.hasAuthorization {
      requests.update(
        message.flow, at: now, fresh: Request(hasAuthorization: true, moment: now)
      ) { $0 = Request(hasAuthorization: true, moment: now) }
    }
    let isForm =
      message.hasPassword || message.method == "POST" && Self.isLoginPage(message.target)
    guard isForm else { return }
    // Where the body comes in a segment of its own, only the moment tells two guesses apart.
    let digest = message.hasPassword ? message.digest : UInt64(bitPattern: now)
    let flow = message.flow
    note(aim, from: now, to: now, &ledger) { trying in
      trying.isReadable = true
      guard trying.forms.insert(digest, at: now) else { return }
      if trying.flows.count < FindingLedger.mostFlows { trying.flows.append(flow) }
    }
  }

  /// Whether the path of a page names logins.
  private static func isLoginPage(_ target: String) -> Bool {
    let path = target.prefix { $0 != "?" }.lowercased()
    return ["login", "logon", "signin", "sign-in", "xmlrpc.php"].contains { path.contains($0) }
  }

  private mutating func note(
    _ aim: Aim, from start: Int64, to end: Int64, _ ledger: inout FindingLedger,
    _ change: (inout Trying) -> Void
  ) {
    if let first = firsts.remove(aim) {
      note(aim, from: first.start, to: first.end, &ledger) { $0.add(first) }
    }
    let sighting: Sighting? = aims.update(aim, at: end, fresh: Trying(first: start, last: end)) {
      trying in
      if Span.seconds(from: trying.last, to: start) > Double(Self.gapSeconds) {
        trying = Trying(first: start, last: end)
      }
      trying.first = min(trying.first, start)
      trying.last = max(trying.last, end)
      change(&trying)
      let weight = max(trying.connections, trying.failures, trying.forms.count)
      guard weight >= trying.reported * 2, Self.isGuessing(aim, trying) else { return nil }
      trying.reported = weight
      return Self.sighting(aim, trying)
    }
    if let sighting { ledger.report(sighting) }
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    aims.forEach { aim, trying in
      if trying.reported > 0 {
        ledger.report(Self.sighting(aim, trying))
      }
    }
  }

  private static func isGuessing(_ aim: Aim, _ trying: Trying) -> Bool {
    if trying.failures >= fewestFailures { return true }
    let seconds = Span.seconds(from: trying.first, to: trying.last)
    let forms = trying.forms.count
    if forms >= fewestForms, seconds <= formInterval * Double(forms) { return true }
    let count = trying.connections
    // Medians are taken of many connections only.
    var isAlike: Bool {
      trying.sizes.median <= largestSession && trying.durations.median <= longestSession
        && trying.sizes.relativeDeviation <= sizeDeviation
    }
    var isBeat: Bool { trying.intervals.relativeDeviation <= beatDeviation }
    switch manner(aim.port, isReadable: trying.isReadable) {
    case .refusals: return false
    case .encrypted:
      return count >= fewestLogins && isAlike
        && !(isBeat && trying.intervals.median >= checkInterval)
    case .polled:
      return count >= fewestPolled && isAlike && seconds <= polledInterval * Double(count)
    case .other:
      return count >= fewestSame && trying.sizes.median <= largestSession && !isBeat
        && trying.outgoing.variation <= sameDeviation
        && trying.sizes.variation <= sameDeviation * 2
        && Double(count) / max(1, seconds) >= 0.5
    }
  }

  private static func sighting(_ aim: Aim, _ trying: Trying) -> Sighting {
    let seconds = Span.seconds(from: trying.first, to: trying.last)
    let service = loginPorts[aim.port] ?? (aim.port == 88 ? "Kerberos" : "port \(aim.port)")
    let tries = max(trying.connections, trying.failures, trying.forms.count)
    let enough =
      switch manner(aim.port, isReadable: false) {
      case .encrypted, .refusals: fewestLogins
      case .polled: fewestPolled
      case .other: fewestSame
      }
    var sighting = Sighting(
      .bruteForce,
      subject: [
        .address(aim.client),
        .service(aim.server, transport: aim.transport, port: aim.port),
      ],
      severity: tries >= 100
        ? .high
        : loginPorts[aim.port] != nil || trying.failures > 0 || trying.forms.count > 0
          ? .medium : .low,
      score: max(
        confidence(Double(trying.connections), over: Double(enough)),
        confidence(Double(trying.failures), over: Double(fewestFailures)),
        confidence(Double(trying.forms.count), over: Double(fewestForms))),
      startNanoseconds: trying.first, endNanoseconds: trying.last,
      summary: (trying.forms.count >= fewestForms
        ? "\(Words.count(trying.forms.count, "password")) tried in forms, " : "")
        + "\(Words.count(trying.connections, "connection")) to \(service) in "
        + "\(Words.duration(seconds)), each about \(Words.bytes(trying.sizes.median)) in "
        + "\(Words.duration(trying.durations.median))"
        + (trying.failures > 0 ? ", \(Words.count(trying.failures, "refused login"))" : ""))
    sighting.actors = [.address(aim.client)]
    sighting.targets = [.service(aim.server, transport: aim.transport, port: aim.port)]
    sighting.evidence = [
      Evidence("connections", Double(trying.connections), threshold: Double(enough)),
      Evidence("refused_logins", Double(trying.failures), threshold: Double(fewestFailures)),
      Evidence("forms", Double(trying.forms.count), threshold: Double(fewestForms)),
      Evidence("median_bytes", trying.sizes.median, threshold: largestSession),
      Evidence("size_deviation", trying.sizes.relativeDeviation, threshold: sizeDeviation),
      Evidence("median_duration_seconds", trying.durations.median, threshold: longestSession),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = [
      "ss -tnp dst \(aim.server)", "journalctl -u ssh --since -1h | grep \(aim.client)",
    ]
    if aim.port != 22 { sighting.nextCommands.removeLast() }
    sighting.flowIdentifiers = trying.flows
    return sighting
  }
}
