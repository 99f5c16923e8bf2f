extension UtilityProfile {
  /// Utilities that show the way to a host.
  static let path: KeyValuePairs<StaticString, UtilityProfile> = [
    "traceroute": .init(
      "path", .lineOriented, hosts: true, interface: ["-i"],
      "lists the routers on the way to a host"),
    "traceroute6": .init(
      "path", .lineOriented, hosts: true, interface: ["-i"],
      "lists the IPv6 routers on the way to a host"),
    "tracepath": .init(
      "path", .lineOriented, hosts: true,
      "lists the way and the largest packet it carries"),
    "tracepath6": .init(
      "path", .lineOriented, hosts: true,
      "lists the IPv6 way and the largest packet it carries"),
    "tcptraceroute": .init(
      "path", .lineOriented, hosts: true, interface: ["-i"],
      "lists the way that TCP takes"),
    "mtr": .init(
      "path", .ownsTerminal, hosts: true, interface: ["-I"],
      "watches loss and delay on each router"),
    "lft": .init(
      "path", .lineOriented, hosts: true, interface: ["-D"],
      "lists the way that TCP takes, layer by layer"),
    "trip": .init(
      "path", .ownsTerminal, hosts: true, interface: ["-i"],
      "watches loss and delay on each router"),
    "paris-traceroute": .init(
      "path", .lineOriented, hosts: true,
      "lists the way with flows kept together"),
    "dublin-traceroute": .init(
      "path", .lineOriented, hosts: true,
      "lists the way behind address translation"),
  ]
}
