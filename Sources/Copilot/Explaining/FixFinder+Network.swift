internal import Commands

extension FixFinder {
  private static let localNames: Set<String> = ["localhost", "::1", "0.0.0.0", "ip6-localhost"]

  private func isLocal(_ host: String) -> Bool {
    host.hasPrefix("127.") || Self.localNames.contains(host)
  }

  private func isAddress(_ host: String) -> Bool {
    host.contains(":")
      || (host.contains(".")
        && host.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") })
  }

  /// What to look at when a host can't be reached.
  mutating func findPath() {
    guard let host else {
      if explanation.cause == .networkUnreachable { findRoute(nil) }
      if explanation.cause == .connectionRefused { propose("ss -ltn", "lists what listens here") }
      return
    }
    switch explanation.cause {
    case .dnsFailure: findName(host)
    case .connectionRefused:
      if isLocal(host) {
        propose("ss -ltn", "lists what listens on this machine")
        propose("netstat -ltn", "lists what listens on this machine")
      } else {
        if let port { propose("nmap -Pn -p \(port) \(host)", "asks that port alone") }
        if let port { propose("nc -zv -w 3 \(host) \(port)", "tries that port alone") }
        propose("ping -c 3 \(host)", "says whether the host is there")
      }
    case .hostUnreachable:
      findRoute(host)
      if isAddress(host) {
        propose("ip neigh show \(host)", "says whether its MAC address is known")
      }
      propose("arp -n", "lists the known MAC addresses")
    case .networkUnreachable: findRoute(host)
    case .messageTooLong:
      propose("tracepath \(host)", "finds the largest packet that passes")
      propose("ip -br link", "lists the interfaces")
    default:
      if utility != "ping" { propose("ping -c 3 \(host)", "says whether the host answers at all") }
      if utility != "traceroute" {
        propose("traceroute \(host)", "says how far packets come")
        propose("tracepath \(host)", "says how far packets come")
      }
      if explanation.cause == .timeout { findRoute(host) }
    }
  }

  /// A name that has no address.
  private mutating func findName(_ host: String) {
    if isAddress(host) { return findRoute(host) }
    if let nearest = Spelling.nearest(to: host, among: surroundings.hosts.filter { $0 != host }),
      nearest.utf8.count > 3
    {
      proposeLine(replacing: host, with: nearest, "\(nearest) is a host that you know")
    }
    if utility == "dig" {
      propose("dig +trace \(host)", "follows the name from the root servers")
    } else {
      propose("dig \(host)", "shows what the name server says")
      if surroundings.path("dig") == nil {
        propose("host \(host)", "shows what the name server says")
        propose("nslookup \(host)", "shows what the name server says")
      }
    }
    propose("getent hosts \(host)", "asks as programs do, with /etc/hosts")
    if !surroundings.hasDefaultRoute() {
      propose("ip route", "there is no default route, so no name server can be reached")
    }
    propose("cat /etc/resolv.conf", "shows which name server is asked")
  }

  private mutating func findRoute(_ host: String?) {
    if let host, isAddress(host) {
      propose("ip route get \(host)", "shows which way packets would go")
    }
    if !surroundings.hasDefaultRoute() {
      propose("ip route", "there is no default route")
    } else if explanation.cause == .networkUnreachable {
      propose("ip route", "lists the routes")
    }
  }

  /// The port that the command meant: of a URL, an option, or the word behind the host.
  private var port: Int? {
    for word in arguments {
      guard let host, word.contains(host) else { continue }
      if let colon = word.lastIndex(of: ":"), !word.hasPrefix("[") {
        let digits = word[word.index(after: colon)...].prefix { $0.isNumber }
        if let port = Int(digits), (1...65_535).contains(port) { return port }
      }
      if word.hasPrefix("https://") { return 443 }
      if word.hasPrefix("http://") { return 80 }
    }
    if let index = arguments.firstIndex(of: "-p"), index + 1 < arguments.count,
      let port = Int(arguments[index + 1])
    {
      return port
    }
    if let host, let index = arguments.firstIndex(of: host), index + 1 < arguments.count,
      let port = Int(arguments[index + 1]), (1...65_535).contains(port)
    {
      return port
    }
    return utility == "ssh" || utility == "scp" || utility == "sftp" ? 22 : nil
  }

  /// Keys, certificates and logins.
  mutating func findTrust() {
    switch explanation.cause {
    case .hostKey:
      let offered = run.standardError.split(separator: "\n").map { $0.drop { $0 == " " } }
        .first { $0.hasPrefix("ssh-keygen -f ") }
      if let offered {
        propose(String(offered), "forgets the old key, if the host was made anew")
      } else if let host,
        run.standardError.contains("has changed") || run.standardError.contains("CHANGED")
      {
        propose("ssh-keygen -R \(host)", "forgets the old key, if the host was made anew")
      }
      if let host { propose("ssh-keyscan \(host)", "shows the key that the host has now") }
    case .badPermissionsFile:
      if let path = keyFile {
        propose("chmod 600 \(ShellQuoting.quoted(path))", "only its owner may read it")
      }
    case .authFailure:
      if utility == "ssh" || utility == "scp" || utility == "sftp" {
        if let path = keyFile, let mode = surroundings.mode(surroundings.absolute(path)),
          mode & 0o077 != 0
        {
          propose(
            "chmod 600 \(ShellQuoting.quoted(path))", "ssh does not use a key that others can read")
        }
        propose("ssh-add -l", "lists the keys that are offered")
      }
    case .tlsFailure:
      if let host {
        propose(
          "openssl s_client -connect \(host):\(port ?? 443) -servername \(host)",
          "shows the server's certificates")
      }
      if run.standardError.contains("wrong version number")
        || run.standardError.contains("packet length")
      {
        proposeLine(replacing: "https://", with: "http://", "the port seems to speak plain HTTP")
      }
    case .protocolMismatch:
      proposeLine(replacing: "http://", with: "https://", "the port seems to expect TLS")
    case .httpError:
      if let url = arguments.first(where: { $0.contains("://") }), utility == "curl" {
        propose("curl -I \(ShellQuoting.quoted(url))", "shows the server's headers")
      }
    case .negotiationFailure: findMethod()
    default: break
    }
  }

  /// The first method that the other side offered.
  private mutating func findMethod() {
    guard
      let offer = run.standardError.split(separator: "\n").last(where: {
        $0.contains("Their offer: ")
      }),
      let mark = offer.lastIndex(of: ":"), utility == "ssh"
    else { return }
    let methods = offer[offer.index(after: mark)...].drop { $0 == " " }
    guard let method = methods.split(separator: ",").first.map(String.init),
      method.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return }
    let option =
      offer.contains("host key")
      ? "HostKeyAlgorithms"
      : offer.contains("cipher")
        ? "Ciphers" : offer.contains("MAC") ? "MACs" : "KexAlgorithms"
    let rest = run.command.drop { $0 == " " }
    guard rest.hasPrefix("ssh ") else { return }
    propose("ssh -o \(option)=+\(method) \(rest.dropFirst(4))", "the server offers \(method)")
  }

  private var keyFile: String? {
    let words = [subject].compactMap { $0 } + arguments
    return words.first {
      ($0.contains("/") || $0 == subject) && surroundings.mode(surroundings.absolute($0)) != nil
    }
  }
}
