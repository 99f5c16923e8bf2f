internal import Commands

/// The arguments of a line that another line may take up again, each with a name.
struct LineReferences: Sendable, Equatable {
  /// In the order of the line; values of two bytes at least, each once.
  private(set) var values: [(name: String, value: String)] = []
  private let text: String

  init(_ text: String) {
    self.text = text
    let line = CommandLine(text)
    guard let arguments = line.literalArguments, arguments.count <= 24 else { return }
    var before: String?
    for word in arguments.dropFirst() {
      defer { before = word.hasPrefix("-") ? word : nil }
      if word.hasPrefix("-") { continue }
      switch ArgumentKind.kind(of: word, after: before, utility: line.utility) {
      case .host, .ip4, .ip6: add("HOST", word)
      case .userHost, .hostPort, .email:
        add("HOST", HostWord.host(of: word) ?? word)
        add("TARGET", word)
      case .url:
        add("URL", word)
        add("HOST", HostWord.host(of: word) ?? word)
      case .cidr: add("NETWORK", word)
      case .interface: add("INTERFACE", word)
      case .mac: add("ADDRESS", word)
      case .port: add("PORT", word)
      case .path: add("PATH", word)
      case .word: add("NAME", word)
      case .option, .keyword, .integer, .number, .duration, .size, .secret, .expansion: break
      }
    }
  }

  private mutating func add(_ kind: String, _ value: String) {
    guard value.utf8.count > 1, !values.contains(where: { $0.value == value }),
      !value.contains("•••")
    else { return }
    let count = values.count { $0.name.hasPrefix(kind) }
    values.append((count == 0 ? kind : "\(kind)\(count + 1)", value))
  }

  /// Another line with what it has of this one as names in braces; nil when it is more than plain words.
  func form(of other: String) -> String? {
    if let place = wholeRange(of: text, in: other) {
      return String(other[..<place.lowerBound]) + "{LINE}" + String(other[place.upperBound...])
    }
    guard let words = CommandLine(other).literalArguments else { return nil }
    var isFirst = true
    return words.map { word in
      defer { isFirst = false }
      if isFirst { return ShellQuoting.quoted(word) }
      if let whole = values.first(where: { $0.value == word }) { return "{\(whole.name)}" }
      for part in values.sorted(by: { $0.value.utf8.count > $1.value.utf8.count }) {
        guard part.value.utf8.count >= Self.leastPart,
          let place = Self.place(of: part.value, in: word)
        else { continue }
        let (before, after) = (word[..<place.lowerBound], word[place.upperBound...])
        return (before.isEmpty ? "" : ShellQuoting.quoted(String(before))) + "{\(part.name)}"
          + (after.isEmpty ? "" : ShellQuoting.quoted(String(after)))
      }
      return ShellQuoting.quoted(word)
    }.joined(separator: " ")
  }

  /// A shorter value inside a word may stand there by chance.
  private static let leastPart = 4

  /// Where a value stands in a word, with no letter or digit beside it.
  private static func place(of value: String, in word: String) -> Range<String.Index>? {
    guard let range = word.firstRange(of: value) else { return nil }
    func isApart(_ neighbour: Character?) -> Bool {
      neighbour.map { !$0.isLetter && !$0.isNumber } ?? true
    }
    let isWhole =
      isApart(word[..<range.lowerBound].last) && isApart(word[range.upperBound...].first)
    return isWhole ? range : nil
  }

  /// A form with this line's arguments; nil when it lacks one of them.
  func filled(_ form: String) -> String? {
    SlotText.filled(form) { name in
      if name == "LINE" { return text }
      return values.first { $0.name == name }.map { ShellQuoting.quoted($0.value) }
    }
  }

  private func wholeRange(of part: String, in text: String) -> Range<String.Index>? {
    guard part.utf8.count < text.utf8.count, let range = text.firstRange(of: part) else {
      return nil
    }
    let isStart = range.lowerBound == text.startIndex || text[..<range.lowerBound].last == " "
    let isEnd = range.upperBound == text.endIndex || text[range.upperBound...].first == " "
    return isStart && isEnd ? range : nil
  }

  static func == (left: LineReferences, right: LineReferences) -> Bool { left.text == right.text }
}

/// Texts with names in braces: `dig {HOST}`.
enum SlotText {
  /// Whether a name can stand in braces: capitals, then digits.
  static func isName(_ name: some StringProtocol) -> Bool {
    guard let first = name.utf8.first, (0x41...0x5A).contains(first), name.utf8.count <= 24 else {
      return false
    }
    return name.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
  }

  /// The text with values in place of names; nil when one has none.
  ///
  /// - Parameter value: The text for a name, quoted as it has to be.
  static func filled(_ text: String, _ value: (String) -> String?) -> String? {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let name = rest[rest.index(after: open)..<close]
      if isName(name) {
        guard let value = value(String(name)) else { return nil }
        result += value
        rest = rest[rest.index(after: close)...]
      } else {
        result += "{"
        rest = rest[rest.index(after: open)...]
      }
    }
    return result + rest
  }
}
