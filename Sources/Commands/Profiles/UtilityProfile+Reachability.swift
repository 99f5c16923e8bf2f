extension UtilityProfile {
  /// Utilities that ask whether a host answers.
  static let reachability: KeyValuePairs<StaticString, UtilityProfile> = [
    "ping": .init(
      "reachability", .lineOriented, hosts: true, interface: ["-I"],
      "asks a host to answer ICMP echoes"),
    "ping6": .init(
      "reachability", .lineOriented, hosts: true, interface: ["-I"],
      "asks an IPv6 host to answer ICMP echoes"),
    "fping": .init(
      "reachability", .lineOriented, hosts: true, interface: ["-I"],
      "pings many hosts at once"),
    "arping": .init(
      "discovery", .lineOriented, hosts: true, interface: ["-I", "-i"],
      "asks for a link-layer address on this network"),
    "hping3": .init(
      "reachability", .lineOriented, hosts: true, interface: ["-I"],
      "sends packets made to order and waits for answers"),
    "nping": .init(
      "reachability", .lineOriented, hosts: true, interface: ["-e"],
      "sends packets made to order and waits for answers"),
    "oping": .init("reachability", .lineOriented, hosts: true, "pings several hosts at once"),
    "noping": .init(
      "reachability", .ownsTerminal, hosts: true,
      "pings several hosts and draws the answers"),
    "tcping": .init("reachability", .lineOriented, hosts: true, "asks whether a TCP port answers"),
    "httping": .init(
      "reachability", .lineOriented, hosts: true,
      "measures how long a web server takes to answer"),
    "gping": .init("reachability", .ownsTerminal, hosts: true, "pings and draws a graph"),
    "prettyping": .init("reachability", .lineOriented, hosts: true, "pings with a compact display"),
    "ndisc6": .init("reachability", .lineOriented, hosts: true, "asks for an IPv6 neighbour"),
    "rdisc6": .init("reachability", .lineOriented, "asks for an IPv6 router"),
  ]
}
