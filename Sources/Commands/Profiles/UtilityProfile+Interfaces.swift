extension UtilityProfile {
  /// Utilities that show and set interfaces.
  static let interfaces: KeyValuePairs<StaticString, UtilityProfile> = [
    "ip": .init(
      "interface-link", .lineOriented, interface: ["dev"],
      "shows and sets addresses, links and routes"),
    "ifconfig": .init("interface-link", .lineOriented, "shows and sets interfaces"),
    "ethtool": .init("interface-link", .lineOriented, "shows and sets link parameters"),
    "mii-tool": .init("interface-link", .lineOriented, "shows the state of a link"),
    "ifup": .init("interface-link", .ordinary, "brings an interface up"),
    "ifdown": .init("interface-link", .ordinary, "takes an interface down"),
    "ifquery": .init("interface-link", .lineOriented, "shows how interfaces are configured"),
    "brctl": .init("interface-link", .lineOriented, "shows and sets bridges"),
    "bridge": .init("interface-link", .lineOriented, interface: ["dev"], "shows and sets bridges"),
    "tc": .init("interface-link", .lineOriented, interface: ["dev"], "shapes and delays traffic"),
    "nmcli": .init(
      "interface-link", .lineOriented, interface: ["ifname"],
      "asks and steers NetworkManager"),
    "nmtui": .init("interface-link", .ownsTerminal, "sets up networks on a screen"),
    "networkctl": .init("interface-link", .lineOriented, "asks and steers systemd-networkd"),
    "netplan": .init("interface-link", .ordinary, "applies network configuration"),
    "dhclient": .init("interface-link", .ordinary, "asks for an address"),
    "dhcpcd": .init("interface-link", .ordinary, "asks for an address"),
    "udhcpc": .init("interface-link", .ordinary, interface: ["-i"], "asks for an address"),
    "macchanger": .init("interface-link", .ordinary, "changes a hardware address"),
    "vconfig": .init("interface-link", .ordinary, "sets VLANs"),
    "ifenslave": .init("interface-link", .ordinary, "joins interfaces to a bond"),
    "teamdctl": .init("interface-link", .ordinary, "steers a team of interfaces"),
    "devlink": .init("interface-link", .lineOriented, "shows and sets network devices"),
    "lldpcli": .init("interface-link", .lineOriented, "shows neighbours announced by LLDP"),
    "lldpctl": .init("interface-link", .lineOriented, "shows neighbours announced by LLDP"),
    "ovs-vsctl": .init("interface-link", .lineOriented, "sets up a virtual switch"),
    "ovs-ofctl": .init("interface-link", .lineOriented, "steers a virtual switch's flows"),
  ]
}
