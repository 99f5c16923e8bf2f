internal import Commands
internal import Glibc

/// What a line tells of its duration before it runs.
struct DurationTraits: Sendable {
  /// What its planned duration is made of.
  enum Kind: String, Sendable {
    /// It only tells what the machine knows.
    case quick
    /// Options pace it: a count of intervals, a duration, a scan of so many ports.
    case paced
    /// It ends when an answer has come.
    case prompt
    /// Nobody knows.
    case unknown
  }

  let line: String
  let template: String
  let utility: String
  /// The utility and its options, without their values.
  let form: String
  /// What it talks to, for the counts of who answers: hosts, and hosts with their services.
  let hosts: [String]
  let services: [String]
  /// The hosts as it names them.
  let names: String
  let rule: DurationRule?
  let kind: Kind
  /// Whether the line itself says how long it waits for an answer.
  let hasTimeLimit: Bool

  /// Seconds when its target answers.
  let answering: Double
  /// Seconds when it waits in vain; the same when it doesn't wait.
  let silent: Double

  /// What is thought of a line of which nothing is known, in seconds.
  static let unknownSeconds = 0.1
  /// A line that gives up at once.
  static let refusedSeconds = 0.015
  /// Options that limit a wait, of any utility.
  private static let limits: Set<String> = [
    "-W", "-w", "-m", "-T", "--max-time", "--connect-timeout", "--timeout",
  ]
  private static let limitStarts = [
    "+time=", "+timeout=", "-timeout=", "--timeout=", "--connect-timeout=", "ConnectTimeout=",
    "-oConnectTimeout=",
  ]

  /// - Complexity: O(*n*) in the line.
  init(_ text: String, template: String, utility: String?, rules: DurationRules) {
    let parsed = CommandLine(text)
    line = text
    self.template = template
    self.utility = utility ?? ""
    rule = rules.rule(for: parsed)
    let words = parsed.simpleCommands.flatMap { $0.words.map(\.value) }
    var options = Set(words.filter { $0.hasPrefix("-") || $0.hasPrefix("+") }.map(Self.name))
    options.remove("-")
    form = ([self.utility] + options.sorted()).joined(separator: " ")
    let targets = NetworkTarget.all(of: parsed)
    names = PastRun.hosts(of: parsed).joined(separator: " ")
    hosts = Array(Set(targets.map(\.host))).sorted()
    services = Array(Set(targets.compactMap(\.service))).sorted()
    hasTimeLimit = words.contains { word in
      Self.limits.contains(word) || Self.limitStarts.contains { word.hasPrefix($0) }
    }
    guard case .seconds(let answering, let silent)? = rule, answering.isFinite, silent.isFinite
    else {
      (self.answering, self.silent) = (Self.unknownSeconds, Self.unknownSeconds)
      kind = .unknown
      return
    }
    self.answering = max(answering, 0.001)
    self.silent = max(silent, self.answering)
    kind = silent <= answering && answering <= 0.011 ? .quick : answering < 0.3 ? .prompt : .paced
  }

  /// Whether waiting in vain takes longer.
  var mayBeSilent: Bool { silent > answering * 1.3 }
  /// Whether giving up at once would be seen in the duration.
  var mayBeRefused: Bool { answering > 0.15 }

  /// The planned seconds of a mode.
  func seconds(of mode: DurationMode) -> Double {
    switch mode {
    case .answered: answering
    case .silent: silent
    case .refused: Self.refusedSeconds
    }
  }

  /// How a run went that took so long.
  func mode(seconds: Double, failed: Bool) -> DurationMode {
    if failed, mayBeRefused, seconds < answering / 3 { return .refused }
    guard mayBeSilent else { return .answered }
    if seconds >= 0.7 * silent, seconds > answering * 1.15 { return .silent }
    let isNearer = seconds * seconds > answering * silent
    return failed && seconds > 0.5 && isNearer ? .silent : .answered
  }

  /// The name of an option, without a value that is attached.
  private static func name(_ word: String) -> String {
    if let equals = word.firstIndex(of: "=") { return String(word[..<equals]) }
    guard word.hasPrefix("-"), !word.hasPrefix("--") else { return word }
    return String(word.prefix { !$0.isNumber })
  }
}

/// Somebody on the network whom a line asks.
struct NetworkTarget: Sendable, Equatable {
  let host: String
  /// The host and the port or kind of service; nil when only the host is known.
  let service: String?

  /// Whom the commands of a line ask, as far as it names them.
  static func all(of line: CommandLine) -> [NetworkTarget] {
    line.simpleCommands.flatMap { of($0.words.map(\.value)) }
  }

  private static func of(_ words: [String]) -> [NetworkTarget] {
    guard let utility = words.first(where: { !["sudo", "time", "doas"].contains($0) }) else {
      return []
    }
    if ["dig", "kdig", "drill", "delv", "host", "nslookup", "getent"].contains(utility) {
      return lookup(words)
    }
    var found: [NetworkTarget] = []
    var before: String?
    var port: String?
    for word in words.dropFirst() {
      switch ArgumentKind.kind(of: word, after: before, utility: utility) {
      case .host, .ip4, .ip6: found.append(NetworkTarget(host: word, service: nil))
      case .userHost, .email:
        if let host = word.split(separator: "@").last {
          found.append(NetworkTarget(host: String(host), service: "\(host)|22"))
        }
      case .hostPort:
        if let colon = word.lastIndex(of: ":") {
          found.append(NetworkTarget(host: String(word[..<colon]), service: named(word, colon)))
        }
      case .url: found += url(word).map { [$0] } ?? []
      case .port, .integer:
        if before == "-p" || before == "--port" || before == nil { port = word }
      default:
        // `80-83` behind a host: ranges of ports.
        if before == nil, word.first?.isNumber == true,
          word.allSatisfy({ $0.isNumber || $0 == "-" })
        {
          port = word
        }
      }
      before = word.hasPrefix("-") ? word : nil
    }
    let fallback = port ?? (utility == "ping" || utility == "fping" ? "icmp" : nil)
    return found.map {
      NetworkTarget(
        host: $0.host, service: $0.service ?? fallback.map { port in "\(found[0].host)|\(port)" })
    }
  }

  private static func named(_ word: String, _ colon: String.Index) -> String {
    "\(word[..<colon])|\(word[word.index(after: colon)...])"
  }

  private static func url(_ text: String) -> NetworkTarget? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: true)
    let hasScheme = parts.first?.hasSuffix(":") == true
    guard let place = hasScheme ? parts.dropFirst().first : parts.first else { return nil }
    let ends = place.split(separator: ":")
    guard let host = ends.first else { return nil }
    let usual = parts.first == "https:" ? "443" : parts.first == "ftp:" ? "21" : "80"
    return NetworkTarget(
      host: String(host), service: "\(host)|\(ends.count > 1 ? String(ends[1]) : usual)")
  }

  /// A name server that is named decides; otherwise the name does, which some server answers.
  private static func lookup(_ words: [String]) -> [NetworkTarget] {
    let operands = words.dropFirst().filter { !$0.hasPrefix("-") && !$0.hasPrefix("+") }
    if let server = operands.first(where: { $0.hasPrefix("@") })?.dropFirst() {
      return [NetworkTarget(host: String(server), service: "\(server)|dns")]
    }
    return operands.filter { $0.contains(".") || $0.contains(":") }.prefix(1).map {
      NetworkTarget(host: "dns:\($0)", service: "dns:\($0)")
    }
  }
}
