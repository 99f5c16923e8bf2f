/// A name taken apart: what somebody registered, and what stands before it.
///
/// Parts are positions in the name's bytes: nothing is allocated for a name that nobody asks more of.
struct DomainName {
  private let name: String
  /// Where the registered domain begins, and where it ends.
  private let begin: Int
  private let end: Int
  /// Where its first label ends.
  private let labelEnd: Int

  /// Whether a domain has nothing but letters, digits, hyphens and dots and begins with
  /// none of the last two: only then may it stand in a command line, for whoever asked for the name
  /// chose its characters.
  static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != 0x2D, first != 0x2E else { return false }
    return name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
        || byte == 0x2E
    }
  }

  /// Takes a name apart; nil for names of one label and for names that are addresses.
  init?(_ name: String) {
    let bytes = name.utf8Span.span
    var end = bytes.count
    while end > 0, bytes[end - 1] == Self.dot { end -= 1 }
    let last = Self.dotBefore(end, bytes)
    guard last >= 0, !Self.isLocal(bytes, from: last + 1, to: end) else { return nil }
    let second = Self.dotBefore(last, bytes)
    // Below a country, short second labels are the registry's own: co.uk, com.au, ac.jp.
    let isSecondLevel = second >= 0 && end - last == 3 && last - second <= 4
    self.name = name
    self.end = end
    begin = (isSecondLevel ? Self.dotBefore(second, bytes) : second) + 1
    labelEnd = isSecondLevel ? second : last
  }

  /// The registered domain: two labels, or three below suffixes such as `co.uk`.
  var registered: String { String(bytes(from: begin, to: end)) ?? "" }

  /// The label that was registered: `example` of `www.example.co.uk`.
  var registeredLabel: String { String(bytes(from: begin, to: labelEnd)) ?? "" }

  /// Whether anything stands before the registered domain.
  var hasPrefix: Bool { begin > 1 }

  /// The bytes of everything before the registered domain, dots included; empty when there is
  /// nothing.
  var prefix: Substring.UTF8View { bytes(from: 0, to: max(0, begin - 1)) }

  /// A hash of the registered domain.
  var registeredDigest: UInt64 { digest(from: begin, to: end) }

  /// A hash of what stands before it.
  var prefixDigest: UInt64 { digest(from: 0, to: max(0, begin - 1)) }

  private static let dot = UInt8(ascii: ".")

  private func bytes(from start: Int, to end: Int) -> Substring.UTF8View {
    let bytes = name.utf8
    let first = bytes.index(bytes.startIndex, offsetBy: start)
    return bytes[first..<bytes.index(first, offsetBy: end - start)]
  }

  /// Where the last dot before a place stands, -1 when there is none.
  private static func dotBefore(_ end: Int, _ bytes: Swift.Span<UInt8>) -> Int {
    var place = end - 1
    while place >= 0, bytes[place] != dot { place -= 1 }
    return place
  }

  /// Whether a last label means reverse or local names.
  private static func isLocal(_ bytes: Swift.Span<UInt8>, from start: Int, to end: Int) -> Bool {
    switch end - start {
    case 3: return matches("lan", bytes, at: start)
    case 4: return matches("arpa", bytes, at: start)
    case 5: return matches("local", bytes, at: start)
    case 8: return matches("internal", bytes, at: start)
    default: return false
    }
  }

  private static func matches(_ word: String, _ bytes: Swift.Span<UInt8>, at start: Int) -> Bool {
    var place = start
    for byte in word.utf8 {
      if bytes[place] != byte { return false }
      place += 1
    }
    return true
  }

  private func digest(from start: Int, to end: Int) -> UInt64 {
    var mixer = KeyMixer()
    mixer.add(bytes: name.utf8Span.span.extracting(start..<end))
    return mixer.value
  }
}
