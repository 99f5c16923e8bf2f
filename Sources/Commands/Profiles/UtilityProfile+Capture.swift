extension UtilityProfile {
  /// Utilities that record and read packets.
  static let capture: KeyValuePairs<StaticString, UtilityProfile> = [
    "tcpdump": .init("capture", .ordinary, interface: ["-i"], "records and prints packets"),
    "tshark": .init("capture", .ordinary, interface: ["-i"], "records and dissects packets"),
    "dumpcap": .init("capture", .ordinary, interface: ["-i"], "records packets to files"),
    "wireshark": .init(
      "capture", .ordinary, interface: ["-i"],
      "records and dissects packets in a window"),
    "termshark": .init(
      "capture", .ownsTerminal, interface: ["-i"],
      "dissects packets in a terminal"),
    "ngrep": .init("capture", .ordinary, interface: ["-d"], "prints packets that match a pattern"),
    "capinfos": .init("capture", .lineOriented, "describes capture files"),
    "editcap": .init("capture", .ordinary, "changes capture files"),
    "mergecap": .init("capture", .ordinary, "merges capture files"),
    "text2pcap": .init("capture", .ordinary, "makes a capture file of a dump"),
    "tcpreplay": .init("capture", .lineOriented, interface: ["-i"], "plays a capture file back"),
    "tcpslice": .init("capture", .ordinary, "cuts capture files"),
    "tcpflow": .init("capture", .ordinary, interface: ["-i"], "writes TCP streams to files"),
    "dsniff": .init("capture", .ordinary, interface: ["-i"], "looks for passwords in traffic"),
    "ettercap": .init(
      "capture", .ownsTerminal, interface: ["-i"],
      "intercepts traffic of this network"),
    "bettercap": .init(
      "capture", .ownsTerminal, interface: ["-iface"],
      "intercepts traffic of this network"),
    "iftop": .init(
      "throughput", .ownsTerminal, interface: ["-i"], "shows bandwidth by pair of hosts"),
    "iptraf-ng": .init("throughput", .ownsTerminal, interface: ["-i"], "shows traffic by protocol"),
    "bmon": .init("throughput", .ownsTerminal, interface: ["-p"], "shows bandwidth by interface"),
    "nload": .init("throughput", .ownsTerminal, "shows bandwidth by interface"),
    "vnstat": .init(
      "throughput", .lineOriented, interface: ["-i"], "shows traffic by day and month"),
    "ifstat": .init(
      "interface-link", .lineOriented, interface: ["-i"], "prints bandwidth by interface"),
    "nfdump": .init("capture", .lineOriented, "reads flow records"),
    "softflowd": .init("capture", .ordinary, interface: ["-i"], "makes flow records of traffic"),
  ]
}
