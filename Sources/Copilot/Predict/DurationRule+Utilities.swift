internal import Commands

extension DurationRule {
  /// What the options of a line say; nil when they say nothing.
  ///
  /// Counts, intervals and deadlines are those of the utilities' manual pages; what they spend
  /// besides was measured on Debian 12.
  static func of(_ line: CommandLine) -> DurationRule? {
    guard line.completeness == .complete else { return nil }
    var sum: DurationRule?
    for command in line.simpleCommands {
      let words = command.words.map(\.value)
      guard let rule = of(words) else { continue }
      sum = sum.map { $0 + rule } ?? rule
    }
    return sum
  }

  /// What the words of one command say.
  static func of(_ words: [String]) -> DurationRule? {
    guard let first = words.first else { return nil }
    let name = first.split(separator: "/").last.map(String.init) ?? first
    let rest = Array(words.dropFirst())
    switch name {
    case "sudo", "time", "nohup", "nice", "ionice", "stdbuf", "command", "exec", "doas":
      return of(Array(rest.drop { $0.hasPrefix("-") || Double($0) != nil }))
    case "timeout": return timeout(rest)
    case "ip" where rest.starts(with: ["netns", "exec"]): return of(Array(rest.dropFirst(3)))
    case "watch", "iftop", "nethogs", "bmon", "top", "htop", "iptraf-ng": return .untilStopped
    case "sleep": return .fixed(rest.compactMap(PlannedOptions.seconds).reduce(0, +))
    case "ip", "tc", "bridge", "conntrack", "ss", "netstat", "route":
      // What watches for changes goes on.
      let follows = ["monitor", "-E", "--event", "--events", "-c", "--continuous"]
      let isFollowing = rest.contains { follows.contains($0) && (name == "netstat" || $0 != "-c") }
      return isFollowing ? .untilStopped : .fixed(0.01)
    case "dd": return copy(rest)
    case "tail" where rest.contains("-f") || rest.contains("-F"): return .untilStopped
    default:
      return reachability(name, rest) ?? lookup(name, rest) ?? transfer(name, rest)
        ?? (isQuick(name) ? .fixed(0.01) : nil)
    }
  }

  /// Whether a utility only tells what the machine knows already.
  private static func isQuick(_ name: String) -> Bool {
    [
      "ip", "ss", "netstat", "route", "arp", "ifconfig", "ethtool", "iptables", "ip6tables", "nft",
      "ipset", "conntrack", "nstat", "hostname", "bridge", "tc", "lsof", "ls", "cat", "pwd", "cd",
      "echo", "true", "false", "date", "id", "whoami", "uname", "head", "grep", "wc",
    ].contains(name)
  }

  /// Blocks of `dd` at a gigabyte a second, which runs of the past put right.
  private static func copy(_ words: [String]) -> DurationRule? {
    func value(_ name: String) -> String? {
      words.first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
    }
    guard let count = value("count=").flatMap(Double.init), count >= 0, count.isFinite else {
      return nil
    }
    let block = value("bs=").map(PlannedOptions.bytes) ?? 512
    return block.map { .fixed(max(0.011, count * $0 / 1e9)) }
  }

