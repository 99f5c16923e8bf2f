/// Tells by its shape what a word of a request is.
enum RequestValue {
  static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 10 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Letters, digits and `._-`, beginning with a letter or digit.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetterOrDigit(first) else { return false }
    return text.utf8.count <= 255
      && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
  }

  /// An IPv4 or IPv6 address, or a range of IPv4 addresses such as `10.0.0.1-20`.
  static func isAddress(_ text: String) -> Bool {
    guard text.utf8.count <= 45 else { return false }
    if text.contains(":") {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      return parts.count >= 3 && parts.count <= 8
        && parts.allSatisfy { $0.utf8.count <= 4 && $0.utf8.allSatisfy(isHexadecimal) }
        && (text.contains("::") || parts.count == 8)
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return false }
    return parts.enumerated().allSatisfy { place, part in
      let ends = place == 3 ? part.split(separator: "-", omittingEmptySubsequences: false) : [part]
      return ends.count <= 2
        && ends.allSatisfy { isNumber(String($0)) && (Int($0) ?? 256) <= 255 }
    }
  }

  static func isHardwareAddress(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "-" }
    return parts.count == 6
      && parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy(isHexadecimal) }
  }

  /// A name with a dot whose last part is letters.
  static func isHost(_ text: String) -> Bool {
    guard isName(text), let dot = text.lastIndex(of: ".") else { return false }
    let last = text[text.index(after: dot)...]
    return last.utf8.count >= 2 && !text.contains("..")
      && last.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
      && !["e.g", "i.e"].contains(text.lowercased())
  }

  /// A name with the end of a file's; what has no known end is rather a host.
  static func isFileName(_ text: String) -> Bool {
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex else { return false }
    return isName(text.replacing("/", with: "-"))
      && RequestVocabulary.fileEnds.contains(String(text[text.index(after: dot)...]))
  }

  static func isInterface(_ text: String, known: Set<String>, before: String) -> Bool {
    if text == "lo" { return ["on", "interface", "of", "from", "lo"].contains(before) }
    guard isName(text), text.utf8.count <= 15 else { return false }
    if known.contains(text), text.utf8.contains(where: { (0x30...0x39).contains($0) }) {
      return true
    }
    let letters = text.prefix { ("a"..."z").contains($0) }
    guard letters.count < text.count, text.dropFirst(letters.count).first?.isNumber == true else {
      return false
    }
    return RequestVocabulary.interfaceBeginnings.contains(String(letters))
  }

  /// A rate such as `10mbit` or `512kbps`.
  static func isRate(_ text: String) -> Bool {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(digits.count)
    return !digits.isEmpty
      && [
        "kbit", "mbit", "gbit", "kbps", "mbps", "gbps", "kbit/s", "mbit/s", "gbit/s", "k", "m", "g",
      ]
      .contains(String(unit))
  }

  /// The bytes of a size such as `10MB`, or `1G` behind a word that compares; nil for other words.
  static func bytes(of text: String, after before: String) -> String? {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard digits.count < 10, let amount = Double(digits), amount.isFinite else { return nil }
    let isCompared = ["than", "size", "over", "above", "least", "most", "exceeding"].contains(
      before)
    let factor: Double
    switch text.dropFirst(digits.count) {
    case "kb", "kib": factor = 1024
    case "mb", "mib": factor = 1_048_576
    case "gb", "gib": factor = 1_073_741_824
    case "k" where isCompared: factor = 1024
    case "m" where isCompared: factor = 1_048_576
    case "g" where isCompared: factor = 1_073_741_824
    default: return nil
    }
    return self.text(of: (amount * factor).rounded())
  }

  /// A number as people write it: no `.0`, at most three places.
  static func text(of value: Double) -> String {
    let thousandths = (min(value, 1e12) * 1000).rounded()
    let whole = Int64(thousandths) / 1000
    let rest = Int64(thousandths) % 1000
    guard rest > 0 else { return "\(whole)" }
    var places = String(rest + 1000).dropFirst()
    while places.last == "0" { places.removeLast() }
    return "\(whole).\(places)"
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
