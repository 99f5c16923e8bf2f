import Learning

/// Command lines as operators of networks type them, the same ones for the same seed.
struct CommandLines {
  private var random: RandomSource

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  /// Different lines, and the utility of each as a number from 0 to 15.
  mutating func distinct(_ count: Int) -> (lines: [String], utilities: [Int]) {
    var seen: Set<String> = []
    var lines: [String] = []
    var utilities: [Int] = []
    while lines.count < count {
      let utility = random.below(16)
      let line = self.line(utility)
      guard seen.insert(line).inserted else { continue }
      lines.append(line)
      utilities.append(utility)
    }
    return (lines, utilities)
  }

  private mutating func line(_ utility: Int) -> String {
    let host = hosts[random.below(hosts.count)] + "\(random.below(400))." + domains[random.below(4)]
    let address = "10.\(random.below(256)).\(random.below(256)).\(random.below(256))"
    let port = 1024 + random.below(60000)
    switch utility {
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
}

private let hosts = [
  "core", "edge", "leaf", "spine", "fw", "lb", "dns", "ntp", "vpn", "wlc", "sw", "rtr",
]
private let domains = ["example.net", "lab.example.org", "dc1.example.com", "dc2.example.com"]
