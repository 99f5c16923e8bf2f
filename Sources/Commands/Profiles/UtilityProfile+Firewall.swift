extension UtilityProfile {
  /// Utilities that filter traffic.
  static let firewall: KeyValuePairs<StaticString, UtilityProfile> = [
    "iptables": .init("firewall", .ordinary, interface: ["-i", "-o"], "sets the packet filter"),
    "ip6tables": .init(
      "firewall", .ordinary, interface: ["-i", "-o"],
      "sets the IPv6 packet filter"),
    "iptables-save": .init("firewall", .lineOriented, "prints the packet filter's rules"),
    "iptables-restore": .init("firewall", .ordinary, "loads the packet filter's rules"),
    "ip6tables-save": .init("firewall", .lineOriented, "prints the IPv6 packet filter's rules"),
    "ebtables": .init("firewall", .ordinary, interface: ["-i", "-o"], "sets the bridge filter"),
    "arptables": .init("firewall", .ordinary, interface: ["-i", "-o"], "sets the ARP filter"),
    "nft": .init(
      "firewall", .ordinary, interface: ["iifname", "oifname"],
      "sets the packet filter"),
    "ufw": .init("firewall", .ordinary, interface: ["on"], "sets a simple firewall"),
    "firewall-cmd": .init("firewall", .ordinary, "steers the firewall daemon"),
    "ipset": .init("firewall", .ordinary, "keeps sets of addresses"),
    "fail2ban-client": .init("firewall", .ordinary, "steers the daemon that bans hosts"),
    "pfctl": .init("firewall", .ordinary, "sets the BSD packet filter"),
    "shorewall": .init("firewall", .ordinary, "sets up the packet filter"),
  ]
}
