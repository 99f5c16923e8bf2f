/// Recognises kinds of arguments by their bytes alone.
enum Shape {
  /// The kind that the text itself shows; nil when it could be anything.
  static func kind(of value: String) -> ArgumentKind? { kind(of: value.utf8Span.span) }

  /// The kind that the bytes themselves show; nil when they could be anything.
  static func kind(of bytes: Span<UInt8>) -> ArgumentKind? {
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
    if let kind = address(bytes) { return kind }
    if isHardwareAddress(bytes) { return .mac }
    if let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < bytes.count,
      bytes.extracting(0..<at).allSatisfy(isAccountByte)
    {
      let host = bytes.extracting((at + 1)...)
      if isHostName(host, needsDot: false) {
        return isHostName(host, needsDot: true) ? .email : .userHost
      }
    }
    if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < bytes.count,
      bytes.count - colon <= 6, bytes.extracting((colon + 1)...).allSatisfy(ByteClass.isDigit)
    {
      let host = bytes.extracting(0..<colon)
      if isHostName(host, needsDot: false) || address(host) == .ip4
        || (host.first == UInt8(ascii: "[") && host.last == UInt8(ascii: "]"))
      {
        return .hostPort
      }
    }
    if isInterface(bytes) { return .interface }
    if hasFileExtension(bytes) { return .path }
    if isHostName(bytes, needsDot: true) { return .host }
    if bytes.equals("localhost") { return .host }
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

  private static func isURL(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count, index < 16,
      ByteClass.isAlphanumeric(bytes[index]) || bytes[index] == UInt8(ascii: "+")
    {
      index += 1
    }
    return index > 1 && index + 2 < bytes.count && bytes[index] == UInt8(ascii: ":")
      && bytes[index + 1] == UInt8(ascii: "/") && bytes[index + 2] == UInt8(ascii: "/")
  }

  private static let durationUnits: WordList = "s ms us m h d min sec"
  private static let sizeUnits: WordList = """
    k K M G g KB MB GB kbit mbit gbit Mbit Gbit kB KiB MiB GiB kbps mbps Mb Gb b B bit bps
    """

  /// Integers, numbers, durations, sizes and lists or ranges of ports.
  private static func numeric(_ bytes: Span<UInt8>) -> ArgumentKind? {
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
    let unit = bytes.extracting(index...)
    if unit.count <= 4, !unit.contains(0x20) {
      if durationUnits.contains(unit) { return .duration }
      if sizeUnits.contains(unit) { return .size }
    }
    guard bytes[0] != UInt8(ascii: "-"), bytes.count < 256 else { return nil }
    var colons = 0
    for index in bytes.indices where !ByteClass.isDigit(bytes[index]) {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: "-"): break
      case UInt8(ascii: ":"): colons += 1
      default: return nil
      }
    }
    return colons <= 1 ? .port : nil
  }

  // MARK: Addresses

  /// An IPv4 or IPv6 address, a network in prefix notation, or nil.
  private static func address(_ bytes: Span<UInt8>) -> ArgumentKind? {
    var end = bytes.count
    var isNetwork = false
    if let slash = bytes.lastIndex(of: UInt8(ascii: "/")) {
      let prefix = bytes.extracting((slash + 1)...)
      guard !prefix.isEmpty, prefix.count <= 15,
        prefix.allSatisfy({ ByteClass.isDigit($0) || $0 == UInt8(ascii: ".") })
      else { return nil }
      end = slash
      isNetwork = true
    }
    let host = bytes.extracting(0..<end)
    if isVersion4(host) { return isNetwork ? .cidr : .ip4 }
    if isVersion6(host) { return isNetwork ? .cidr : .ip6 }
    return nil
  }

  /// Four decimal parts; a part may also be a range or `*`, as nmap and fping take them.
  private static func isVersion4(_ bytes: Span<UInt8>) -> Bool {
    guard let first = bytes.first, ByteClass.isDigit(first), bytes.count <= 31 else { return false }
    var parts = 1
    var value = 0
    var digits = 0
    for index in bytes.indices {
      let byte = bytes[index]
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

  private static func isVersion6(_ bytes: Span<UInt8>) -> Bool {
    var start = 0
    var end = bytes.count
    if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
      start = 1
      end = max(1, end - 1)
    }
    var zone = start
    while zone < end, bytes[zone] != UInt8(ascii: "%") { zone += 1 }
    end = zone
    guard end - start >= 2, end - start <= 45 else { return false }
    var colons = 0
    var digits = 0
    var hasGap = false
    var previous: UInt8 = 0
    for index in start..<end {
      let byte = bytes[index]
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

  private static func isHardwareAddress(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 17 else { return false }
    for index in bytes.indices {
      if index % 3 == 2 {
        guard bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "-") else {
          return false
        }
      } else {
        guard ByteClass.hexadecimal(bytes[index]) != nil else { return false }
      }
    }
    return true
  }

  // MARK: Names

  /// Labels of letters, digits and hyphens; with `needsDot`, at least two, the last one letters.
  private static func isHostName(_ bytes: Span<UInt8>, needsDot: Bool) -> Bool {
    guard bytes.count <= 253, let first = bytes.first,
      ByteClass.isAlphanumeric(first) || first == UInt8(ascii: "_")
    else { return false }
    var labelLength = 0
    var lettersInLabel = 0
    var dots = 0
    var lastTopLabelLetters = 0
    for index in bytes.indices {
      let byte = bytes[index]
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

  private static let interfacePrefixes: WordList = """
    eth ens enp eno enx wlan wlp wlx wls br docker veth tun tap wg bond team vlan ppp virbr vmbr \
    dummy vxlan gre sit ib wwan usb vnet ifb macvlan ipvlan vrf mon lan wan swp em ipsec vti xfrm \
    can bnep
    """

  /// A name as Linux gives to interfaces, such as `eth0`, `enp0s3`, `wlan0mon` or `eth0.100`.
  private static func isInterface(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count <= 15 else { return false }
    if bytes.equals("lo") { return true }
    guard let first = bytes.first, let last = bytes.last, bytes.contains(where: ByteClass.isDigit),
      ByteClass.isAlphanumeric(last)
    else { return false }
    let isPredictable = first == UInt8(ascii: "e") || first == UInt8(ascii: "w")
    return interfacePrefixes.anyBegins(bytes) { rest in
      guard rest < bytes.count, ByteClass.isDigit(bytes[rest]) || isPredictable else {
        return false
      }
      for index in rest..<bytes.count {
        let byte = bytes[index]
        if ByteClass.isDigit(byte) || byte == UInt8(ascii: ".") { continue }
        guard isPredictable, ByteClass.hexadecimal(byte) != nil || isPlaceLetter(byte) else {
          return false
        }
      }
      return true
    }
  }

  /// The letters of places in predictable names: slot, port, number, on-board and so on.
  private static func isPlaceLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "s"), UInt8(ascii: "p"), UInt8(ascii: "n"), UInt8(ascii: "u"),
      UInt8(ascii: "m"), UInt8(ascii: "o"):
      true
    default: false
    }
  }

  private static let fileExtensions: WordList = """
    pcap pcapng cap txt log conf cfg json xml yaml yml csv pem crt key cer p12 der csr pub sh py pl \
    rb html htm gz tar tgz zip bz2 xz iso img deb rpm bin out nse lst service rules nft ovpn sql db \
    bak tmp md php js c h exe jpg png pdf jar war list hccapx ini toml dat swift
    """

  private static func hasFileExtension(_ bytes: Span<UInt8>) -> Bool {
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0, bytes.count - dot <= 8,
      dot + 1 < bytes.count, !bytes.contains(0x20)
    else { return false }
    return fileExtensions.contains(bytes.extracting((dot + 1)...))
  }
}
