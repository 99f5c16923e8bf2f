extension CommandLine {
  /// Whether the line may leave other functions in the shell than it found.
  ///
  /// It may when it has the marks of a definition anywhere, reads a script into the shell, or takes
  /// functions away.
  package var mayDefineFunctions: Bool {
    if text.contains("()") || text.contains("( )") { return true }
    return simpleCommands.contains { command in
      guard let name = command.words.first?.value else { return false }
      switch name {
      case "source", ".", "eval", "unfunction", "functions", "autoload": return true
      case "unset": return command.words.contains { $0.value.hasPrefix("-") }
      default: return false
      }
    } || text.contains("function")
  }

  /// Whether the line may leave other aliases in the shell than it found.
  package var mayChangeAliases: Bool {
    simpleCommands.contains { command in
      switch command.words.first?.value {
      case "alias", "unalias", "source", ".", "eval": true
      default: false
      }
    }
  }

  /// Whether the line may leave other shell options than it found.
  package var setsShellOptions: Bool {
    simpleCommands.contains { command in
      guard let name = command.words.first?.value else { return false }
      switch name {
      case "shopt", "setopt", "unsetopt", "emulate": return true
      case "set":
        guard let first = command.words.dropFirst().first?.value.utf8, first.count > 1 else {
          return false
        }
        return (first.first == UInt8(ascii: "-") || first.first == UInt8(ascii: "+"))
          && !first.elementsEqual("--".utf8)
      default: return false
      }
    }
  }

  /// Whether the line may leave the shell that it runs in, by itself or through a function.
  ///
  /// - Parameter functions: The texts of the functions that it can call, by name.
  package func mayExit(through functions: [String: String]) -> Bool {
    zip(simpleCommands, places).contains { command, place in
      guard !place.isInSubshell, !place.isSubstituted, !place.isInBackground else { return false }
      // In fish, `and` and `or` are commands with a command behind them.
      return command.words.prefix(2).contains { word in
        let name = word.value
        return name == "exit" || name == "logout" || name == "eval"
          || functions[name]?.contains("exit") == true
      }
    }
  }

  /// The words that start its simple commands, in order, those in substitutions included.
  package var commandNames: [String] {
    simpleCommands.compactMap { $0.words.first?.value }
  }

  /// The names that follow the word `function`, as fish's definitions are written.
  package var functionNames: [String] {
    var names: [String] = []
    var isNext = false
    for word in text.utf8.split(whereSeparator: { " \t\n;".utf8.contains($0) }) {
      if isNext, let first = word.first, first != UInt8(ascii: "-") {
        names.append(String(decoding: word, as: UTF8.self))
      }
      isNext = word.elementsEqual("function".utf8)
    }
    return names
  }

  /// The variables that fish's `set` gives a value or takes it from, without exporting them.
  package var namesSetInFish: Set<String> {
    var names: Set<String> = []
    for command in ownCommands where command.words.first?.value == "set" {
      let arguments = command.words.dropFirst().map(\.value)
      let options = arguments.prefix { $0.hasPrefix("-") }
      let isExported = options.contains { option in
        option == "--export" || (!option.hasPrefix("--") && option.contains("x"))
      }
      guard !isExported, let name = arguments.dropFirst(options.count).first,
        Self.isName(name)
      else { continue }
      names.insert(name)
    }
    return names
  }
}
