extension Subcommand {
  /// `completions bash|zsh|fish`: what a shell needs to complete this program's words.
  static let completions = Subcommand(
    "completions", "Print completions for bash, zsh or fish", usage: ["completions bash|zsh|fish"]
  ) { (program, words) throws(UsageError) in
    let rest = try program.takePositional(&words, subcommand: "completions")
    guard rest.count <= 1 else {
      throw .unexpectedArgument(rest[1], subcommand: "completions")
    }
    guard let shell = rest.first else {
      throw .missingArgument("bash, zsh or fish", subcommand: "completions")
    }
    guard let script = CompletionScript(rawValue: shell) else {
      throw .wrongValue(option: "completions", value: shell, expected: "bash, zsh or fish")
    }
    program.console.write(script.text)
    program.console.flush()
    return 0
  }
}
