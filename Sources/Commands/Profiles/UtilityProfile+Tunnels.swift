extension UtilityProfile {
  /// Utilities for tunnels and private networks.
  static let tunnels: KeyValuePairs<StaticString, UtilityProfile> = [
    "wg": .init("vpn-tunnel", .ordinary, "shows and sets WireGuard"),
    "wg-quick": .init("vpn-tunnel", .ordinary, "brings WireGuard up and down"),
    "openvpn": .init("vpn-tunnel", .ordinary, hosts: true, "joins a private network"),
    "openconnect": .init("vpn-tunnel", .ordinary, hosts: true, "joins a private network"),
    "ipsec": .init("vpn-tunnel", .ordinary, "steers IPsec"),
    "swanctl": .init("vpn-tunnel", .ordinary, "steers IPsec"),
    "vpnc": .init("vpn-tunnel", .ordinary, hosts: true, "joins a private network"),
    "tailscale": .init("vpn-tunnel", .ordinary, hosts: true, "joins a mesh network"),
    "zerotier-cli": .init("vpn-tunnel", .ordinary, "joins a mesh network"),
    "stunnel": .init("vpn-tunnel", .ordinary, "wraps connections in TLS"),
    "sshuttle": .init(
      "vpn-tunnel", .ownsTerminal, hosts: true,
      "sends traffic through another host"),
    "xl2tpd": .init("vpn-tunnel", .ordinary, "makes L2TP tunnels"),
    "pppd": .init("vpn-tunnel", .ordinary, "makes point-to-point links"),
    "cloudflared": .init("vpn-tunnel", .ordinary, "makes a tunnel to a provider"),
    "ngrok": .init("vpn-tunnel", .ownsTerminal, "makes a tunnel to a provider"),
    "chisel": .init("vpn-tunnel", .ordinary, hosts: true, "makes a tunnel over HTTP"),
    "iodine": .init("vpn-tunnel", .ordinary, hosts: true, "makes a tunnel over DNS"),
  ]
}
