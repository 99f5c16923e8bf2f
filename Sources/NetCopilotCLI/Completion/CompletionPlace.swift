import Commands
import Platform

/// The word at the cursor and what it stands for.
struct CompletionPlace {
  /// What could stand at the cursor.
  enum Subject: Equatable {
    /// A program, a builtin, an alias or a function.
    case utility
    /// An argument; the words between the utility and it are given.
    case argument(utility: String, before: [String])
    /// A file, as after `>` or `=`.
    case file
    /// The name of a variable, as after `$`; `isBraced` after `${`.
    case variable(isBraced: Bool)
    /// A word of a `:` line; the words before it, without the colon.
    case operation([String])
  }

  /// The word as typed, up to the cursor.
  let word: String
  /// Where it stands in the line, in UTF-8 bytes.
  let range: Range<Int>
  let subject: Subject
  /// The quote that is open at the cursor; it stands at the front of ``range`` and not in ``word``.
  let quote: Character?

  /// Finds the word that ends at the cursor.
  ///
  /// - Parameters:
  ///   - text: The whole line.
  ///   - cursor: The cursor's offset in UTF-8 bytes.
  init(_ text: String, cursor: Int) {
    let bytes = Array(text.utf8.prefix(cursor))
    let found = WordStart(bytes)
    let raw = String(decoding: bytes[found.contents...], as: UTF8.self)
    let trimmed = String(decoding: bytes, as: UTF8.self).drop { $0 == " " }
    if trimmed.hasPrefix(":") {
      var words = trimmed.dropFirst().split(separator: " ").map(String.init)
      let parts = raw.split(separator: " ").count
      if parts > 0, let first = words.dropLast(parts - 1).last {
        words.removeLast(min(parts, words.count))
        // The option whose value the word is: `--format=cs`.
        if first.hasPrefix("--"), let equals = first.firstIndex(of: "="), !raw.hasPrefix("-") {
          words.append(String(first[...equals]))
        }
      }
      (word, quote) = (raw, nil)
      range = found.contents..<bytes.count
      subject = .operation(words)
      return
    }
    if found.quote != UInt8(ascii: "'"), let name = Self.variableStart(bytes[found.contents...]) {
      word = String(decoding: bytes[name.start...], as: UTF8.self)
      range = name.start..<bytes.count
      quote = nil
      subject = .variable(isBraced: name.isBraced)
      return
    }
    word = raw
    range = found.start..<bytes.count
    quote = found.quote.map { Character(Unicode.Scalar($0)) }
    // A word that nobody types stands for the one at the cursor.
    let mark = "netcopilot-completes-this"
    let line = CommandLine(
      String(decoding: bytes[found.line..<found.start], as: UTF8.self) + mark)
    switch line.role(ofWordEndingWith: mark) {
    case .program: subject = .utility
    case .argument(let utility, let before):
      // What stands behind an equals sign is an option's value.
      let isValue = found.start > 0 && bytes[found.start - 1] == UInt8(ascii: "=")
      subject = isValue ? .file : .argument(utility: utility, before: before)
    case .value, .file: subject = .file
    case nil: subject = .utility
    }
  }

  /// Where a variable's name starts, when the text ends in one.
  private static func variableStart(
    _ text: ArraySlice<UInt8>
  ) -> (start: Int, isBraced: Bool)? {
    var start = text.endIndex
    while start > text.startIndex, isNameByte(text[start - 1]) { start -= 1 }
    guard start > text.startIndex else { return nil }
    let isBraced =
      text[start - 1] == UInt8(ascii: "{") && start - 2 >= text.startIndex
      && text[start - 2] == UInt8(ascii: "$")
    let dollar = isBraced ? start - 2 : start - 1
    guard text[dollar] == UInt8(ascii: "$"),
      dollar == text.startIndex || text[dollar - 1] != UInt8(ascii: "\\")
    else { return nil }
    return (start, isBraced)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}

/// Where the last word of a text starts, as a shell reads quotes and escapes.
private struct WordStart {
  /// The offset of the word, its opening quote included.
  var start = 0
  /// The offset of its contents: behind the quote that is open.
  var contents = 0
  /// The quote that is open at the end.
  var quote: UInt8?
  /// The offset of the line that the word belongs to: behind a backquote that is open.
  var line = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open {
          quote = nil
          contents = start
        } else if open == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
          index += 1
        }
      } else if byte == UInt8(ascii: "\\") {
        index += 1
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
        start = index
        contents = index + 1
      } else if Self.separators.contains(byte) {
        if byte == UInt8(ascii: "`") { line = line == 0 ? index + 1 : 0 }
        start = index + 1
        contents = start
      }
      index += 1
    }
    start = min(start, bytes.count)
    contents = min(contents, bytes.count)
  }

  private static let separators: Set<UInt8> = Set(" \t\n|&;()<>=`".utf8)
}
