extension UtilityProfile {
  /// Utilities that show or open sockets.
  static let sockets: KeyValuePairs<StaticString, UtilityProfile> = [
    "ss": .init("sockets-ports", .lineOriented, "lists sockets"),
    "netstat": .init("sockets-ports", .lineOriented, "lists sockets, routes and counters"),
    "lsof": .init("sockets-ports", .lineOriented, "lists open files and sockets"),
    "fuser": .init("sockets-ports", .ordinary, "finds the processes that use a file or port"),
    "nc": .init("sockets-ports", .lineOriented, hosts: true, "reads and writes TCP and UDP"),
    "ncat": .init("sockets-ports", .lineOriented, hosts: true, "reads and writes TCP, UDP and TLS"),
    "netcat": .init("sockets-ports", .lineOriented, hosts: true, "reads and writes TCP and UDP"),
    "socat": .init("sockets-ports", .ordinary, hosts: true, "joins two byte streams"),
    "telnet": .init("sockets-ports", .ownsTerminal, hosts: true, "talks to a TCP port by hand"),
    "nethogs": .init("throughput", .ownsTerminal, "shows bandwidth by process"),
    "sockstat": .init("sockets-ports", .lineOriented, "lists sockets with their processes"),
    "conntrack": .init(
      "sockets-ports", .lineOriented, interface: ["-i"],
      "shows the connections the kernel tracks"),
  ]
}
