internal import Commands

extension FixFinder {
  /// A file that is missing, damaged or not a program.
  mutating func findFile() {
    let word =
      explanation.cause == .missingFile
      ? arguments.first {
        isFileName($0) && surroundings.mode(surroundings.absolute($0)) == nil
          || $0 == subject
      } : subject ?? arguments.first(where: isFileName)
    guard let word, isFileName(word) else { return }
    let path = surroundings.absolute(word)
    switch explanation.cause {
    case .notExecutable:
      if surroundings.mode(path).map({ $0 & 0o111 == 0 }) == true {
        propose("chmod +x \(ShellQuoting.quoted(word))", "lets the file be run")
      } else {
        propose("ls -ld \(ShellQuoting.quoted(word))", "shows what it is")
      }
    case .badFile:
      if surroundings.mode(path) != nil {
        propose("file \(ShellQuoting.quoted(word))", "says what the file is")
        propose("ls -l \(ShellQuoting.quoted(word))", "shows its size and date")
      }
    default:
      let parts = word.split(separator: "/", omittingEmptySubsequences: false)
      let directory = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
      let folder = directory.isEmpty ? "/" : directory
      let names = surroundings.names(surroundings.absolute(folder))
      if let nearest = Spelling.nearest(to: String(parts.last ?? ""), among: names) {
        proposeLine(
          replacing: word,
          with: parts.count > 1 ? (folder == "/" ? "/" : folder + "/") + nearest : nearest,
          "\(nearest) is there")
      }
      if surroundings.mode(surroundings.absolute(folder)) != nil {
        propose("ls -l \(ShellQuoting.quoted(folder))", "lists what is there")
      } else {
        propose("mkdir -p \(ShellQuoting.quoted(folder))", "the directory is not there either")
      }
    }
  }

  private func isFileName(_ word: String) -> Bool {
    !word.isEmpty && !word.hasPrefix("-") && !word.contains("://") && word.utf8.count < 4096
      && (word.contains("/") || word.contains(".") || word == subject)
      && !word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }
  }

  /// Something that is not there, or is there already.
  mutating func findObject() {
    let words = Set(arguments)
    if explanation.cause == .addressInUse {
      let numbers = arguments.compactMap { Int($0.split(separator: ":").last ?? "") }
      if let port = numbers.first(where: { (1...65_535).contains($0) }) {
        propose("ss -ltnp 'sport = :\(port)'", "shows who has the port")
      }
      propose("ss -ltnup", "shows who has which port")
      return
    }
    switch utility {
    case "ip":
      if words.contains("netns") {
        propose("ip netns list", "lists the namespaces")
      } else if words.contains("route") || words.contains("r") || words.contains("ro") {
        propose("ip route", "lists the routes")
      } else if words.contains("rule") {
        propose("ip rule", "lists the rules")
      } else if words.contains("neigh") || words.contains("n") {
        propose("ip neigh", "lists the neighbours")
      } else {
        propose("ip -br addr", "lists interfaces and addresses")
      }
    case "iptables", "ip6tables":
      let table = arguments.firstIndex(of: "-t").flatMap {
        $0 + 1 < arguments.count ? arguments[$0 + 1] : nil
      }
      if let table,
        let nearest = Spelling.nearest(
          to: table, among: ["filter", "nat", "mangle", "raw", "security"]), nearest != table
      {
        proposeLine(replacing: table, with: nearest, "\(nearest) is a table")
      }
      propose("\(utility) -S", "lists the rules")
    case "nft": propose("nft list ruleset", "lists tables, chains and rules")
    case "ipset": propose("ipset list -n", "lists the sets")
    case "tc": propose("tc qdisc show", "lists the queueing disciplines")
    case "systemctl", "service", "journalctl":
      if let name = subject.map({ String($0.split(separator: ".").first ?? "") }), !name.isEmpty {
        propose("systemctl list-unit-files '\(name.prefix(4))*'", "lists units of a name like that")
      }
    case "nmcli": propose("nmcli connection show", "lists the connections")
    case "route", "netstat": propose("ip route", "lists the routes")
    case "arp": propose("ip neigh", "lists the neighbours")
    case "brctl", "bridge": propose("ip -br link show type bridge", "lists the bridges")
    default: break
    }
  }
}
