extension UtilityProfile {
  /// Utilities for wireless networks.
  static let wireless: KeyValuePairs<StaticString, UtilityProfile> = [
    "iw": .init("wireless", .lineOriented, interface: ["dev"], "shows and sets wireless devices"),
    "iwconfig": .init("wireless", .lineOriented, "shows and sets wireless interfaces"),
    "iwlist": .init("wireless", .lineOriented, "scans for wireless networks"),
    "iwgetid": .init("wireless", .lineOriented, "shows the wireless network in use"),
    "iwctl": .init("wireless", .ownsTerminal, "steers the wireless daemon"),
    "wpa_cli": .init(
      "wireless", .ownsTerminal, interface: ["-i"],
      "steers the wireless supplicant"),
    "wpa_supplicant": .init(
      "wireless", .ordinary, interface: ["-i"],
      "joins protected wireless networks"),
    "wpa_passphrase": .init("wireless", .ordinary, "makes a key of a passphrase"),
    "hostapd": .init("wireless", .ordinary, interface: ["-i"], "makes an access point"),
    "hostapd_cli": .init("wireless", .ownsTerminal, interface: ["-i"], "steers an access point"),
    "airmon-ng": .init("wireless", .ordinary, "switches monitor mode"),
    "airodump-ng": .init("wireless", .ownsTerminal, "records wireless frames"),
    "aireplay-ng": .init("wireless", .lineOriented, "sends wireless frames"),
    "aircrack-ng": .init("wireless", .ownsTerminal, "recovers wireless keys"),
    "wavemon": .init("wireless", .ownsTerminal, interface: ["-i"], "watches a wireless link"),
    "rfkill": .init("wireless", .lineOriented, "switches radios on and off"),
    "bluetoothctl": .init("wireless", .ownsTerminal, "steers Bluetooth"),
    "kismet": .init("wireless", .ownsTerminal, interface: ["-c"], "watches wireless networks"),
  ]
}
