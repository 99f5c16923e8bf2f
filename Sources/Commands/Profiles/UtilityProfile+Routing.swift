extension UtilityProfile {
  /// Utilities that show and set routes.
  static let routing: KeyValuePairs<StaticString, UtilityProfile> = [
    "route": .init("routing", .lineOriented, interface: ["dev"], "shows and sets routes"),
    "vtysh": .init("routing", .ownsTerminal, "steers the routing daemons"),
    "birdc": .init("routing", .ownsTerminal, "steers the BIRD routing daemon"),
    "gobgp": .init("routing", .lineOriented, hosts: true, "steers a BGP daemon"),
    "bgpq4": .init("routing", .lineOriented, hosts: true, "makes filters from routing registries"),
    "ipcalc": .init("interface-link", .lineOriented, "works out networks and masks"),
    "sipcalc": .init("interface-link", .lineOriented, "works out networks and masks"),
    "netmask": .init("routing", .lineOriented, "converts networks and masks"),
  ]
}
