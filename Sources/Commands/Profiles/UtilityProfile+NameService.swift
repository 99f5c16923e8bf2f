extension UtilityProfile {
  /// Utilities that ask name servers.
  static let nameService: KeyValuePairs<StaticString, UtilityProfile> = [
    "dig": .init("dns", .lineOriented, hosts: true, "asks a name server"),
    "host": .init("dns", .lineOriented, hosts: true, "looks up a name or address"),
    "nslookup": .init("dns", .lineOriented, hosts: true, "asks a name server"),
    "drill": .init("dns", .lineOriented, hosts: true, "asks a name server, with DNSSEC"),
    "kdig": .init(
      "dns", .lineOriented, hosts: true,
      "asks a name server, over TLS or HTTPS if told"),
    "delv": .init("dns", .lineOriented, hosts: true, "asks a name server and validates the answer"),
    "doggo": .init("dns", .lineOriented, hosts: true, "asks a name server"),
    "dog": .init("dns", .lineOriented, hosts: true, "asks a name server"),
    "resolvectl": .init("dns", .lineOriented, hosts: true, "asks and shows the system's resolver"),
    "systemd-resolve": .init(
      "dns", .lineOriented, hosts: true,
      "asks and shows the system's resolver"),
    "getent": .init("dns", .lineOriented, hosts: true, "asks the system's databases"),
    "dnstracer": .init(
      "dns", .lineOriented, hosts: true,
      "follows a name through its name servers"),
    "dnstop": .init("dns", .ownsTerminal, "watches name queries on an interface"),
    "dnsperf": .init("dns", .lineOriented, hosts: true, "loads a name server with queries"),
    "whois": .init("dns", .lineOriented, hosts: true, "asks who registered a name or address"),
    "rndc": .init("dns", .ordinary, hosts: true, "steers a running name server"),
    "named-checkconf": .init("dns", .ordinary, "checks a name server's configuration"),
    "named-checkzone": .init("dns", .ordinary, "checks a zone file"),
    "unbound-control": .init("dns", .ordinary, "steers a running resolver"),
    "nsupdate": .init("dns", .ordinary, hosts: true, "sends dynamic updates to a name server"),
    "avahi-browse": .init("dns", .lineOriented, "lists services announced on this network"),
    "avahi-resolve": .init(
      "dns", .lineOriented, hosts: true,
      "looks up a name announced on this network"),
  ]
}
