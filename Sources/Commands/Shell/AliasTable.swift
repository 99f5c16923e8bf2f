/// An alias and what it stands for.
package struct Alias: Sendable, Equatable {
  /// The word that is replaced.
  package let name: String

  /// The text that takes its place.
  package let value: String
}

/// The shell's aliases.
package struct AliasTable: Sendable {
  /// Expanding stops at a line of this many bytes, so that no table can grow it without end.
  static let longestLineBytes = 1 << 20

  /// Expanding stops after this many replacements, as aliases can double each other.
  static let mostReplacements = 1000

  private var values: [String: String] = [:]

  /// A table without aliases.
  package init() {}

  /// The table that a shell's list of its aliases stands for, such as `alias ll='ls -l'`.
  ///
  /// - Parameter list: What `alias` or `alias -L` prints. zsh's global aliases and those of file name
  ///   suffixes are left out, as they aren't replaced at the front of a command, and so are the two
  ///   that zsh defines by itself. zshbuiltins(1), zshcontrib(1)
  package init(list: String) {
    for command in CommandLine(list).simpleCommands {
      var words = command.words.map(\.value)[...]
      // dash leaves out the first word, which makes the definition look like an assignment.
      for assignment in command.assignments where words.isEmpty {
        values[assignment.name] = assignment.value.value
      }
      guard words.popFirst() == "alias" else { continue }
      if words.first == "--" { words.removeFirst() }
      guard let word = words.first, words.count == 1, let equals = word.firstIndex(of: "="),
        equals != word.startIndex
      else { continue }
      values[String(word[..<equals])] = String(word[word.index(after: equals)...])
    }
    for (name, value) in [("run-help", "man"), ("which-command", "whence")]
    where values[name] == value {
      values[name] = nil
    }
  }

  /// The text that an alias stands for; assigning nil removes it.
  package subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// All aliases, by name.
  package var sorted: [Alias] {
    values.map { Alias(name: $0.key, value: $0.value) }.sorted { $0.name < $1.name }
  }

  /// Replaces the first words of the line's commands that are aliases.
  ///
  /// A quoted word is left alone, an alias is not replaced within its own text, and a value that
  /// ends in a blank lets the next word be replaced too. The source is POSIX, section 2.3.1.
  package func expand(_ line: String) -> String {
    guard !values.isEmpty else { return line }
    var budget = Self.mostReplacements
    return expand(line, active: [], budget: &budget)
  }

  private func expand(_ line: String, active: Set<String>, budget: inout Int) -> String {
    var replacements: [(range: Range<Int>, text: String)] = []
    for command in CommandLine(line).simpleCommands {
      for word in command.words {
        guard !word.isQuoted, !active.contains(word.text), let value = values[word.text] else {
          break
        }
        guard budget > 0 else { return line }
        budget -= 1
        let expanded = expand(value, active: active.union([word.text]), budget: &budget)
        replacements.append((word.range, expanded))
        guard let last = value.utf8.last, ByteClass.isBlank(last) else { break }
      }
    }
    guard !replacements.isEmpty else { return line }
    replacements.sort { $0.range.lowerBound < $1.range.lowerBound }
    let bytes = Array(line.utf8)
    var result: [UInt8] = []
    var position = 0
    for replacement in replacements where replacement.range.lowerBound >= position {
      guard result.count + replacement.text.utf8.count < Self.longestLineBytes else { return line }
      result.append(contentsOf: bytes[position..<replacement.range.lowerBound])
      result.append(contentsOf: replacement.text.utf8)
      position = replacement.range.upperBound
    }
    result.append(contentsOf: bytes[position...])
    return String(decoding: result, as: UTF8.self)
  }
}
