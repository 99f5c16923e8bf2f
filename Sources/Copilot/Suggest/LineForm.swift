internal import Commands

/// A line with a gap where an address, file or number stands, so that other values fit in.
struct LineForm: Sendable, Equatable {
  /// What a gap takes.
  enum Gap: UInt8, Sendable, CaseIterable {
    case host = 0x48
    case network = 0x4E
    case login = 0x55
    case number = 0x49
    case file = 0x50
    case word = 0x57

    /// How it is written in a form.
    var mark: String { "<" + String(Character(Unicode.Scalar(rawValue))) + ">" }
  }

  /// The line with marks in its gaps.
  let text: String
  /// What stood in the gaps, in order.
  let values: [(gap: Gap, value: String)]
  /// The words after the first, their directories left out: what the next line may be about.
  let arguments: [Substring]

  /// Reads a line.
  ///
  /// - Complexity: O(*n*) in its length.
  init(_ line: String, utility: String) {
    let words = line.split(separator: " ")
    var parts: [String] = []
    var values: [(Gap, String)] = []
    var arguments: [Substring] = []
    var before: String?
    for (place, word) in words.prefix(24).enumerated() {
      let value = String(word)
      if place > 0, place <= 8 {
        arguments.append(value.split(separator: "/").last ?? word)
      }
      guard let gap = Self.gap(value, isFirst: place == 0, after: before, utility: utility) else {
        parts.append(value)
        before = value.hasPrefix("-") ? value : nil
        continue
      }
      before = nil
      parts.append(gap.mark)
      values.append((gap, value))
    }
    text = parts.joined(separator: " ")
    self.values = values
    self.arguments = arguments
  }

  private static func gap(
    _ word: String, isFirst: Bool, after option: String?, utility: String
  ) -> Gap? {
    if isFirst { return word.contains("/") ? .file : nil }
    if word.hasPrefix("-") || [".", "..", "~", "/"].contains(word) { return nil }
    if word.utf8.contains(where: { "|;&<>()$`'\"{}*".utf8.contains($0) }) { return nil }
    switch ArgumentKind.kind(of: word, after: option, utility: utility) {
    case .host, .ip4, .ip6: return .host
    case .cidr: return .network
    case .userHost, .email: return .login
    case .integer, .port, .number: return .number
    case .path, .url, .hostPort: return .file
    default: break
    }
    if word.utf8.contains(where: { "./~\\".utf8.contains($0) }) { return .file }
    return word.utf8.contains(where: { (0x30...0x39).contains($0) }) ? .word : nil
  }

  /// The gaps of a form in order.
  static func gaps(of form: String) -> [Gap] {
    form.split(separator: " ").compactMap { word in
      let bytes = Array(word.utf8)
      guard bytes.count == 3, bytes[0] == 0x3C, bytes[2] == 0x3E else { return nil }
      return Gap(rawValue: bytes[1])
    }
  }

  /// A form with values in its gaps; nil when there are not as many.
  static func filled(_ form: String, with values: [String]) -> String? {
    var rest = values[...]
    var words: [String] = []
    for word in form.split(separator: " ") {
      if gaps(of: String(word)).isEmpty {
        words.append(String(word))
      } else {
        guard let value = rest.popFirst() else { return nil }
        words.append(value)
      }
    }
    return rest.isEmpty ? words.joined(separator: " ") : nil
  }

  static func == (left: LineForm, right: LineForm) -> Bool {
    left.text == right.text && left.values.map(\.value) == right.values.map(\.value)
  }
}
