extension UtilityProfile {
  /// Utilities that find hosts on a network.
  static let discovery: KeyValuePairs<StaticString, UtilityProfile> = [
    "arp": .init(
      "discovery", .lineOriented, hosts: true, interface: ["-i"],
      "shows and sets the neighbour cache"),
    "arp-scan": .init(
      "discovery", .lineOriented, hosts: true, interface: ["-I", "--interface"],
      "finds hosts on this network by ARP"),
    "netdiscover": .init(
      "discovery", .ownsTerminal, interface: ["-i"],
      "finds hosts on this network by ARP"),
    "nbtscan": .init("discovery", .lineOriented, hosts: true, "finds Windows names on a network"),
    "nmblookup": .init("discovery", .lineOriented, hosts: true, "looks up a Windows name"),
    "snmpwalk": .init(
      "services", .lineOriented, hosts: true,
      "reads a subtree of a device's values"),
    "snmpget": .init("services", .lineOriented, hosts: true, "reads values of a device"),
    "snmpset": .init("services", .lineOriented, hosts: true, "sets values of a device"),
    "snmpgetnext": .init(
      "services", .lineOriented, hosts: true,
      "reads the next values of a device"),
    "snmpbulkwalk": .init(
      "services", .lineOriented, hosts: true,
      "reads a subtree of a device's values quickly"),
    "snmpbulkget": .init("services", .lineOriented, hosts: true, "reads many values of a device"),
    "snmptable": .init("services", .lineOriented, hosts: true, "reads a table of a device"),
    "snmpstatus": .init("services", .lineOriented, hosts: true, "reads a device's state"),
    "snmptranslate": .init("services", .lineOriented, "translates object identifiers"),
    "snmptrap": .init("services", .lineOriented, hosts: true, "sends a notification"),
    "enum4linux": .init("scan", .lineOriented, hosts: true, "lists what a Windows host tells"),
    "rpcinfo": .init("discovery", .lineOriented, hosts: true, "lists a host's RPC services"),
    "showmount": .init("discovery", .lineOriented, hosts: true, "lists a file server's exports"),
    "ldapsearch": .init("discovery", .lineOriented, hosts: true, "searches a directory server"),
    "p0f": .init(
      "discovery", .lineOriented, interface: ["-i"],
      "recognises systems by their packets"),
  ]
}