  private static func timeout(_ words: [String]) -> DurationRule? {
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-") {
      rest = rest.dropFirst(["-s", "-k"].contains(word) ? 2 : 1)
    }
    guard let limit = rest.popFirst().flatMap(PlannedOptions.seconds) else { return nil }
    let inner = of(Array(rest))
    return inner?.limited(to: limit) ?? .seconds(answering: min(limit, 0.05), silent: limit)
  }

  private static func reachability(_ name: String, _ words: [String]) -> DurationRule? {
    switch name {
    case "ping", "ping6": return ping(PlannedOptions(words, valued: "cisWwtIlmMpQSTF"))
    case "arping":
      let options = PlannedOptions(words, valued: "cIwsSTti")
      if let limit = options.seconds("-w") { return .fixed(limit) }
      return options.number("-c").map { .fixed($0 + 0.06) } ?? .untilStopped
    case "fping": return fping(PlannedOptions(words, valued: "bcCHiIMOpQrStTBf"))
    case "hping3":
      let options = PlannedOptions(words, valued: "cidpsIaoQtwMLS")
      guard let count = options.number("-c") else { return .untilStopped }
      let text = options.value("-i", "--interval") ?? "1"
      let interval =
        text.hasPrefix("u")
        ? (Double(text.dropFirst()) ?? 1e6) / 1e6
        : Double(text) ?? (options.has(word: "--fast") ? 0.1 : 1)
      return .fixed(max(0.01, (count - 1) * interval + 0.05))
    case "traceroute", "traceroute6", "tracepath":
      let options = PlannedOptions(words, valued: "fgimNpqtwz")
      let wait = options.seconds("-w") ?? 5
      let hops = options.number("-m") ?? 30
      let probes = options.number("-q") ?? 3
      let rounds = max(1, (hops * probes / 16).rounded(.up))
      return .seconds(answering: 0.02, silent: wait * (hops <= 5 ? 1 : rounds) + 0.01)
    case "mtr":
      let options = PlannedOptions(words, valued: "cifmsBQaGoyPTZ")
      let isReport = options.has("r") || options.has("w") || options.has(word: "--report")
      guard isReport || options.value("-c") != nil else { return .untilStopped }
      return .fixed((options.number("-c") ?? 10) * (options.number("-i") ?? 1) + 5)
    case "nmap": return nmap(words)
    case "masscan":
      let options = PlannedOptions(words, valued: "pec")
      let ports = options.value("-p", "--ports").map(portCount) ?? 100
      let hosts = options.operands.map(addressCount).reduce(0, +)
      return .fixed(
        ports * max(1, hosts) / (options.number("--rate") ?? 100)
          + (options.number("--wait") ?? 10) + 1)
    case "arp-scan":
      let hosts = PlannedOptions(words, valued: "Iitrf").operands.map(addressCount).reduce(0, +)
      return .fixed(1.4 + hosts * 0.004)
    default: return nil
    }
  }

  private static func ping(_ options: PlannedOptions) -> DurationRule {
    let isFlood = options.has("f") || options.value("-i") == "0"
    let interval = isFlood ? 0.00002 : options.seconds("-i") ?? 1
    let count = options.number("-c")
    let deadline = options.seconds("-w")
    let wait = options.seconds("-W") ?? 10
    guard let count else { return deadline.map { .fixed($0) } ?? .untilStopped }
    let sending = max(0, count - 1) * interval
    let rule = DurationRule.seconds(
      answering: sending + 0.015, silent: sending + min(wait, deadline ?? wait))
    return deadline.map { rule.limited(to: $0) } ?? rule
  }

  private static func fping(_ options: PlannedOptions) -> DurationRule {
    if options.has("l") { return .untilStopped }
    let hosts =
      options.has("g")
      ? options.operands.map(addressCount).reduce(0, +)
      : Double(options.operands.count)
    if let count = options.number("-c", "-C") {
      let period = (options.number("-p") ?? 1_000) / 1_000
      return .seconds(
        answering: max(0, count - 1) * period + 0.01, silent: max(0, count - 1) * period + 0.5)
    }
    // Each silent host is asked four times, each time waiting half as long again.
    let wait = (options.number("-t") ?? 500) / 1_000
    let tries = Int(min(10, options.number("-r") ?? 3)) + 1
    let silent = (0..<tries).reduce(0.0) { sum, place in
      sum + wait * (0..<place).reduce(1.0) { power, _ in power * 1.5 }
    }
    // A range always has addresses that stay silent.
    let all = silent + hosts * 0.02
    return options.has("g") ? .fixed(all) : .seconds(answering: 0.012 * hosts, silent: all)
  }

  private static func nmap(_ words: [String]) -> DurationRule {
    let options = PlannedOptions(words, valued: "peogDSmiT")
    let hosts = max(1, options.operands.map(addressCount).reduce(0, +))
    func has(_ text: String) -> Bool { words.contains { $0 == text } }
    let resolves = has("-n") ? 0.0 : 0.01
    let isFast = has("-T4") || has("-T5") || has("-T3") == false && has("-T2") == false
    if has("-sL") { return .fixed(0.05 + hosts * 0.001) }
    if has("-sn") || has("-sP") { return .fixed(1.35 + hosts * 0.004 + resolves) }
    var ports =
      words.contains("-p-")
      ? 65_535
      : options.value("-p").map(portCount) ?? (has("-F") ? 100 : 1_000)
    if let top = options.number("--top-ports") { ports = top }
    var seconds = ports < 20 ? 0.2 : 1.3 + ports * 0.000_025
    if has("-sU") { seconds = 1.2 + ports * 0.3 }
    if has("-sV") { seconds += ports < 2 ? 0.7 : 6.3 }
    if has("-A") { seconds += 5.1 }
    if has("-O") { seconds += 11 }
    if let rate = options.number("--max-rate"), rate > 0 {
      seconds = max(seconds, ports / rate + 0.2)
    }
    let each = has("-T5") ? 0.012 : isFast ? 0.023 : 0.023
    let filtered = max(1.2, ports * each + (has("-T5") ? 0.9 : 1.0))
    let silent = has("-Pn") ? filtered : 3.1
    return .seconds(answering: seconds + (hosts - 1) * 0.5, silent: silent + (hosts - 1) * 0.1)
  }

  private static func lookup(_ name: String, _ words: [String]) -> DurationRule? {
    switch name {
    case "dig", "kdig", "drill", "delv":
      let options = PlannedOptions(words, valued: "ptcxykbf")
      let wait = options.seconds("+time", "+timeout") ?? 5
      let tries = options.number("+tries") ?? (options.number("+retry").map { $0 + 1 }) ?? 3
      let limit = wait * tries
      return .seconds(answering: 0.035, silent: limit + 0.03)
    case "host":
      let options = PlannedOptions(words, valued: "WRtcmN")
      let wait = options.seconds("-W") ?? 5
      return .seconds(answering: 0.04, silent: wait * 2 + 0.03)
    case "nslookup":
      let options = PlannedOptions(words, valued: "")
      let wait = options.seconds("-timeout") ?? 5
      return .seconds(
        answering: 0.035, silent: wait * max(1, options.number("-retry") ?? 3) + 0.03)
    case "getent": return .seconds(answering: 0.016, silent: 10)
    default: return nil
    }
  }

  private static func transfer(_ name: String, _ words: [String]) -> DurationRule? {
    switch name {
    case "curl":
      let options = PlannedOptions(words, valued: "mouHXdAeFTbcxUwY")
      var silent = options.seconds("--connect-timeout") ?? 130
      if let limit = options.seconds("-m", "--max-time") { silent = min(silent, limit) }
      // Pauses of 1, 2, 4 … up to 600 seconds between tries; those that are told go before.
      let retries = min(options.number("--retry") ?? 0, 100)
      let pauses = (0..<Int(retries)).reduce(0.0) { sum, place in
        sum + (options.seconds("--retry-delay") ?? min(600, Double(1 << min(place, 10))))
      }
      if retries > 0, options.value("--connect-timeout", "-m", "--max-time") == nil {
        return .seconds(answering: 0.02, silent: pauses + 0.02)
      }
      return .seconds(answering: 0.02, silent: silent * (retries + 1) + pauses + 0.015)
    case "wget":
      let options = PlannedOptions(words, valued: "TtOoPUe")
      let wait = options.seconds("-T", "--timeout", "--connect-timeout") ?? 130
      let tries = max(1, options.number("-t", "--tries") ?? 20)
      let pauses = (0..<Int(min(tries, 100))).reduce(0.0) { $0 + Double(min($1, 10)) }
      return .seconds(answering: 0.02, silent: wait * tries + pauses)
    case "iperf3", "iperf":
      let options = PlannedOptions(words, valued: "cptniPbwlBM")
      if options.has("s"), options.value("-c") == nil { return .untilStopped }
      if let bytes = options.value("-n", "--bytes").flatMap(PlannedOptions.bytes) {
        return .fixed(max(0.1, bytes * 8 / 1e9))
      }
      return .fixed((options.seconds("-t", "--time") ?? 10) + 0.04)
    case "tcpdump", "tshark", "dumpcap", "ngrep":
      let options = PlannedOptions(words, valued: "icrwsfaDGCyYTeEz")
      if options.value("-r") != nil { return nil }
      if let limit = options.value("-a"), limit.hasPrefix("duration:"),
        let seconds = Double(limit.dropFirst(9))
      {
        return .fixed(seconds + (name == "tshark" ? 0.7 : 0.1))
      }
      return options.value("-c") == nil && !options.has("D") ? .untilStopped : nil
    case "nc", "ncat", "netcat":
      let options = PlannedOptions(words, valued: "wpsqXxiIOTVm")
      if options.has("l") { return .untilStopped }
      guard options.has("z") else { return nil }
      let ports = options.operands.dropFirst().map(portCount).reduce(0, +)
      let wait = options.seconds("-w") ?? 130
      let each = options.has("u") ? wait : 0.01
      return .seconds(answering: max(0.012, each), silent: wait * max(1, ports) + 0.01)
    case "ssh", "scp", "sftp":
      let limit = words.first { $0.lowercased().hasPrefix("connecttimeout=") }
        .flatMap { Double($0.dropFirst(15)) }
      if let limit { return .seconds(answering: 0.25, silent: limit + 0.02) }
      let operands = PlannedOptions(words, valued: "oiplFLRDWbcEeIJmOQSw").operands
      return name == "ssh" && operands.count > 1 ? .seconds(answering: 0.25, silent: 130) : nil
    case "ssh-keyscan": return .seconds(answering: 0.12, silent: 5)
    case "openssl" where words.first == "s_client":
      return .seconds(answering: 0.06, silent: 130)
    case "ntpdate": return .fixed(1.1)
    case "vnstat":
      return PlannedOptions(words, valued: "i").number("-tr").map { .fixed($0 + 0.016) }
    case "vmstat", "iostat", "mpstat", "sar", "ifstat", "dstat":
      let numbers = words.filter { !$0.hasPrefix("-") }.compactMap(Double.init)
      guard let interval = numbers.first else { return nil }
      return numbers.count > 1 ? .fixed(interval * max(0, numbers[1] - 1) + 0.01) : .untilStopped
    default: return nil
    }
  }

  /// How many ports `22,80,8000-8100` names; `-` is all of them.
  static func portCount(_ text: String) -> Double {
    if text == "-" { return 65_535 }
    return text.split(separator: ",").reduce(0.0) { sum, part in
      let ends = part.drop { !$0.isNumber && $0 != "-" }
        .split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count == 2 else { return sum + 1 }
      let (low, high) = (Double(ends[0]) ?? 1, Double(ends[1]) ?? 65_535)
      return sum + max(1, min(65_535, high - low + 1))
    }
  }

  /// How many addresses `10.0.0.0/24` or `10.0.0.1-20` names; 1 for anything else.
  static func addressCount(_ text: String) -> Double {
    let parts = text.split(separator: "/")
    if parts.count == 2, let bits = Int(parts[1]), (0...32).contains(bits),
      parts[0].split(separator: ".").count == 4
    {
      return Double(UInt64(1) << UInt64(32 - bits))
    }
    guard let last = text.split(separator: ".").last, text.split(separator: ".").count == 4 else {
      return 1
    }
    let ends = last.split(separator: "-").compactMap { Double($0) }
    return ends.count == 2 && ends[1] >= ends[0] ? ends[1] - ends[0] + 1 : 1
  }
}
