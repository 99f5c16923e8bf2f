/// Makes command lines as operators of networks type them: the same ones for the same seed.
///
/// None holds a secret, because lines that lost one are never suggested. About a third of the lines
/// are new; the rest repeats earlier ones, newer ones more often.
struct HistoryGenerator {
  private var random: SplitMix64
  private var distinct: [String] = []

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  /// The next line, in the order of time.
  mutating func next() -> String {
    if distinct.isEmpty || random.below(1000) < 360 {
      let line = fresh()
      distinct.append(line)
      return line
    }
    // The square of a uniform number leans towards the newest.
    let place = random.unit() * random.unit()
    return distinct[distinct.count - 1 - Int(place * Double(distinct.count))]
  }

  private mutating func fresh() -> String {
    let host = hosts[random.below(hosts.count)] + "\(random.below(400))." + domain()
    let address = "10.\(random.below(256)).\(random.below(256)).\(random.below(256))"
    let port = 1024 + random.below(60000)
    switch random.below(16) {
    case 0: return "ping -c \(1 + random.below(20)) \(host)"
    case 1: return "dig +short \(host) @\(address)"
    case 2: return "ssh -p \(port) admin@\(host)"
    case 3: return "traceroute -n \(address)"
    case 4: return "curl -sS https://\(host)/api/v1/devices/\(random.below(90000))"
    case 5: return "sudo tcpdump -ni eth\(random.below(8)) host \(address) and port \(port)"
    case 6: return "nmap -sV -p \(port) \(address)"
    case 7: return "ip route get \(address)"
    case 8: return "iperf3 -c \(host) -p \(port) -t \(5 + random.below(600))"
    case 9: return "rsync -av configs/\(host)/ backup@\(address):/srv/backup/"
    case 10: return "mtr -rwc \(5 + random.below(50)) \(host)"
    case 11: return "grep -rn '\(address)' /etc/network/site\(random.below(500))/"
    case 12: return "git commit -m 'vlan \(random.below(4095)) on \(host)'"
    case 13: return "ss -tnp | grep \(port) | sort | head -\(5 + random.below(50))"
    case 14: return "nc -zv \(host) \(port)"
    default: return "vim templates/\(host).conf"
    }
  }

  private mutating func domain() -> String { domains[random.below(domains.count)] }
}

/// A small generator of random numbers. Source: Steele, Lea and Flood, SplitMix (2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A whole number from 0 up to a limit.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// A number from 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}

private let hosts = [
  "core", "edge", "leaf", "spine", "fw", "lb", "dns", "ntp", "vpn", "wlc", "sw", "rtr",
]
private let domains = ["example.net", "lab.example.org", "dc1.example.com", "dc2.example.com"]
