/// Writes commands with their arguments replaced by kinds.
enum Template {
  /// One argument: its kind and how a template writes it.
  struct Argument {
    let kind: ArgumentKind
    let text: String
  }

  /// How templates name a kind: hosts share one name, whether they are names or addresses.
  static func name(_ kind: ArgumentKind) -> String {
    switch kind {
    case .ip4, .ip6: ArgumentKind.host.rawValue
    default: kind.rawValue
    }
  }

  static func write(_ command: SimpleCommand, to parts: inout [String]) {
    for assignment in command.assignments {
      let kind = kind(of: assignment.value, after: nil, utility: nil)
      parts.append(assignment.name + (assignment.isAppending ? "+=" : "=") + name(kind))
    }
    for (index, next) in Invocation(command).segments {
      guard index < command.words.count else { break }
      let utility = Invocation.baseName(command.words[index].value)
      parts.append(safeName(utility))
      for argument in arguments(command.words[(index + 1)..<next], utility: utility) {
        parts.append(argument.text)
      }
    }
    for redirection in command.redirections {
      var text = redirection.operation
      if let descriptor = redirection.fileDescriptor { text = String(descriptor) + text }
      if let target = redirection.target {
        switch redirection.operation {
        case ">&", "<&":
          let value = target.value
          text += value.utf8.allSatisfy(ByteClass.isDigit) || value == "-" ? value : " PATH"
        case "<<", "<<-", "<<<": text += " " + name(kind(of: target, after: nil, utility: nil))
        default: text += " PATH"
        }
      }
      parts.append(text)
    }
  }

  /// A program's name as typed, unless it could not be one.
  private static func safeName(_ utility: String) -> String {
    if ArgumentKind.containsMark(utility) { return ArgumentKind.secret.rawValue }
    guard utility.utf8.count <= 64, !utility.utf8.contains(where: { $0 <= 0x20 }) else {
      return ArgumentKind.word.rawValue
    }
    return utility
  }

  // MARK: Arguments

  static func arguments(_ words: ArraySlice<Word>, utility: String) -> [Argument] {
    var result: [Argument] = []
    result.reserveCapacity(words.count)
    let vocabulary = Vocabulary.of(utility)
    var leading = vocabulary?.leading ?? 0
    var before: String?
    var hostSeen = false
    var optionsEnded = false
    for word in words {
      let value = word.value
      if value == "--" {
        optionsEnded = true
        result.append(Argument(kind: .option, text: value))
        before = nil
        continue
      }
      if !optionsEnded, isOption(value, utility: utility) {
        let option = option(value, utility: utility)
        result.append(Argument(kind: .option, text: option.text))
        before = option.takesNext ? value : nil
        continue
      }
      if leading > 0, before == nil, word.isLiteral, isSubcommand(value) {
        leading -= 1
        result.append(Argument(kind: .keyword, text: value))
        continue
      }
      if isFilterUtility(utility), value.utf8.contains(0x20), before == nil || !hasValue(before) {
        appendFilter(value, vocabulary: vocabulary, utility: utility, to: &result)
        before = nil
        continue
      }
      if value.utf8.first == UInt8(ascii: "@"), value.utf8.count > 1, isResolver(utility) {
        result.append(Argument(kind: .host, text: "@HOST"))
        before = nil
        continue
      }
      var kind = kind(of: word, after: before, utility: utility)
      if kind == .word, before != nil, !hostSeen, !hasValue(before),
        vocabulary?.kindAfter[before ?? ""] == nil
      {
        kind = Self.kind(of: word, after: nil, utility: utility)
      }
      if kind == .integer, before == nil, hostSeen, takesPortOperand(utility) { kind = .port }
      if kind == .host || kind == .ip4 || kind == .ip6,
        before == nil || vocabulary?.kindAfter[before ?? ""] == nil
      {
        hostSeen = true
      }
      if kind == .keyword {
        result.append(Argument(kind: kind, text: vocabulary?.spelling(value) ?? value))
        before = value
      } else {
        result.append(Argument(kind: kind, text: name(kind)))
        before = nil
      }
    }
    return result
  }

  /// The kind of a word, expansions considered.
  static func kind(of word: Word, after option: String?, utility: String?) -> ArgumentKind {
    let kind = ArgumentKind.kind(of: word.value, after: option, utility: utility)
    guard !word.isLiteral, kind != .secret else { return kind }
    let text = word.value.utf8
    if text.contains(UInt8(ascii: "$")) || text.contains(UInt8(ascii: "`")) {
      return kind == .url || kind == .path ? kind : .expansion
    }
    if kind == .word || kind == .host || kind == .keyword,
      text.contains(UInt8(ascii: "*")) || text.contains(UInt8(ascii: "?"))
    {
      return .path
    }
    return kind
  }

