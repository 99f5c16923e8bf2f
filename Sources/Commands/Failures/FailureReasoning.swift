/// What the command line and the exit status add to what was printed.
enum FailureReasoning {
  /// A better cause than the one that the words alone suggest.
  static func refine(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    switch suspicion.cause {
    case .dnsFailure: name(suspicion, reading)
    case .missingFile: file(suspicion, reading)
    case .permission: permission(suspicion, reading)
    case .unknownOption: option(suspicion, reading)
    case .connectionRefused: refusal(suspicion, reading)
    case .interrupted: interruption(suspicion, reading)
    case .badResponse: response(suspicion, reading)
    case .notFound: absence(suspicion, reading)
    case .badArgument: argument(suspicion, reading)
    default: suspicion
    }
  }

  private static let urlPrograms: WordList =
    "curl wget wget2 http https httpie aria2c git lftp ab wrk siege hey axel xh links lynx w3m"

  /// A name that can't be one is a bad argument rather than a failure of name servers.
  private static func name(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    let takesURLs =
      urlPrograms.contains(reading.utility) || !UtilityProfile.of(reading.utility).takesHosts
    let lines = suspicion.evidence.joined(separator: "\n")
    for word in reading.arguments where !word.hasPrefix("-") {
      let word = word.hasPrefix("@") ? String(word.dropFirst()) : word
      guard AddressShape.isBroken(word, takesURLs: takesURLs) else { continue }
      let host = takesURLs ? host(of: word) : word
      guard lines.contains(host) else { continue }
      return Suspicion(
        cause: .badArgument, weight: 88,
        evidence: suspicion.evidence + ["'\(host)' can be neither a name nor an address"])
    }
    return suspicion
  }

  private static func host(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let rest = url[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" }
    return String(rest)
  }

  private static let netlinkPrograms: WordList =
    "ip tc bridge nft ipset conntrack devlink rdma iptables ip6tables ebtables arptables wg iw ss"

  /// "No such file or directory" is the kernel's word for objects that are no files, too.
  private static func file(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    let first = suspicion.evidence.first ?? ""
    if netlinkPrograms.contains(reading.utility), !first.contains("/"),
      !first.contains("open file")
    {
      return Suspicion(
        cause: .notFound, weight: suspicion.weight, evidence: suspicion.evidence)
    }
    if reading.utility == "curl", reading.run.exitCode == 23,
      let path = reading.value(of: "-o", "--output")
    {
      let isForRoot = ["/root/", "/etc/", "/usr/", "/sys/", "/proc/", "/boot/"].contains {
        path.hasPrefix($0)
      }
      return Suspicion(
        cause: isForRoot ? .permission : .missingFile, weight: 76,
        evidence: suspicion.evidence + ["the output is \(path)"])
    }
    return suspicion
  }

  private static func permission(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    guard reading.run.exitCode == 126, suspicion.weight < 96 else { return suspicion }
    return Suspicion(cause: .notExecutable, weight: 95, evidence: suspicion.evidence)
  }

  private static let matchOptions: WordList =
    """
    --dport --sport --dports --sports --destination-port --source-port --icmp-type --icmpv6-type \
    --state --ctstate --mac-source --limit --limit-burst --to-destination --to-source --to-ports \
    --reject-with --set-mark --mark --log-prefix --log-level --tcp-flags --syn --ports --comment \
    --uid-owner --match-set --string --hashlimit-name
    """

  /// An option of a match or target that was not named before it.
  private static func option(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    guard reading.utility.hasPrefix("iptables") || reading.utility.hasPrefix("ip6tables"),
      let line = suspicion.evidence.first,
      let word = reading.arguments.first(where: {
        matchOptions.contains($0) && line.contains("\"\($0)\"")
      })
    else { return suspicion }
    return Suspicion(
      cause: .badArgument, weight: 88,
      evidence: suspicion.evidence + ["\(word) needs a protocol or match named before it"])
  }

  /// curl says the same of a refusal, of a host that is not there and of a missing route.
  private static func refusal(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    guard reading.utility == "curl", reading.run.exitCode == 7 else { return suspicion }
    let line = reading.errors.firstLine(with: "failed to connect").map {
      reading.errors.text(of: $0)
    }
    let words = (line ?? "").split(separator: " ").map(String.init)
    let suspicion = Suspicion(
      cause: suspicion.cause, weight: suspicion.weight,
      evidence: (line.map { [$0] } ?? []) + suspicion.evidence.filter { $0 != line })
    var milliseconds: Int?
    if let index = words.firstIndex(of: "after"), index + 2 < words.count {
      milliseconds = Int(words[index + 1])
    }
    var host = ""
    if let index = words.firstIndex(of: "port"), index > 0 { host = words[index - 1] }
    if host.isEmpty { host = reading.operands.first.map { Self.host(of: $0) } ?? "" }
    if AddressShape.isLoopback(host) {
      return Suspicion(
        cause: .connectionRefused, weight: 92,
        evidence: suspicion.evidence + ["\(host) is this machine"])
    }
    if AddressShape.isForDocumentation(host) {
      return Suspicion(
        cause: .networkUnreachable, weight: 78,
        evidence: suspicion.evidence + ["\(host) is an address for documentation"])
    }
    guard let milliseconds else { return suspicion }
    // An answer takes a round trip; a host that is not there costs the time of asking for its MAC.
    return milliseconds >= 300
      ? Suspicion(
        cause: .hostUnreachable, weight: 78,
        evidence: suspicion.evidence + ["it took \(milliseconds) ms"])
      : Suspicion(cause: .connectionRefused, weight: 80, evidence: suspicion.evidence)
  }

  private static let clients: WordList =
    """
    telnet nc ncat netcat ssh scp sftp ftp lftp whois socat curl wget openssl mysql psql \
    redis-cli smbclient ldapsearch tftp rsync iperf3 iperf mosquitto_sub mosquitto_pub gnutls-cli
    """

  /// A client that a person ended while nothing had come from the other side.
  private static func interruption(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    guard clients.contains(reading.utility), !reading.output.contains("connected"),
      !reading.output.contains("escape character"), !reading.errors.contains("connected"),
      !reading.errors.contains("succeeded"), !reading.hasOption("-l", "--listen"),
      reading.output.lines.count <= 1
    else { return suspicion }
    return Suspicion(
      cause: .timeout, weight: 80,
      evidence: suspicion.evidence + ["nothing had come from the other side until then"])
  }

  /// A server that expects TLS hangs up on a request in plain HTTP.
  private static func response(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    guard reading.run.exitCode == 52,
      let url = reading.operands.first(where: { $0.hasPrefix("http://") }),
      url.contains(":443") || url.contains(":8443")
    else { return suspicion }
    return Suspicion(
      cause: .protocolMismatch, weight: 80,
      evidence: suspicion.evidence + ["\(url) asks in plain HTTP at a port that is TLS by custom"])
  }

  /// Too few arguments are missing ones.
  private static func argument(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    guard reading.operands.isEmpty, reading.arguments.count < 2,
      suspicion.evidence.first?.contains("number of arg") == true
    else { return suspicion }
    return Suspicion(
      cause: .missingArgument, weight: suspicion.weight, evidence: suspicion.evidence)
  }

  private static func absence(_ suspicion: Suspicion, _ reading: RunReading) -> Suspicion {
    guard reading.utility == "getent", reading.run.exitCode == 2,
      let database = reading.operands.first, database.contains("hosts")
    else { return suspicion }
    return Suspicion(cause: .dnsFailure, weight: 88, evidence: suspicion.evidence)
  }
}
