/// What the text of a host argument tells without asking anybody.
enum AddressShape {
  /// Whether a word was meant to be an address or name and can't be one.
  ///
  /// - Parameter takesURLs: Whether the program takes a URL where others take a host.
  static func isBroken(_ word: String, takesURLs: Bool) -> Bool {
    var host = Substring(word)
    if let scheme = host.firstRange(of: "://") {
      guard takesURLs else { return true }
      host = host[scheme.upperBound...].prefix { $0 != "/" }
      if !host.hasPrefix("["), let colon = host.lastIndex(of: ":") { host = host[..<colon] }
    }
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if isNumeric(host) { return !isIP4(host) }
    if let slash = host.firstIndex(of: "/") {
      let length = host[host.index(after: slash)...]
      return isNumeric(host[..<slash]) || Int(length) != nil
    }
    if host.utf8.count(where: { $0 == UInt8(ascii: ":") }) >= 2 { return !isIP6(host) }
    return host.contains(" ") || host.contains(",")
  }

  /// Whether a text has only digits and at least one dot.
  static func isNumeric(_ text: Substring) -> Bool {
    text.contains(".") && text.utf8.contains(where: ByteClass.isDigit)
      && text.utf8.allSatisfy { ByteClass.isDigit($0) || $0 == UInt8(ascii: ".") }
  }

  /// Whether a text is an IPv4 address in dotted form.
  static func isIP4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { (Int($0).map { $0 <= 255 } ?? false) }
  }

  /// Whether a text is made as an IPv6 address is: groups of hexadecimal digits.
  static func isIP6(_ text: Substring) -> Bool {
    let address = text.prefix { $0 != "%" }.drop { $0 == "[" }.prefix { $0 != "]" }
    let groups = address.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count >= 3, groups.count <= 9 else { return false }
    return groups.allSatisfy { group in
      group.utf8.count <= 4 && group.utf8.allSatisfy { ByteClass.hexadecimal($0) != nil }
        || isIP4(group)
    } && (groups.count == 8 || address.contains("::"))
  }

  /// Whether an address is of the loopback.
  static func isLoopback(_ text: String) -> Bool {
    text.hasPrefix("127.") || text == "localhost" || text == "::1" || text == "[::1]"
  }

  /// Whether an address is reserved for documentation, so that no network has it. Source: RFC 5737,
  /// RFC 3849.
  static func isForDocumentation(_ text: String) -> Bool {
    text.hasPrefix("192.0.2.") || text.hasPrefix("198.51.100.") || text.hasPrefix("203.0.113.")
      || text.hasPrefix("2001:db8:") || text.hasPrefix("[2001:db8:")
  }
}

extension StringProtocol {
  /// Where a text occurs first.
  func firstRange(of text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    var start = utf8.startIndex
    while start != utf8.endIndex {
      if utf8[start...].starts(with: wanted) {
        return start..<utf8.index(start, offsetBy: wanted.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
