extension UtilityProfile {
  /// Utilities that look for ports and weaknesses.
  static let scanning: KeyValuePairs<StaticString, UtilityProfile> = [
    "nmap": .init(
      "scan", .lineOriented, hosts: true, interface: ["-e"],
      "finds hosts, ports and services"),
    "masscan": .init(
      "scan", .lineOriented, hosts: true, interface: ["-e", "--interface"],
      "finds open ports at great speed"),
    "zmap": .init(
      "scan", .lineOriented, hosts: true, interface: ["-i"],
      "finds an open port across networks"),
    "rustscan": .init("scan", .lineOriented, hosts: true, "finds open ports, then runs nmap"),
    "unicornscan": .init("scan", .lineOriented, hosts: true, interface: ["-i"], "finds open ports"),
    "nikto": .init("scan", .lineOriented, hosts: true, "looks for weaknesses of a web server"),
    "gobuster": .init("scan", .lineOriented, hosts: true, "looks for paths and names of a server"),
    "ffuf": .init("scan", .lineOriented, hosts: true, "looks for paths of a web server"),
    "dirb": .init("scan", .lineOriented, hosts: true, "looks for paths of a web server"),
    "wpscan": .init("scan", .lineOriented, hosts: true, "looks for weaknesses of a WordPress site"),
    "hydra": .init("scan", .lineOriented, hosts: true, "tries passwords on a service"),
    "medusa": .init("scan", .lineOriented, hosts: true, "tries passwords on a service"),
    "ncrack": .init("scan", .lineOriented, hosts: true, "tries passwords on a service"),
    "sqlmap": .init("scan", .ordinary, hosts: true, "looks for database injection"),
    "nuclei": .init("scan", .lineOriented, hosts: true, "looks for known weaknesses"),
    "onesixtyone": .init("scan", .lineOriented, hosts: true, "tries SNMP communities"),
    "ike-scan": .init("scan", .lineOriented, hosts: true, "finds VPN gateways"),
    "fierce": .init("scan", .lineOriented, hosts: true, "finds hosts of a domain"),
    "dnsrecon": .init("scan", .lineOriented, hosts: true, "finds names of a domain"),
    "dnsenum": .init("scan", .lineOriented, hosts: true, "finds names of a domain"),
    "msfconsole": .init("scan", .ownsTerminal, "tests for weaknesses"),
    "whatweb": .init("scan", .lineOriented, hosts: true, "recognises web technology"),
  ]
}
