extension UtilityProfile {
  /// Utilities that steer services.
  static let services: KeyValuePairs<StaticString, UtilityProfile> = [
    "systemctl": .init("services", .ordinary, "asks and steers services"),
    "service": .init("services", .ordinary, "asks and steers services"),
    "journalctl": .init("services", .ordinary, "shows the log"),
    "rc-service": .init("services", .ordinary, "asks and steers services"),
    "docker": .init("services", .ordinary, "runs containers"),
    "podman": .init("services", .ordinary, "runs containers"),
    "kubectl": .init("services", .ordinary, "steers a cluster"),
    "nginx": .init("services", .ordinary, "serves the web"),
    "apachectl": .init("services", .ordinary, "steers a web server"),
    "dnsmasq": .init("services", .ordinary, "serves names and addresses"),
    "named": .init("services", .ordinary, "serves names"),
    "dhcpd": .init("services", .ordinary, "gives addresses"),
    "dmesg": .init("services", .lineOriented, "shows the kernel's messages"),
    "supervisorctl": .init("services", .ownsTerminal, "steers supervised processes"),
    "loginctl": .init("services", .ordinary, "shows and steers sessions"),
    "logger": .init("services", .ordinary, hosts: true, "writes to the log"),
    "smbstatus": .init("services", .lineOriented, "shows who uses the file server"),
    "exportfs": .init("services", .ordinary, "sets what the file server exports"),
  ]
}
