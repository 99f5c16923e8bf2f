internal import Commands
internal import Store

/// What is worth running after a command, though it never ran here: by what came out of it, and by
/// the catalogue.
struct Continuations {
  let catalogue: Catalogue
  /// Whether a utility can be run here.
  let isInstalled: (String) -> Bool

  /// The lines, the most telling first.
  ///
  /// - Parameters:
  ///   - record: The command, with its output where that was kept.
  ///   - cause: Why it failed, when it did and that is known.
  func lines(after record: ExecutionRecord, cause: FailureCause?) -> [(line: String, why: String)] {
    let line = CommandLine(record.command)
    guard let utility = line.utility else { return [] }
    let purpose = catalogue.classify(line).purpose
    let output = (record.stdoutTail ?? "") + "\n" + (record.stderrTail ?? "")
    let facts = OutputFacts(output, isLookup: purpose == .dns)
    var slots = Self.slots(of: line)
    var found: [(line: String, why: String)] = []
    if !record.didFail {
      found += Self.afterOutput(facts, slots)
      if let address = facts.addresses.first { slots["ip"] = address }
      if let port = facts.openPorts.first { slots["port"] = String(port) }
    }
    for follow in catalogue.entry(named: utility)?.follows ?? []
    where (follow.after == .failure) == record.didFail
      && (follow.cause == nil || follow.cause == cause)
    {
      let text = follow.template.filled(with: slots)
      guard follow.template.slots.allSatisfy({ slots[$0] != nil }) else { continue }
      let end = record.didFail ? cause.map { "failed: \($0.rawValue)" } ?? "failed" : "worked"
      found.append((text, "often runs after \(utility) \(end)"))
    }
    var seen: Set<String> = [record.command]
    return found.filter { item in
      seen.insert(item.line).inserted
        && CommandLine(item.line).simpleCommands.allSatisfy { command in
          command.words.first.map { isInstalled($0.value) } ?? false
        }
    }
  }

  /// What an output leads to: an address to ask, a port to speak to.
  private static func afterOutput(
    _ facts: OutputFacts, _ slots: [String: String]
  ) -> [(line: String, why: String)] {
    var found: [(line: String, why: String)] = []
    if let address = facts.addresses.first {
      found.append(("ping -c 4 \(address)", "\(address) was just found"))
    }
    guard let host = slots["host"] else { return found }
    for port in facts.openPorts.prefix(3) {
      let why = "port \(port) was just found open"
      switch port {
      case 22: found.append(("ssh \(host)", why))
      case 53: found.append(("dig @\(host) . NS", why))
      case 80: found.append(("curl -sSI http://\(host)/", why))
      case 443: found.append(("curl -sSI https://\(host)/", why))
      case 8_000...8_999: found.append(("curl -sSI http://\(host):\(port)/", why))
      case 465, 636, 853, 993, 995:
        found.append(("openssl s_client -connect \(host):\(port)", why))
      default: found.append(("nc -v \(host) \(port)", why))
      }
    }
    return found
  }

  /// The values that a line has for the catalogue's slots.
  private static func slots(of line: CommandLine) -> [String: String] {
    var slots: [String: String] = [:]
    func set(_ slot: String, _ value: some StringProtocol) {
      if slots[slot] == nil, !value.isEmpty { slots[slot] = String(value) }
    }
    for command in line.simpleCommands {
      let words = command.words.map(\.value)
      guard let utility = words.first else { continue }
      var before: String?
      for word in words.dropFirst() {
        defer { before = word.hasPrefix("-") || word == "dev" ? word : nil }
        switch ArgumentKind.kind(of: word, after: before, utility: utility) {
        case .host: setHost(String(word.drop { $0 == "@" }))
        case .ip4, .ip6:
          set("ip", word.drop { $0 == "@" })
          set("host", word.drop { $0 == "@" })
        case .cidr: set("network", word)
        case .port: set("port", word)
        case .interface: set("interface", word)
        case .userHost:
          let parts = word.split(separator: "@")
          if parts.count == 2 {
            set("user", parts[0])
            setHost(String(parts[1]))
          }
        case .hostPort:
          if let colon = word.lastIndex(of: ":") {
            setHost(String(word[..<colon]))
            set("port", word[word.index(after: colon)...])
          }
        case .url:
          set("url", word)
          setURL(word)
        case .path: set("file", word)
        default: if before == "dev" || before == "-i" { set("interface", word) }
        }
      }
    }
    return slots

    func setHost(_ host: String) {
      set("host", host)
      let kind = ArgumentKind.kind(of: host, after: nil, utility: "dig")
      if kind == .ip4 || kind == .ip6 { set("ip", host) } else { set("domain", host) }
    }

    func setURL(_ url: String) {
      let parts = url.split(separator: "/", omittingEmptySubsequences: true)
      guard parts.count > 1, let scheme = parts.first else { return }
      let place = parts[1].split(separator: "@").last ?? parts[1]
      guard !place.hasPrefix("[") else { return }
      let hostAndPort = place.split(separator: ":")
      setHost(String(hostAndPort.first ?? place))
      set("port", hostAndPort.count == 2 ? hostAndPort[1] : scheme == "https:" ? "443" : "80")
    }
  }
}
