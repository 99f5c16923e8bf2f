internal import Commands

/// Words that everybody uses, and so say nothing of anybody.
enum PublicWords {
  /// Programs beside those of the catalogue, and words of the shell.
  static let programs: Set<String> = [
    "cd", "echo", "printf", "ls", "cat", "sh", "bash", "zsh", "fish", "dash", "true", "false",
    "sleep", "test", "export", "unset", "set", "source", "alias", "eval", "read", "for", "do",
    "done", "while", "until", "if", "then", "elif", "else", "fi", "case", "esac", "in", "awk",
    "sed",
    "head", "sort", "uniq", "wc", "cut", "tr", "tee", "vi", "vim", "nano", "less", "more", "man",
    "which", "kill", "cp", "mv", "rm", "mkdir", "rmdir", "chmod", "chown", "ln", "touch", "pwd",
    "exit", "history", "git", "make", "apt", "apt-get", "dpkg", "id", "uname", "free", "top",
    "htop",
    "pushd", "popd", "jobs", "fg", "bg", "wait", "type", "help", "clear",
  ]

  /// Programs that run the command behind them.
  static let wrappers: Set<String> = [
    "sudo", "doas", "timeout", "time", "nice", "ionice", "watch", "nohup", "env", "stdbuf",
    "strace",
    "xargs", "exec", "command", "setsid", "proxychains4", "torsocks",
  ]

  /// Words of network commands that are no names.
  static let words: Set<String> = Set(
    [
      "tcp", "udp", "icmp", "icmp6", "ip", "ip6", "arp", "port", "portrange", "host", "net", "src",
      "dst", "and", "or", "not", "any", "all", "in", "out", "dev", "via", "proto", "from", "to",
      "up",
      "down", "show", "add", "del", "list", "get", "default", "lo", "localhost", "A", "AAAA", "MX",
      "NS", "TXT", "SOA", "PTR", "CNAME", "SRV", "CAA", "DS", "DNSKEY", "ANY", "AXFR", "GET",
      "POST",
      "PUT", "HEAD", "DELETE", "PATCH", "OPTIONS", "HTTP", "ACCEPT", "DROP", "REJECT", "INPUT",
      "OUTPUT", "FORWARD", "ESTABLISHED", "NEW", "RELATED",
    ] + ArgumentKind.allCases.map(\.rawValue))

  /// What stands before `://`.
  static let schemes: Set<String> = [
    "http", "https", "ftp", "ftps", "sftp", "ssh", "ws", "wss", "tcp", "udp", "ldap", "ldaps",
    "dns",
    "tls", "mqtt", "mqtts", "rtsp", "file", "smb", "socks5", "socks4",
  ]

  /// Whole words with other signs in them.
  static let signs: Set<String> = [
    "-", "--", ".", "..", "~", "/", "/dev/null", "/dev/stdin", "/dev/stdout", "/dev/zero", "#", "+",
    "%", "^", ":", "@", Redaction.mark,
  ]

  /// Whether a word is a number that is too small to be an address, maybe with a unit.
  static func isSmallNumber(_ word: Substring) -> Bool {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return false }
    var rest = word[digits.endIndex...]
    if rest.first == "." {
      // Longer ones may be the beginning of an address.
      guard digits.count == 1 else { return false }
      let fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard !fraction.isEmpty, fraction.count <= 3 else { return false }
      rest = rest[fraction.endIndex...]
    }
    guard let number = Int(digits), number <= 65_535 else { return false }
    return [
      "", "s", "m", "h", "d", "ms", "k", "K", "M", "G", "kb", "KB", "mb", "MB", "b", "B", "%",
    ]
    .contains(rest)
  }
}
