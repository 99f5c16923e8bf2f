package import Commands

/// What the end of a probe says of the layers.
package struct ProbeReading: Sendable, Equatable {
  /// What it says.
  package enum Effect: Sendable, Equatable {
    /// This layer works, and so does all below it.
    case works(DiagnosisLayer)
    /// This layer does not work; all below does when `provesBelow`.
    case broken(DiagnosisLayer, FailureCause, provesBelow: Bool)
    /// Nothing came back.
    case silent(DiagnosisLayer)
    /// It says more of what is known already.
    case detail
    /// The program could not do it; nothing is known.
    case void
  }

  /// What it says of the layers.
  package var effect: Effect
  /// The same in words.
  package var words: String
  /// The address that was found.
  package var address: String?
  /// Where packets go first.
  package var nextHop: String?

  init(_ effect: Effect, _ words: String, address: String? = nil, nextHop: String? = nil) {
    self.effect = effect
    self.words = words
    self.address = address
    self.nextHop = nextHop
  }

  /// Reads how a probe ended.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - probe: What it asked.
  ///   - isPortKnown: Whether the port is known to be open.
  package init(_ run: FailedRun, _ probe: DiagnosisProbe, isPortKnown: Bool = false) {
    switch probe {
    case .name: self = Self.name(run)
    case .nameServer: self = Self.nameServer(run)
    case .route: self = Self.route(run)
    case .host: self = Self.host(run)
    case .neighbour: self = Self.neighbour(run)
    case .path: self = Self.path(run)
    case .port: self = Self.port(run)
    case .tls: self = Self.tls(run, isPortKnown: isPortKnown)
    case .http: self = Self.http(run, isPortKnown: isPortKnown)
    }
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private static func words(_ line: Substring) -> [Substring] {
    line.split { $0 == " " || $0 == "\t" }
  }

  // MARK: Names

  private static func name(_ run: FailedRun) -> ProbeReading {
    if run.exitCode == 0 {
      var addresses: [Substring] = []
      for line in lines(run.standardOutput) {
        // `10.0.0.5 STREAM db1.lan` of getent, `db1.lan has address 10.0.0.5` of host.
        let fields = words(line)
        guard let field = line.contains(" address ") ? fields.last : fields.first,
          field.contains(".") || field.contains(":"), !addresses.contains(field)
        else { continue }
        addresses.append(field)
      }
      guard let first = addresses.first else {
        return ProbeReading(.void, "nothing to read came out")
      }
      let more = addresses.count > 1 ? " and \(addresses.count - 1) more" : ""
      return ProbeReading(.works(.name), "it is \(first)\(more)", address: String(first))
    }
    if isToolFailure(run) { return toolFailure(run) }
    return ProbeReading(
      .broken(.name, .dnsFailure, provesBelow: true), "the name has no address here")
  }

  private static func nameServer(_ run: FailedRun) -> ProbeReading {
    let text = run.standardOutput + "\n" + run.standardError
    let server = lines(text).first { $0.contains("SERVER:") }.flatMap { line in
      words(line).drop { !$0.contains("SERVER:") }.dropFirst().first
    }
    let who = server.map { "the name server \($0.prefix { $0 != "#" })" } ?? "the name server"
    if text.contains("NXDOMAIN") || text.contains("can't find") {
      return ProbeReading(.detail, "\(who) says that there is no such name")
    }
    if text.contains("SERVFAIL") {
      return ProbeReading(.detail, "\(who) could not find out (SERVFAIL)")
    }
    if text.contains("REFUSED") { return ProbeReading(.detail, "\(who) refuses to answer") }
    if text.contains("no servers could be reached") || text.contains("timed out")
      || text.contains("communications error")
    {
      return ProbeReading(.detail, "no name server answers")
    }
    if text.contains("NOERROR") || text.contains("has address") {
      let hasAnswer = !text.contains("ANSWER: 0") && !text.contains("has no A record")
      return ProbeReading(
        .detail,
        hasAnswer
          ? "\(who) knows the name: this machine's own lookup is at fault (nsswitch.conf, search domains)"
          : "\(who) knows the name, which has no address")
    }
    return ProbeReading(.void, "the name server's answer says nothing more")
  }

  // MARK: Ways

  private static func route(_ run: FailedRun) -> ProbeReading {
    let text = run.standardOutput
    let first = lines(text).first ?? ""
    for word in ["unreachable", "blackhole", "prohibit"] where first.hasPrefix(word) {
      return ProbeReading(
        .broken(
          .route, word == "prohibit" ? .adminProhibited : .networkUnreachable, provesBelow: true),
        "a route of kind \(word) forbids it")
    }
    guard run.exitCode == 0, !first.isEmpty else {
      if run.standardError.contains("nreachable")
        || run.standardError.contains("Invalid cross-device")
      {
        return ProbeReading(
          .broken(.route, .networkUnreachable, provesBelow: true), "there is no route to it")
      }
      return toolFailure(run)
    }
    let fields = words(first)
    func after(_ word: Substring) -> Substring? {
      fields.firstIndex(of: word).flatMap { $0 + 1 < fields.count ? fields[$0 + 1] : nil }
    }
    let device = after("dev").map { " out of \($0)" } ?? ""
    if fields.first == "local" || after("dev") == "lo" {
      return ProbeReading(.works(.route), "it is this machine")
    }
    if let gateway = after("via") {
      return ProbeReading(
        .works(.route), "by way of \(gateway)\(device)", nextHop: String(gateway))
    }
    return ProbeReading(
      .works(.route), "directly\(device)", nextHop: fields.first.map(String.init))
  }

  private static func neighbour(_ run: FailedRun) -> ProbeReading {
    guard run.exitCode == 0, let line = lines(run.standardOutput).first else {
      return ProbeReading(.void, "the next hop was never asked for")
    }
    let fields = words(line)
    let hop = fields.first ?? "the next hop"
    if line.contains("FAILED") || line.contains("INCOMPLETE") {
      return ProbeReading(
        .broken(.host, .hostUnreachable, provesBelow: true),
        "nothing answers at \(hop): no host has that address on this link")
    }
    return ProbeReading(.detail, "the next hop \(hop) is there")
  }

  private static func host(_ run: FailedRun) -> ProbeReading {
    let text = run.standardOutput
    let received = count(before: " received", in: text)
    let sent = count(before: " packets transmitted", in: text)
    if let received, received > 0 {
      let loss = sent.map { $0 > received ? ", \($0 - received) of \($0) lost" : "" } ?? ""
      let time = lines(text).last { $0.contains("min/avg/max") }.flatMap { line -> String? in
        let figures = line.split(separator: "=").last.map { $0.split(separator: "/") } ?? []
        return figures.count >= 3 ? " in \(figures[1]) ms" : nil
      }
      return ProbeReading(.works(.host), "it answers\(time ?? "")\(loss)")
    }
    if let known = cause(of: run, below: .port) { return known }
    if received == 0 { return ProbeReading(.silent(.host), "it does not answer ping") }
    return toolFailure(run)
  }

  private static func count(before mark: String, in text: String) -> Int? {
    guard let place = text.firstRange(of: mark) else { return nil }
    let digits = text[..<place.lowerBound].reversed().prefix { $0.isNumber }
    return Int(String(digits.reversed()))
  }

  private static func path(_ run: FailedRun) -> ProbeReading {
    var last: (hop: Int, address: Substring)?
    var hops = 0
    for line in lines(run.standardOutput) {
      let fields = words(line)
      guard let first = fields.first, let hop = Int(first.prefix { $0.isNumber }) else { continue }
      hops = max(hops, hop)
      if let address = fields.dropFirst().first(where: {
        $0.contains(".") && $0.first?.isNumber == true || $0.contains("::")
      }) {
        last = (hop, address)
      }
    }
    guard hops > 0 else { return toolFailure(run) }
    guard let last else { return ProbeReading(.detail, "no hop answers, not even the first") }
    return ProbeReading(
      .detail,
      last.hop == hops
        ? "the last answer is from \(last.address), hop \(last.hop)"
        : "after \(last.address), hop \(last.hop), nothing answers")
  }

  // MARK: Services

  private static func port(_ run: FailedRun) -> ProbeReading {
    if run.exitCode == 0 {
      let text = run.standardOutput
      if run.command.hasPrefix("nmap ") {
        if text.contains(" closed ") {
          return ProbeReading(
            .broken(.port, .connectionRefused, provesBelow: true), "nothing listens there")
        }
        if text.contains("filtered") {
          return ProbeReading(.silent(.port), "nothing answers there")
        }
        if !text.contains(" open ") { return ProbeReading(.void, "nmap says nothing of the port") }
      }
      return ProbeReading(.works(.port), "something listens there")
    }
    if run.exitCode == 124 { return ProbeReading(.silent(.port), "nothing answers there") }
    return cause(of: run, below: .tls) ?? toolFailure(run)
  }

  private static func tls(_ run: FailedRun, isPortKnown: Bool) -> ProbeReading {
    let text = run.standardError + "\n" + run.standardOutput
    if run.exitCode == 0,
      text.contains("Verification: OK") || text.contains("Verify return code: 0")
    {
      let version = lines(text).first { $0.hasPrefix("Protocol version: ") }?.dropFirst(18)
      return ProbeReading(.works(.tls), "\(version ?? "TLS"), and its certificate is trusted")
    }
    // `verify error:num=18:self-signed certificate`
    if let mark = text.firstRange(of: "verify error:num=") {
      let rest = text[mark.upperBound...].prefix { $0 != "\n" }.drop { $0 != ":" }.dropFirst()
      return ProbeReading(
        .broken(.tls, .tlsFailure, provesBelow: true), "its certificate is not trusted: \(rest)")
    }
    if run.exitCode == 124 {
      return isPortKnown
        ? ProbeReading(
          .broken(.tls, .timeout, provesBelow: true),
          "it takes the connection and then says nothing")
        : ProbeReading(.silent(.port), "nothing answers there")
    }
    if let known = cause(of: run, below: .http, isPortKnown: isPortKnown) { return known }
    if run.exitCode == 0 {
      return ProbeReading(.works(.tls), "it speaks TLS")
    }
    return ProbeReading(
      .broken(.tls, .tlsFailure, provesBelow: isPortKnown), "no TLS connection could be made")
  }

  private static func http(_ run: FailedRun, isPortKnown: Bool) -> ProbeReading {
    let code = lines(run.standardOutput).last { $0.hasPrefix("HTTP ") }.flatMap { line in
      words(line).dropFirst().first.flatMap { Int($0) }
    }
    if run.exitCode == 0 || code.map({ $0 >= 100 }) == true {
      guard let code, code >= 400 else {
        return ProbeReading(.works(.http), "it answers\(code.map { " with \($0)" } ?? "")")
      }
      return ProbeReading(
        .broken(.http, .httpError, provesBelow: true), "it answers with \(code)")
    }
    if run.exitCode == 28, run.standardError.contains("bytes received") {
      return ProbeReading(
        .broken(.http, .timeout, provesBelow: true),
        "it takes the request and does not answer in time")
    }
    return cause(of: run, below: nil, isPortKnown: isPortKnown) ?? toolFailure(run)
  }

  // MARK: Causes

  /// What a failure's cause says of the layers, whichever probe met it.
  ///
  /// - Parameter limit: Causes of this layer or above it are not looked for; nil for all.
  private static func cause(
    of run: FailedRun, below limit: DiagnosisLayer?, isPortKnown: Bool = false
  ) -> ProbeReading? {
    guard let explanation = FailureExplainer.explain(run) else { return nil }
    let cause = explanation.cause
    func broken(_ layer: DiagnosisLayer, _ words: String) -> ProbeReading? {
      if let limit, layer >= limit { return nil }
      return ProbeReading(.broken(layer, cause, provesBelow: true), words)
    }
    switch cause {
    case .dnsFailure: return broken(.name, "the name has no address here")
    case .networkUnreachable: return broken(.route, "there is no route to it")
    case .hostUnreachable: return broken(.host, "the last hop finds no such host")
    case .adminProhibited:
      return broken(limit == .port ? .host : .port, "a filter on the way forbids it")
    case .connectionRefused:
      // curl says the same of refused and unreachable ports.
      if explanation.confidence < 0.8 {
        return ProbeReading(.silent(.port), "no connection could be made")
      }
      return broken(.port, "the host answers that nothing listens there")
    case .timeout:
      if isPortKnown { return broken(limit == .http ? .tls : .http, "it does not answer in time") }
      return ProbeReading(.silent(limit == .port ? .host : .port), "nothing answers in time")
    case .connectionReset:
      return broken(limit == .tls ? .port : limit == .http ? .tls : .http, "it ends the connection")
    case .tlsFailure, .protocolMismatch:
      return broken(.tls, "no TLS connection could be made")
    case .httpError, .badResponse, .authFailure: return broken(.http, "its answer is an error")
    default: return nil
    }
  }

  private static func isToolFailure(_ run: FailedRun) -> Bool {
    run.exitCode == 126 || run.exitCode == 127 || run.signal != nil
  }

  private static func toolFailure(_ run: FailedRun) -> ProbeReading {
    let said = lines(run.standardError).last.map { ": \($0)" } ?? ""
    return ProbeReading(.void, "this probe says nothing\(said)")
  }
}
