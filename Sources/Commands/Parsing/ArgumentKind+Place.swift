extension ArgumentKind {
  /// The kind of an argument, by its text and by what stands before it.
  /// - Parameters:
  ///   - value: the argument without quotes.
  ///   - option: the option or keyword directly before it, such as `-i` or `dev`.
  ///   - utility: the program's name without a directory.
  package static func kind(
    of value: String, after option: String?, utility: String?
  ) -> ArgumentKind {
    if value.utf8.first == UInt8(ascii: "-"), value.utf8.count > 1,
      Shape.kind(of: value) != .integer
    {
      return .option
    }
    if containsMark(value) { return Shape.kind(of: value) == .url ? .url : .secret }
    let vocabulary = utility.flatMap(Vocabulary.of)
    let placed = option.flatMap { vocabulary?.kindAfter[$0] }
    let shape = Shape.kind(of: value)
    if placed == .word || placed == .keyword, let vocabulary, vocabulary.contains(value) {
      return .keyword
    }
    if let placed, fits(placed, shape: shape, value: value) { return placed }
    if placed == nil, let vocabulary, vocabulary.contains(value) { return .keyword }
    if let option, Self.interfaceOptions.contains(option), shape == nil || shape == .interface {
      return .interface
    }
    if let option, Self.portOptions.contains(option) || isPortCluster(option, of: utility),
      shape == .integer || shape == .port
    {
      return .port
    }
    switch shape {
    case .email? where utility.map(Self.loginUtilities.contains) == true: return .userHost
    case .port? where !value.utf8.contains(UInt8(ascii: ",")) && !isPortUtility(utility):
      return .word
    case let shape?: return shape
    case nil: break
    }
    if option == nil, let utility, isBareName(value), UtilityProfile.of(utility).takesHosts {
      return .host
    }
    return .word
  }

  /// Whether the mark of a removed secret stands in the text.
  static func containsMark(_ value: String) -> Bool {
    let mark = Array(Redaction.mark.utf8)
    guard value.utf8.count >= mark.count, value.utf8.contains(mark[0]) else { return false }
    return ByteSearch.first(mark, in: Array(value.utf8), from: 0) != nil
  }

  private static let interfaceOptions: Set<String> = [
    "-i", "-I", "--interface", "dev", "oif", "iif", "-netdev", "--dev", "--iface", "oifname",
    "iifname", "--in-interface", "--out-interface",
  ]

  private static let portOptions: Set<String> = [
    "-p", "--port", "--dport", "--sport", "port", "dport", "sport", "--destination-port",
    "--source-port", "--local-port", "portrange", "dst-port", "src-port",
    "--dports", "--sports", "ListenPort", "listen-port",
  ]

  private static let loginUtilities: Set<String> = [
    "ssh", "scp", "sftp", "rsync", "mosh", "sshfs", "ssh-copy-id", "autossh", "ping", "xfreerdp",
  ]

  /// Letters such as `-lvnp` that end in the option for a port.
  private static func isPortCluster(_ option: String, of utility: String?) -> Bool {
    guard utility == "nc" || utility == "ncat" || utility == "netcat" else { return false }
    return option.utf8.last == UInt8(ascii: "p") && !option.hasPrefix("--")
  }

  private static func isPortUtility(_ utility: String?) -> Bool {
    switch utility {
    case "nmap", "masscan", "nc", "ncat", "netcat", "zmap", "rustscan", "tcpdump", "tshark",
      "hping3", "unicornscan":
      true
    default: false
    }
  }

  /// A kind that a place asks for holds only where the text can be it.
  private static func fits(_ kind: ArgumentKind, shape: ArgumentKind?, value: String) -> Bool {
    switch kind {
    case .port: shape == .integer || shape == .port || (shape == nil && !value.isEmpty)
    case .interface: shape == nil || shape == .interface || shape == .host
    case .host: shape == nil || shape == .host || shape == .interface
    case .integer: shape == .integer
    case .number: shape == .integer || shape == .number
    case .duration: shape == .integer || shape == .number || shape == .duration
    case .path: shape == nil || shape == .path || shape == .host || shape == .interface
    default: true
    }
  }

  /// A name of one label, as hosts on a local network have.
  private static func isBareName(_ value: String) -> Bool {
    guard let first = value.utf8.first, ByteClass.isAlphanumeric(first), value.utf8.count <= 63
    else { return false }
    for byte in value.utf8 {
      guard ByteClass.isNameByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      else { return false }
    }
    return true
  }
}