  // MARK: Options

  private static func isOption(_ value: String, utility: String) -> Bool {
    let bytes = value.utf8
    guard bytes.count > 1, let first = bytes.first else { return false }
    if first == UInt8(ascii: "+") { return isResolver(utility) }
    guard first == UInt8(ascii: "-") else { return false }
    return true
  }

  /// An option as a template writes it, and whether the next word may be its value.
  private static func option(
    _ value: String, utility: String
  ) -> (text: String, takesNext: Bool) {
    let bytes = Array(value.utf8)
    if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
      let option = String(decoding: bytes[..<equals], as: UTF8.self)
      let attached = String(decoding: bytes[(equals + 1)...], as: UTF8.self)
      guard isOptionName(bytes[..<equals]) else { return (shortened(bytes), false) }
      if let vocabulary = Vocabulary.of(utility), vocabulary.contains(attached) {
        return (option + "=" + vocabulary.spelling(attached), false)
      }
      let kind = ArgumentKind.kind(of: attached, after: option, utility: utility)
      return (option + "=" + name(kind == .option ? .word : kind), false)
    }
    if isOptionName(bytes[...]) { return (value, true) }
    return (shortened(bytes), false)
  }

  /// Dashes (or `+`) and letters, as options are spelled; at most 32 bytes.
  private static func isOptionName(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 32, bytes.count > 1 else { return false }
    if bytes.count == 2, let last = bytes.last { return last > 0x20 && last < 0x7F }
    let isLong = bytes.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")])
    var hasDigit = false
    for byte in bytes.dropFirst(isLong ? 2 : 1) {
      if ByteClass.isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
        if hasDigit, !isLong { return false }
        continue
      }
      guard ByteClass.isDigit(byte), isLong else { return false }
      hasDigit = true
    }
    return true
  }

  /// A short option with its value attached: the letter and the value's kind.
  private static func shortened(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]) { return "--WORD" }
    let rest = String(decoding: bytes.dropFirst(2), as: UTF8.self)
    if bytes.allSatisfy({ ByteClass.isDigit($0) || $0 == UInt8(ascii: "-") }) { return "-INT" }
    guard let letter = bytes.dropFirst().first, ByteClass.isLetter(letter) else { return "-WORD" }
    let head = "-" + String(Character(Unicode.Scalar(letter)))
    if rest.utf8.count <= 3, rest.utf8.allSatisfy({ ByteClass.isAlphanumeric($0) }),
      !rest.utf8.allSatisfy(ByteClass.isDigit)
    {
      return head + rest
    }
    if ArgumentKind.containsMark(rest) { return head + ArgumentKind.secret.rawValue }
    let kind = Shape.kind(of: rest) ?? .word
    let isPort = letter | 0x20 == UInt8(ascii: "p") && (kind == .integer || kind == .port)
    return head + name(isPort ? .port : kind)
  }

  // MARK: What some utilities do differently

  private static func isResolver(_ utility: String) -> Bool {
    utility == "dig" || utility == "drill" || utility == "kdig" || utility == "delv"
      || utility == "doggo" || utility == "dog"
  }

  private static func takesPortOperand(_ utility: String) -> Bool {
    switch utility {
    case "nc", "ncat", "netcat", "telnet", "tcptraceroute", "tcping", "ftp": true
    default: false
    }
  }

  private static func isFilterUtility(_ utility: String) -> Bool {
    utility == "tcpdump" || utility == "tshark" || utility == "dumpcap" || utility == "ngrep"
  }

  /// Options of the capture utilities whose value may hold blanks without being a filter.
  private static func hasValue(_ option: String?) -> Bool {
    switch option {
    case "-f", "-Y", "-R", "-e", "-T", "-o", "-E", "-z", "-d": option != "-f"
    default: false
    }
  }

  private static func isSubcommand(_ value: String) -> Bool {
    guard let first = value.utf8.first, ByteClass.isLetter(first), value.utf8.count <= 32 else {
      return false
    }
    return value.utf8.allSatisfy {
      ByteClass.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
  }

  private static func appendFilter(
    _ filter: String, vocabulary: Vocabulary?, utility: String, to result: inout [Argument]
  ) {
    var before: String?
    for token in filter.utf8.split(whereSeparator: {
      $0 <= 0x20 || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")")
    }) {
      let text = String(decoding: token, as: UTF8.self)
      if let vocabulary, vocabulary.contains(text) {
        result.append(Argument(kind: .keyword, text: text))
        before = text
      } else {
        let kind = ArgumentKind.kind(of: text, after: before, utility: utility)
        result.append(Argument(kind: kind, text: kind == .option ? "WORD" : name(kind)))
        before = nil
      }
    }
  }
}
