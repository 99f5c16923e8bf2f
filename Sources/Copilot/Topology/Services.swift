internal import Commands

/// What lines speak to on other machines.
enum Services {
  /// The service that a line which worked has reached on a host; nil for one that only asks whether
  /// a machine is there, and for a host that it merely asks about.
  static func reached(on host: String, by line: String, utility: String?) -> String? {
    switch utility {
    case "ssh", "scp", "sftp", "mosh", "ssh-copy-id": return "ssh"
    case "telnet": return "telnet"
    case "ftp", "lftp": return "ftp"
    case "iperf3": return "iperf3"
    case "snmpget", "snmpwalk": return "snmp"
    case "ntpdate", "sntp": return "ntp"
    case "dig", "kdig", "delv": return line.contains("@" + host) ? "dns" : nil
    case "curl", "wget", "http", "https":
      if line.contains("https://" + host) { return "https" }
      return line.contains("ftp://" + host) ? "ftp" : "http"
    case "openssl": return line.contains("s_client") ? "tls" : nil
    case "nc", "ncat", "netcat":
      return port(line).map { (line.contains(" -u") ? "udp/" : "tcp/") + String($0) }
    default: return nil
    }
  }

  /// The server that `dig @server name` asks; nil when it asks the usual one.
  static func server(_ line: String) -> String? {
    line.split(separator: " ").first { $0.hasPrefix("@") && $0.utf8.count > 1 }
      .map { String($0.dropFirst()) }
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
