/// Writes commands with their arguments replaced by kinds.
enum Template {
  /// How templates name a kind: hosts share one name, whether they are names or addresses.
  static func name(_ kind: ArgumentKind) -> String {
    switch kind {
    case .ip4, .ip6: ArgumentKind.host.rawValue
    default: kind.rawValue
    }
  }

  /// Writes a command whose wrappers are told from its program; the kinds gathered are those of its
  /// program's arguments.
  static func write(_ invocation: Invocation, to writer: inout TemplateWriter) {
    let command = invocation.command
    for assignment in command.assignments {
      let kind = kind(of: assignment.value, after: nil, in: .init(utility: nil))
      writer.add(assignment.name, assignment.isAppending ? "+=" : "=", name(kind))
    }
    for (index, next, utility) in invocation.segments {
      writer.add(safeName(utility))
      writer.restartKinds()
      write(command.words[(index + 1)..<next], of: utility, to: &writer)
    }
    for redirection in command.redirections {
      var text = redirection.operation
      if let descriptor = redirection.fileDescriptor { text = String(descriptor) + text }
      if let target = redirection.target {
        switch redirection.operation {
        case ">&", "<&":
          let value = target.value
          text += value.utf8.allSatisfy(ByteClass.isDigit) || value == "-" ? value : " PATH"
        case "<<", "<<-", "<<<":
          text += " " + name(kind(of: target, after: nil, in: .init(utility: nil)))
        default: text += " PATH"
        }
      }
      writer.add(text)
    }
  }

  /// A program's name as typed, unless it could not be one.
  private static func safeName(_ utility: String) -> String {
    let bytes = utility.utf8Span.span
    if ArgumentKind.containsMark(bytes) { return ArgumentKind.secret.rawValue }
    guard bytes.count <= 64, !bytes.contains(where: { $0 <= 0x20 }) else {
      return ArgumentKind.word.rawValue
    }
    return utility
  }

  // MARK: Arguments

  /// Writes a utility's arguments.
  static func write(
    _ words: ArraySlice<Word>, of utility: String, to writer: inout TemplateWriter
  ) {
    let surroundings = ArgumentKind.Surroundings(utility: utility)
    let vocabulary = surroundings.vocabulary
    let traits = surroundings.traits
    var leading = vocabulary?.leading ?? 0
    var before: String?
    var hostSeen = false
    var optionsEnded = false
    for word in words {
      let value = word.value
      let bytes = value.utf8Span.span
      if bytes.equals("--") {
        optionsEnded = true
        writer.add(.option, value)
        before = nil
        continue
      }
      if !optionsEnded, isOption(bytes, traits) {
        let option = option(value, in: surroundings)
        writer.add(.option, option.text)
        before = option.takesNext ? value : nil
        continue
      }
      if leading > 0, before == nil, word.isLiteral, isSubcommand(bytes) {
        leading -= 1
        writer.add(.keyword, value)
        continue
      }
      if traits.contains(.takesFilter), bytes.contains(0x20), before == nil || !hasValue(before) {
        writeFilter(value, in: surroundings, to: &writer)
        before = nil
        continue
      }
      if bytes.first == UInt8(ascii: "@"), bytes.count > 1, traits.contains(.isResolver) {
        writer.add(.host, "@HOST")
        before = nil
        continue
      }
      var kind = kind(of: word, after: before, in: surroundings)
      let isPlaced = vocabulary?.kind(after: before) != nil
      if kind == .word, before != nil, !hostSeen, !isPlaced, !hasValue(before) {
        kind = Self.kind(of: word, after: nil, in: surroundings)
      }
      if kind == .integer, before == nil, hostSeen, traits.contains(.takesPortOperand) {
        kind = .port
      }
      if kind == .host || kind == .ip4 || kind == .ip6, before == nil || !isPlaced {
        hostSeen = true
      }
      if kind == .keyword {
        writer.add(kind, vocabulary?.spelling(value) ?? value)
        before = value
      } else {
        writer.add(kind, name(kind))
        before = nil
      }
    }
  }

