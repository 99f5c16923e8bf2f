/// The words behind a utility's name, read with what the catalogue knows of its options.
package struct ArgumentReading: Sendable, Equatable {
  /// An option that was given.
  package struct Given: Sendable, Equatable {
    /// The option.
    package let option: CatalogueOption
    /// Its argument; nil when it has none.
    package let value: String?
  }

  /// The options given, in order.
  package private(set) var given: [Given] = []
  /// Options that the catalogue does not know; of a cluster of letters, each with a dash.
  package private(set) var unknownOptions: [String] = []
  /// The other words, a subcommand's among them.
  package private(set) var operands: [String] = []
  /// The subcommand that the words choose; nil when there is none.
  package private(set) var subcommand: CatalogueSubcommand?
  /// How many operands chose it.
  package private(set) var subcommandWords = 0
  private let words: [String]

  /// Reads words.
  ///
  /// - Parameters:
  ///   - words: The words behind the utility's name, as the program would receive them.
  ///   - entry: The utility.
  package init(_ words: [String], of entry: CatalogueEntry) {
    self.words = words
    scan(entry.options)
    guard !entry.subcommands.isEmpty else { return }
    choose(entry)
    // A subcommand's own options say which words are their values.
    if let subcommand, !subcommand.options.isEmpty {
      given = []
      unknownOptions = []
      operands = []
      scan(subcommand.options + entry.options)
      choose(entry)
    }
  }

  /// Whether an option was given, by any of its names.
  package func has(_ name: String) -> Bool {
    given.contains { $0.option.names.contains(name) } || unknownOptions.contains(name)
      || words.contains(name)
  }

  /// The value of an option's last use; nil when it was not given or has none.
  package func value(of name: String) -> String? {
    given.last { $0.option.names.contains(name) }?.value
  }

  /// Whether every condition holds; a condition is an option, a word, either with `*`, or
  /// `operands:2` for at least two words that are no options.
  package func satisfies(_ conditions: [String]) -> Bool {
    conditions.allSatisfy { holds($0) }
  }

  private func holds(_ condition: String) -> Bool {
    if condition.hasPrefix("operands:"), let least = Int(condition.dropFirst(9)) {
      return operands.count >= least
    }
    if condition.utf8.last == UInt8(ascii: "*") {
      let start = String(condition.dropLast())
      if start.utf8.first == UInt8(ascii: "*") {
        let middle = String(start.dropFirst())
        return words.contains { $0.utf8Contains(middle) }
      }
      return words.contains { $0.hasPrefix(start) }
        || given.contains { $0.option.names.contains(start) && $0.value != nil }
        || given.contains { use in
          use.option.names.contains { name in
            guard let value = use.value, start.hasPrefix(name) else { return false }
            return value.hasPrefix(start.dropFirst(name.count))
          }
        }
    }
    if condition.utf8.first == UInt8(ascii: "*") {
      let end = String(condition.dropFirst())
      return words.contains { $0.hasSuffix(end) }
    }
    return has(condition)
  }

  // MARK: - Scanning

  private mutating func scan(_ options: [CatalogueOption]) {
    var index = 0
    var isOnlyOperands = false
    while index < words.count {
      let word = words[index]
      index += 1
      let bytes = word.utf8
      if isOnlyOperands {
        operands.append(word)
        continue
      }
      if word == "--" {
        isOnlyOperands = true
        continue
      }
      // An exact name, be it one without a dash, such as `dev`.
      if let option = options.first(where: { $0.names.contains(word) }) {
        if option.takesNextWord, index < words.count {
          given.append(Given(option: option, value: words[index]))
          index += 1
        } else {
          given.append(Given(option: option, value: nil))
        }
        continue
      }
      guard bytes.count > 1, let first = bytes.first,
        first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
      else {
        operands.append(word)
        continue
      }
      if let (option, value) = attached(word, options) {
        given.append(Given(option: option, value: value))
      } else if word.hasPrefix("--") || first == UInt8(ascii: "+") {
        unknownOptions.append(String(word.prefix { $0 != "=" }))
      } else {
        index = cluster(word, options, next: index)
      }
    }
  }

  /// The option whose value is attached: `--x=5`, `+time=2`, `-PS22`, `-p80`.
  private func attached(
    _ word: String, _ options: [CatalogueOption]
  ) -> (CatalogueOption, String)? {
    if let equals = word.firstIndex(of: "=") {
      let name = String(word[..<equals])
      if let option = options.first(where: { $0.names.contains(name) }) {
        return (option, String(word[word.index(after: equals)...]))
      }
    }
    guard !word.hasPrefix("--") else { return nil }
    var best: (option: CatalogueOption, length: Int)?
    for option in options where option.argument != nil {
      for name in option.names {
        let length = name.utf8.count
        guard name.hasPrefix("-"), !name.hasPrefix("--"), word.hasPrefix(name),
          length > best?.length ?? 0
        else { continue }
        best = (option, length)
      }
    }
    guard let best else { return nil }
    let value = word.utf8.dropFirst(best.length)
    return (best.option, String(Substring(value)))
  }

  /// Reads `-zvw1`: letters that are options, the last one maybe with its value.
  private mutating func cluster(
    _ word: String, _ options: [CatalogueOption], next: Int
  ) -> Int {
    var rest = Substring(word.dropFirst())
    while let letter = rest.popFirst() {
      let name = "-\(letter)"
      guard let option = options.first(where: { $0.names.contains(name) }) else {
        unknownOptions.append(name)
        continue
      }
      guard option.argument != nil else {
        given.append(Given(option: option, value: nil))
        continue
      }
      if !rest.isEmpty {
        given.append(Given(option: option, value: String(rest)))
        return next
      }
      if option.takesNextWord, next < words.count {
        given.append(Given(option: option, value: words[next]))
        return next + 1
      }
      given.append(Given(option: option, value: nil))
    }
    return next
  }

  // MARK: - Subcommands

  /// Finds the longest path that the operands begin with.
  private mutating func choose(_ entry: CatalogueEntry) {
    subcommand = nil
    subcommandWords = 0
    for candidate in entry.subcommands {
      for path in [candidate.path] + candidate.also where path.count > subcommandWords {
        guard operands.count >= path.count, operands.starts(with: path) else { continue }
        subcommand = candidate
        subcommandWords = path.count
      }
    }
  }
}

extension String {
  /// Whether a text stands anywhere in this one. Complexity: O(*n* · *m*).
  func utf8Contains(_ text: String) -> Bool {
    utf8Contains(Array(text.utf8))
  }

  /// Whether bytes stand anywhere in this text. Complexity: O(*n* · *m*).
  func utf8Contains(_ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    let bytes = utf8Span.span
    guard bytes.count >= wanted.count else { return false }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
      var offset = 1
      while offset < wanted.count, bytes[start + offset] == wanted[offset] { offset += 1 }
      if offset == wanted.count { return true }
    }
    return false
  }
}
