/// What a file is about, by its place: `/etc/resolv.conf` is about names.
enum FilePurpose {
  /// The purpose; nil for files that say nothing about networks. Complexity: O(number of places).
  static func of(_ path: String) -> CommandPurpose? {
    guard path.utf8.contains(UInt8(ascii: "/")) || path.utf8.contains(UInt8(ascii: ".")) else {
      return nil
    }
    for (start, purpose) in starts where path.hasPrefix(start) { return purpose }
    for (end, purpose) in ends where path.hasSuffix(end) { return purpose }
    return nil
  }

  private static let starts: [(String, CommandPurpose)] = [
    ("/etc/hosts", .dns), ("/etc/resolv", .dns), ("/etc/nsswitch.conf", .dns),
    ("/etc/bind", .dns), ("/etc/unbound", .dns), ("/etc/dnsmasq", .dns),
    ("/etc/network/", .interfaceLink), ("/etc/netplan", .interfaceLink),
    ("/etc/NetworkManager", .interfaceLink), ("/etc/systemd/network", .interfaceLink),
    ("/etc/sysconfig/network", .interfaceLink), ("/sys/class/net", .interfaceLink),
    ("/proc/net/dev", .interfaceLink), ("/proc/net/arp", .discovery),
    ("/proc/net/route", .routing), ("/proc/sys/net/ipv4/ip_forward", .routing),
    ("/proc/sys/net/ipv6/conf/all/forwarding", .routing), ("/etc/iproute2", .routing),
    ("/etc/frr", .routing), ("/proc/net/", .socketsPorts), ("/etc/services", .socketsPorts),
    ("/etc/ssh/", .remoteAccess), ("/etc/iptables", .firewall), ("/etc/nftables", .firewall),
    ("/etc/ufw", .firewall), ("/etc/wireguard", .vpnTunnel), ("/etc/openvpn", .vpnTunnel),
    ("/etc/ipsec", .vpnTunnel), ("/etc/ssl/", .tls), ("/etc/letsencrypt", .tls),
    ("/etc/wpa_supplicant", .wireless), ("/etc/hostapd", .wireless), ("/etc/ntp", .time),
    ("/etc/chrony", .time), ("/etc/nginx", .services), ("/etc/apache2", .services),
    ("/dev/tcp/", .reachability), ("/dev/udp/", .reachability),
  ]

  private static let ends: [(String, CommandPurpose)] = [
    (".pcap", .capture), (".pcapng", .capture), ("/.ssh/config", .remoteAccess),
    ("/.ssh/authorized_keys", .remoteAccess), ("/.ssh/known_hosts", .remoteAccess),
  ]
}
