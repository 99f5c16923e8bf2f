/// Recognises kinds of arguments by their bytes alone.
enum Shape {
  /// The kind that the text itself shows; nil when it could be anything.
  static func kind(of value: String) -> ArgumentKind? {
    var value = value
    return value.withUTF8 { kind($0) }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private static func kind(_ bytes: Bytes) -> ArgumentKind? {
    guard let first = bytes.first, bytes.count <= 4096 else { return nil }
    if isURL(bytes) { return .url }
    if first == UInt8(ascii: "/") || first == UInt8(ascii: "~") { return .path }
    if first == UInt8(ascii: ".") {
      if bytes.count == 1 || bytes[1] == UInt8(ascii: "/") || bytes[1] == UInt8(ascii: ".") {
        return .path
      }
    }
    if ByteClass.isDigit(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "+"),
      let kind = numeric(bytes)
    {
      return kind
    }
    if let kind = address(bytes[...]) { return kind }
    if isHardwareAddress(bytes) { return .mac }
    if let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < bytes.count,
      bytes[..<at].allSatisfy(isAccountByte), isHostName(bytes[(at + 1)...], needsDot: false)
    {
      return isHostName(bytes[(at + 1)...], needsDot: true) ? .email : .userHost
    }
    if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < bytes.count,
      bytes.count - colon <= 6, bytes[(colon + 1)...].allSatisfy(ByteClass.isDigit)
    {
      let host = bytes[..<colon]
      if isHostName(host, needsDot: false) || address(host) == .ip4
        || (host.first == UInt8(ascii: "[") && host.last == UInt8(ascii: "]"))
      {
        return .hostPort
      }
    }
    if isInterface(bytes) { return .interface }
    if hasFileExtension(bytes) { return .path }
    if isHostName(bytes[...], needsDot: true) { return .host }
    if bytes.elementsEqual("localhost".utf8) { return .host }
    if bytes.contains(UInt8(ascii: "/")), !bytes.contains(0x20), !bytes.contains(UInt8(ascii: "="))
    {
      return .path
    }
    return nil
  }

  private static func isAccountByte(_ byte: UInt8) -> Bool {
    ByteClass.isNameByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+")
  }

  private static func isURL(_ bytes: Bytes) -> Bool {
    var index = 0
    while index < bytes.count, index < 16,
      ByteClass.isAlphanumeric(bytes[index]) || bytes[index] == UInt8(ascii: "+")
    {
      index += 1
    }
    return index > 1 && index + 2 < bytes.count && bytes[index] == UInt8(ascii: ":")
      && bytes[index + 1] == UInt8(ascii: "/") && bytes[index + 2] == UInt8(ascii: "/")
  }

  /// Integers, numbers, durations, sizes and lists or ranges of ports.
  private static func numeric(_ bytes: Bytes) -> ArgumentKind? {
    var index = ByteClass.isDigit(bytes[0]) ? 0 : 1
    let digits = index
    while index < bytes.count, ByteClass.isDigit(bytes[index]) { index += 1 }
    guard index > digits else { return nil }
    if index == bytes.count { return .integer }
    if bytes[index] == UInt8(ascii: ".") {
      let fraction = index + 1
      var end = fraction
      while end < bytes.count, ByteClass.isDigit(bytes[end]) { end += 1 }
      if end == bytes.count, end > fraction { return .number }
      if end < bytes.count, bytes[end] == UInt8(ascii: ".") { return nil }
      index = end
    }
    let unit = String(decoding: bytes[index...], as: UTF8.self)
    switch unit {
    case "s", "ms", "us", "m", "h", "d", "min", "sec": return .duration
    case "k", "K", "M", "G", "g", "KB", "MB", "GB", "kbit", "mbit", "gbit", "Mbit", "Gbit", "kB",
      "KiB", "MiB", "GiB", "kbps", "mbps", "Mb", "Gb", "b", "B", "bit", "bps":
      return .size
    default: break
    }
    guard bytes[0] != UInt8(ascii: "-"), bytes.count < 256 else { return nil }
    var isPortList = true
    for byte in bytes where !ByteClass.isDigit(byte) {
      isPortList =
        isPortList
        && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":"))
    }
    guard isPortList, bytes.filter({ $0 == UInt8(ascii: ":") }).count <= 1 else { return nil }
    return .port
  }

  // MARK: Addresses

  /// An IPv4 or IPv6 address, a network in prefix notation, or nil.
  private static func address(_ bytes: Slice<Bytes>) -> ArgumentKind? {
    var host = bytes
    var isNetwork = false
    if let slash = bytes.lastIndex(of: UInt8(ascii: "/")) {
      let prefix = bytes[(slash + 1)...]
      guard !prefix.isEmpty, prefix.count <= 15,
        prefix.allSatisfy({ ByteClass.isDigit($0) || $0 == UInt8(ascii: ".") })
      else { return nil }
      host = bytes[..<slash]
      isNetwork = true
    }
    if isVersion4(host) { return isNetwork ? .cidr : .ip4 }
    if isVersion6(host) { return isNetwork ? .cidr : .ip6 }
    return nil
  }

  /// Four decimal parts; a part may also be a range or `*`, as nmap and fping take them.
  private static func isVersion4(_ bytes: Slice<Bytes>) -> Bool {
    guard let first = bytes.first, ByteClass.isDigit(first), bytes.count <= 31 else { return false }
    var parts = 1
    var value = 0
    var digits = 0
    for byte in bytes {
      if ByteClass.isDigit(byte) {
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        guard value <= 255, digits <= 3 else { return false }
      } else if byte == UInt8(ascii: ".") {
        guard digits > 0 else { return false }
        parts += 1
        value = 0
        digits = 0
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ",") {
        guard digits > 0 else { return false }
        value = 0
        digits = 0
      } else if byte == UInt8(ascii: "*") {
        digits += 1
      } else {
        return false
      }
    }
    return parts == 4 && digits > 0
  }

  private static func isVersion6(_ bytes: Slice<Bytes>) -> Bool {
    var text = bytes
    if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") {
      text = text.dropFirst().dropLast()
    }
    if let zone = text.firstIndex(of: UInt8(ascii: "%")) { text = text[..<zone] }
    guard text.count >= 2, text.count <= 45 else { return false }
    var colons = 0
    var digits = 0
    var hasGap = false
    var previous: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: ":") {
        colons += 1
        if previous == byte {
          if hasGap { return false }
          hasGap = true
        }
        digits = 0
      } else if ByteClass.hexadecimal(byte) != nil {
        digits += 1
        guard digits <= 4 else { return false }
      } else if byte != UInt8(ascii: ".") {
        return false
      }
      previous = byte
    }
    return hasGap ? colons <= 8 : colons == 7
  }

  private static func isHardwareAddress(_ bytes: Bytes) -> Bool {
    guard bytes.count == 17 else { return false }
    for (index, byte) in bytes.enumerated() {
      if index % 3 == 2 {
        guard byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") else { return false }
      } else {
        guard ByteClass.hexadecimal(byte) != nil else { return false }
      }
    }
    return true
  }

  // MARK: Names

  /// Labels of letters, digits and hyphens; with `needsDot`, at least two, the last one letters.
  private static func isHostName(_ bytes: Slice<Bytes>, needsDot: Bool) -> Bool {
    guard bytes.count <= 253, let first = bytes.first,
      ByteClass.isAlphanumeric(first) || first == UInt8(ascii: "_")
    else { return false }
    var labelLength = 0
    var lettersInLabel = 0
    var dots = 0
    var lastTopLabelLetters = 0
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        guard labelLength > 0 else { return false }
        dots += 1
        lastTopLabelLetters = lettersInLabel == labelLength ? lettersInLabel : 0
        labelLength = 0
        lettersInLabel = 0
      } else if ByteClass.isNameByte(byte) || byte == UInt8(ascii: "-") {
        labelLength += 1
        guard labelLength <= 63 else { return false }
        if ByteClass.isLetter(byte) { lettersInLabel += 1 }
      } else {
        return false
      }
    }
    guard needsDot else { return true }
    if labelLength == 0 { return dots > 1 || lastTopLabelLetters >= 2 }
    return dots > 0 && lettersInLabel >= 2 && bytes.last != UInt8(ascii: "-")
  }

  private static let interfacePrefixes: [[UInt8]] = [
    "eth", "ens", "enp", "eno", "enx", "wlan", "wlp", "wlx", "wls", "br", "docker", "veth", "tun",
    "tap", "wg", "bond", "team", "vlan", "ppp", "virbr", "vmbr", "dummy", "vxlan", "gre", "sit",
    "ib", "wwan", "usb", "vnet", "ifb", "macvlan", "ipvlan", "vrf", "mon", "lan", "wan", "swp",
    "em", "ipsec", "vti", "xfrm", "can", "bnep",
  ].map { Array($0.utf8) }

  /// A name as Linux gives to interfaces, such as `eth0`, `enp0s3`, `wlan0mon` or `eth0.100`.
  private static func isInterface(_ bytes: Bytes) -> Bool {
    guard bytes.count <= 15 else { return false }
    if bytes.elementsEqual("lo".utf8) { return true }
    guard let last = bytes.last, bytes.contains(where: ByteClass.isDigit),
      ByteClass.isAlphanumeric(last)
    else { return false }
    for prefix in interfacePrefixes where bytes.starts(with: prefix) {
      let rest = bytes[prefix.count...]
      let isPredictable = prefix[0] == UInt8(ascii: "e") || prefix[0] == UInt8(ascii: "w")
      guard let next = rest.first, ByteClass.isDigit(next) || isPredictable else { continue }
      if rest.allSatisfy({
        ByteClass.isDigit($0) || $0 == UInt8(ascii: ".")
          || (isPredictable && (ByteClass.hexadecimal($0) != nil || "spnumo".utf8.contains($0)))
      }) {
        return true
      }
    }
    return false
  }

  private static let fileExtensions: Set<String> = [
    "pcap", "pcapng", "cap", "txt", "log", "conf", "cfg", "json", "xml", "yaml", "yml", "csv",
    "pem", "crt", "key", "cer", "p12", "der", "csr", "pub", "sh", "py", "pl", "rb", "html", "htm",
    "gz", "tar", "tgz", "zip", "bz2", "xz", "iso", "img", "deb", "rpm", "bin", "out", "nse", "lst",
    "service", "rules", "nft", "ovpn", "sql", "db", "bak", "tmp", "md", "php", "js", "c", "h",
    "exe", "jpg", "png", "pdf", "jar", "war", "list", "hccapx", "ini", "toml", "dat", "swift",
  ]

  private static func hasFileExtension(_ bytes: Bytes) -> Bool {
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0, bytes.count - dot <= 8,
      dot + 1 < bytes.count, !bytes.contains(0x20)
    else { return false }
    return fileExtensions.contains(String(decoding: bytes[(dot + 1)...], as: UTF8.self))
  }
}
