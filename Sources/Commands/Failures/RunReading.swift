/// A run with its command line and output taken apart once, for everything that looks at them.
struct RunReading {
  let run: FailedRun
  let line: CommandLine
  /// The program's name; empty for a line without one.
  let utility: String
  /// The words behind the program's.
  let arguments: [String]
  let wrappers: [String]
  let errors: OutputText
  let output: OutputText

  init(_ run: FailedRun) {
    self.run = run
    line = CommandLine(String(run.command.prefix(8192)))
    let main = line.mainInvocation
    utility = main?.utility ?? ""
    arguments = main?.arguments.map(\.value) ?? []
    wrappers = main?.wrappers ?? []
    errors = OutputText(run.standardError)
    output = OutputText(run.standardOutput)
  }

  /// Whether the program reports failures on standard output.
  var reportsOnOutput: Bool { UtilityProfile.of(utility).terminalUse == .lineOriented }

  /// Whether one of the options stands among the arguments, alone or with its value attached.
  func hasOption(_ names: String...) -> Bool {
    arguments.contains { word in
      names.contains { word == $0 || ($0.utf8.count == 2 && word.hasPrefix($0)) }
    }
  }

  /// The value of an option, attached or in the next word.
  func value(of names: String...) -> String? {
    for (index, word) in arguments.enumerated() {
      for name in names {
        if word == name { return index + 1 < arguments.count ? arguments[index + 1] : nil }
        if name.hasPrefix("--"), word.hasPrefix(name + "=") {
          return String(word.dropFirst(name.count + 1))
        }
        if !name.hasPrefix("--"), name.utf8.count == 2, word.hasPrefix(name), word != name {
          return String(word.dropFirst(2))
        }
      }
    }
    return nil
  }

  /// The words that are neither options nor, as far as their place tells, options' values.
  var operands: [String] { arguments.filter { !$0.hasPrefix("-") && !$0.hasPrefix("+") } }
}

/// A cause that is thought of, with how much speaks for it.
struct Suspicion {
  var cause: FailureCause
  /// From 1 to 99, as in ``PhraseTable``.
  var weight: Int
  var evidence: [String]
}
