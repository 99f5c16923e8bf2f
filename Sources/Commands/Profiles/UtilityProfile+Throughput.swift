extension UtilityProfile {
  /// Utilities that measure speed.
  static let throughput: KeyValuePairs<StaticString, UtilityProfile> = [
    "iperf": .init(
      "throughput", .lineOriented, hosts: true, interface: ["-B"],
      "measures throughput between two hosts"),
    "iperf3": .init(
      "throughput", .lineOriented, hosts: true, interface: ["--bind-dev"],
      "measures throughput between two hosts"),
    "netperf": .init("throughput", .lineOriented, hosts: true, "measures network performance"),
    "nuttcp": .init(
      "throughput", .lineOriented, hosts: true,
      "measures throughput between two hosts"),
    "speedtest": .init(
      "throughput", .lineOriented, interface: ["-I"],
      "measures the line to the provider"),
    "speedtest-cli": .init("throughput", .lineOriented, "measures the line to the provider"),
    "fast": .init("throughput", .lineOriented, "measures the line to the provider"),
    "qperf": .init("throughput", .lineOriented, hosts: true, "measures bandwidth and delay"),
    "sockperf": .init("throughput", .lineOriented, hosts: true, "measures delay of sockets"),
    "flent": .init("throughput", .lineOriented, hosts: true, "measures a network under load"),
    "owamp": .init("throughput", .lineOriented, hosts: true, "measures one-way delay"),
    "bwping": .init("throughput", .lineOriented, hosts: true, "measures bandwidth by ICMP"),
  ]
}
