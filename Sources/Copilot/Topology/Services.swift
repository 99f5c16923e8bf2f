internal import Commands

/// What lines speak to on other machines.
enum Services {
  /// The service that a line which worked has reached; none for one that only asks whether a machine
  /// is there.
  static func reached(by line: String, utility: String?) -> [String] {
    switch utility {
    case "ssh", "scp", "sftp", "mosh", "ssh-copy-id": ["ssh"]
    case "telnet": ["telnet"]
    case "ftp", "lftp": ["ftp"]
    case "iperf3": ["iperf3"]
    case "snmpget", "snmpwalk": ["snmp"]
    case "ntpdate", "sntp", "chronyd": ["ntp"]
    case "dig", "kdig", "delv": line.contains(" @") ? ["dns"] : []
    case "curl", "wget", "http", "https":
      line.contains("https://") ? ["https"] : line.contains("ftp://") ? ["ftp"] : ["http"]
    case "openssl": line.contains("s_client") ? ["tls"] : []
    case "nc", "ncat", "netcat": port(line).map { ["\(line.contains(" -u") ? "udp" : "tcp")/\($0)"] } ?? []
    default: []
    }
  }

  private static func port(_ line: String) -> Int? {
    line.split(separator: " ").reversed().lazy.compactMap { Int($0) }.first.flatMap {
      (1...65_535).contains($0) ? $0 : nil
    }
  }

  /// The hosts of `-J user@a:22,b`, `-Ja,b` and `-o ProxyJump=a`, nearest first.
  static func jumps(_ line: String) -> [String] {
    guard let words = CommandLine(line).simpleCommands.first?.words.map(\.value) else { return [] }
    for (place, word) in words.enumerated() {
      var list: Substring?
      if word == "-J", place + 1 < words.count { list = Substring(words[place + 1]) }
      if word.hasPrefix("-J"), word.utf8.count > 2 { list = word.dropFirst(2) }
      if let mark = word.firstRange(of: "ProxyJump=") { list = word[mark.upperBound...] }
      if let list, list != "none" {
        return list.split(separator: ",").prefix(8).compactMap { HostWord.host(of: String($0)) }
      }
    }
    return []
  }
}