  /// The kind of a word, expansions considered.
  static func kind(
    of word: Word, after option: String?, in surroundings: ArgumentKind.Surroundings
  ) -> ArgumentKind {
    let value = word.value
    let bytes = value.utf8Span.span
    let kind = ArgumentKind.kind(of: bytes, after: option, in: surroundings)
    guard !word.isLiteral, kind != .secret else { return kind }
    if bytes.contains(UInt8(ascii: "$")) || bytes.contains(UInt8(ascii: "`")) {
      return kind == .url || kind == .path ? kind : .expansion
    }
    if kind == .word || kind == .host || kind == .keyword,
      bytes.contains(UInt8(ascii: "*")) || bytes.contains(UInt8(ascii: "?"))
    {
      return .path
    }
    return kind
  }

  // MARK: Options

  private static func isOption(_ bytes: Span<UInt8>, _ traits: UtilityTraits) -> Bool {
    guard bytes.count > 1 else { return false }
    if bytes[0] == UInt8(ascii: "+") { return traits.contains(.isResolver) }
    return bytes[0] == UInt8(ascii: "-")
  }

  /// An option as a template writes it, and whether the next word may be its value.
  private static func option(
    _ value: String, in surroundings: ArgumentKind.Surroundings
  ) -> (text: String, takesNext: Bool) {
    let bytes = value.utf8Span.span
    if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
      guard isOptionName(bytes.extracting(0..<equals)) else { return (shortened(bytes), false) }
      let option = bytes.extracting(0..<equals).text
      let attached = bytes.extracting((equals + 1)...)
      if let vocabulary = surroundings.vocabulary, vocabulary.contains(attached) {
        return (option + "=" + vocabulary.spelling(attached.text), false)
      }
      let kind = ArgumentKind.kind(of: attached, after: option, in: surroundings)
      return (option + "=" + name(kind == .option ? .word : kind), false)
    }
    if isOptionName(bytes) { return (value, true) }
    return (shortened(bytes), false)
  }

  /// Dashes (or `+`) and letters, as options are spelled; at most 32 bytes.
  private static func isOptionName(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count <= 32, bytes.count > 1 else { return false }
    if bytes.count == 2 { return bytes[1] > 0x20 && bytes[1] < 0x7F }
    let isLong = bytes.starts(with: "--")
    var hasDigit = false
    for index in (isLong ? 2 : 1)..<bytes.count {
      let byte = bytes[index]
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
  private static func shortened(_ bytes: Span<UInt8>) -> String {
    if bytes.starts(with: "--") { return "--WORD" }
    if bytes.allSatisfy({ ByteClass.isDigit($0) || $0 == UInt8(ascii: "-") }) { return "-INT" }
    guard bytes.count > 1, ByteClass.isLetter(bytes[1]) else { return "-WORD" }
    let letter = bytes[1]
    let head = "-" + String(Character(Unicode.Scalar(letter)))
    let rest = bytes.extracting(2...)
    if rest.count <= 3, rest.allSatisfy(ByteClass.isAlphanumeric),
      !rest.allSatisfy(ByteClass.isDigit)
    {
      return head + rest.text
    }
    if ArgumentKind.containsMark(rest) { return head + ArgumentKind.secret.rawValue }
    let kind = Shape.kind(of: rest) ?? .word
    let isPort = letter | 0x20 == UInt8(ascii: "p") && (kind == .integer || kind == .port)
    return head + name(isPort ? .port : kind)
  }

  // MARK: What some utilities do differently

  private static let valueOptions: WordList = "-Y -R -e -T -o -E -z -d"

  /// Options of the capture utilities whose value may hold blanks without being a filter.
  private static func hasValue(_ option: String?) -> Bool {
    option.map(valueOptions.contains) == true
  }

  private static func isSubcommand(_ bytes: Span<UInt8>) -> Bool {
    guard let first = bytes.first, ByteClass.isLetter(first), bytes.count <= 32 else {
      return false
    }
    return bytes.allSatisfy {
      ByteClass.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
  }

  private static func writeFilter(
    _ filter: String, in surroundings: ArgumentKind.Surroundings, to writer: inout TemplateWriter
  ) {
    var before: String?
    for token in filter.utf8.split(whereSeparator: {
      $0 <= 0x20 || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")")
    }) {
      let text = String(Substring(token))
      let bytes = text.utf8Span.span
      if surroundings.vocabulary?.contains(bytes) == true {
        writer.add(.keyword, text)
        before = text
      } else {
        let kind = ArgumentKind.kind(of: bytes, after: before, in: surroundings)
        writer.add(kind, kind == .option ? "WORD" : name(kind))
        before = nil
      }
    }
  }
}
