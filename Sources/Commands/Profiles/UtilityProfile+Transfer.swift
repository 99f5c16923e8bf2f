extension UtilityProfile {
  /// Utilities that fetch and send files.
  static let transfer: KeyValuePairs<StaticString, UtilityProfile> = [
    "curl": .init(
      "http-transfer", .lineOriented, hosts: true, interface: ["--interface"],
      "transfers data to or from a URL"),
    "wget": .init("http-transfer", .lineOriented, hosts: true, "fetches files from the web"),
    "wget2": .init("http-transfer", .lineOriented, hosts: true, "fetches files from the web"),
    "aria2c": .init(
      "http-transfer", .lineOriented, hosts: true, interface: ["--interface"],
      "fetches files over many connections"),
    "http": .init(
      "http-transfer", .lineOriented, hosts: true,
      "sends a web request and prints the answer"),
    "https": .init(
      "http-transfer", .lineOriented, hosts: true,
      "sends a web request and prints the answer"),
    "xh": .init(
      "http-transfer", .lineOriented, hosts: true,
      "sends a web request and prints the answer"),
    "ab": .init("http-transfer", .lineOriented, hosts: true, "measures a web server under load"),
    "wrk": .init("http-transfer", .lineOriented, hosts: true, "measures a web server under load"),
    "hey": .init("http-transfer", .lineOriented, hosts: true, "measures a web server under load"),
    "siege": .init("http-transfer", .lineOriented, hosts: true, "measures a web server under load"),
    "lynx": .init("http-transfer", .ownsTerminal, hosts: true, "browses the web in a terminal"),
    "links": .init("http-transfer", .ownsTerminal, hosts: true, "browses the web in a terminal"),
    "w3m": .init("http-transfer", .ownsTerminal, hosts: true, "browses the web in a terminal"),
    "smbclient": .init(
      "services", .ownsTerminal, hosts: true,
      "works with files of a Windows share"),
    "lftp": .init(
      "http-transfer", .ownsTerminal, hosts: true,
      "works with files of a remote server"),
    "ftp": .init(
      "http-transfer", .ownsTerminal, hosts: true,
      "works with files of a remote server"),
    "tftp": .init("http-transfer", .ownsTerminal, hosts: true, "transfers files without a login"),
    "ncftp": .init(
      "http-transfer", .ownsTerminal, hosts: true,
      "works with files of a remote server"),
    "rclone": .init("http-transfer", .ordinary, "copies files to and from cloud storage"),
    "axel": .init(
      "http-transfer", .lineOriented, hosts: true,
      "fetches a file over several connections"),
    "yt-dlp": .init("http-transfer", .lineOriented, hosts: true, "fetches video files"),
  ]
}
