extension UtilityProfile {
  /// Utilities that keep clocks right.
  static let time: KeyValuePairs<StaticString, UtilityProfile> = [
    "ntpdate": .init("time", .lineOriented, hosts: true, "sets the clock from a server"),
    "ntpq": .init("time", .lineOriented, hosts: true, "asks a time server"),
    "ntpstat": .init("time", .lineOriented, "shows whether the clock is in step"),
    "sntp": .init("time", .lineOriented, hosts: true, "asks a time server"),
    "chronyc": .init("time", .lineOriented, hosts: true, "asks and steers the time daemon"),
    "chronyd": .init("time", .ordinary, "keeps the clock in step"),
    "timedatectl": .init("time", .lineOriented, "shows and sets the clock"),
    "ntpd": .init("time", .ordinary, "keeps the clock in step"),
    "hwclock": .init("time", .ordinary, "shows and sets the hardware clock"),
    "ptp4l": .init("time", .lineOriented, interface: ["-i"], "keeps clocks in step by PTP"),
    "phc2sys": .init("time", .lineOriented, "keeps the clock in step with a card's"),
    "rdate": .init("time", .lineOriented, hosts: true, "sets the clock from a server"),
    "date": .init("time", .ordinary, "prints or sets the date"),
  ]
}
