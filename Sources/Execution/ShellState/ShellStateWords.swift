/// What a shell is told to say at its end, in its own language, and what it is given at its start.
struct ShellStateWords {
  let language: ShellLanguage
  let questions: ShellQuestions

  /// The file that the shell's words go to.
  static let path = "/proc/self/fd/\(LaunchRequest.extraDescriptorNumber)"

  /// What follows the shell in the argument vector.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - hasStart: Whether the file begins with words to be read first.
  ///   - definitions: What earlier lines have set.
  func arguments(line: String, hasStart: Bool, definitions: ShellDefinitions) -> [String] {
    let line = questions.exit ? line + "\n" + lastWords : line
    return switch language {
    case .bash: ["-c", line]
    case .fish:
      ["-C", (hasStart ? "source \(Self.path); " : "") + fishHandler, "-c", line]
    case .zsh where hasStart: ["-c", ". \(Self.path); " + line]
    case .zsh, .foreign: ["-c", trap + "; " + line]
    // It has no file of words that it reads first.
    case .posix: ["-c", ([trap] + aliases(definitions) + [line]).joined(separator: "; ")]
    }
  }

  /// Words behind the line that are reached unless it leaves the shell; they keep its status.
  private var lastWords: String {
    language == .fish
      ? "set -g __netcopilot_end $status; exit $__netcopilot_end"
      : "__netcopilot_end=$?; exit $__netcopilot_end"
  }

  /// The front of the file: what the shell reads before the line.
  ///
  /// - Parameters:
  ///   - definitions: Functions and options of earlier lines.
  ///   - userFile: The value of the user's own `BASH_ENV`.
  func start(_ definitions: ShellDefinitions, userFile: String?) -> String {
    let functions = definitions.functions.sorted { $0.key < $1.key }.map {
      language.quoted($0.value)
    }
    switch language {
    case .bash:
      var text = "unset BASH_ENV\n"
      if let userFile, !userFile.isEmpty {
        text =
          "export BASH_ENV=\(language.quoted(userFile))\n"
          + "if [ -r \"$BASH_ENV\" ]; then . \"$BASH_ENV\"; fi\n"
      }
      text += trap + "\n"
      // A definition that bash can't read back must not keep it from the others.
      for function in functions { text += "eval \(function) 2>/dev/null\n" }
      if !definitions.options.isEmpty {
        text += "eval \(language.quoted(definitions.options)) 2>/dev/null\n"
      }
      return text + aliases(definitions).map { $0 + "\n" }.joined()
    case .zsh:
      let aliases = aliases(definitions).map { $0 + "\n" }.joined()
      guard !definitions.isEmpty || !aliases.isEmpty else { return "" }
      // Words of a function's text were aliases' values already.
      var text = trap + "\n"
      text += functions.map { "() { setopt localoptions noaliases; eval \($0) 2>/dev/null }\n" }
        .joined()
      if !definitions.options.isEmpty {
        text += "eval \(language.quoted(definitions.options)) 2>/dev/null\n"
      }
      return text + aliases
    case .fish: return functions.map { "eval \($0) 2>/dev/null\n" }.joined()
    case .posix, .foreign: return ""
    }
  }

  private func aliases(_ definitions: ShellDefinitions) -> [String] {
    guard questions.aliases else { return [] }
    // dash takes `--` for a name.
    let command = language == .posix ? "alias" : "alias --"
    return definitions.aliases.sorted { $0.key < $1.key }
      .map { "\(command) \(language.quoted("\($0.key)=\($0.value)")) 2>/dev/null" }
  }

  /// Words that set the trap. They use only what every POSIX shell has, or what its language adds;
  /// `env` prints the variables, because `export -p` quotes them in each shell's own way.
  private var trap: String {
    // What the shell exports last reaches only `env`: no command of the line sees it.
    let names = questions.variables
    let export = names.isEmpty ? "" : "export \(names.joined(separator: " ")); "
    return
      "trap '{ { \(export)printf \"\(ShellStateChange.mark)\\0\"; pwd; printf \"\\0\"; umask; "
      + "printf \"\\0\"; /usr/bin/env -0; printf \"\\0\"; \(functions)\(options)\(aliases)\(exit)"
      + "printf \"\(ShellStateChange.mark)\\0\"; } >>\(Self.path); } 2>/dev/null' EXIT"
  }

  private var exit: String {
    guard questions.exit else { return "" }
    return "[ -n \"${__netcopilot_end-}\" ] || printf \"\(ShellStateChange.exitMark)\\0\"; "
  }

  private var functions: String {
    guard questions.functions else { return "" }
    let list =
      switch language {
      case .bash:
        "declare -F | while IFS=\" \" read -r a b c; do printf \"%s\\0\" \"$c\"; "
          + "declare -f -- \"$c\"; printf \"\\0\"; done; "
      case .zsh:
        "for n in ${(k)functions}; do printf \"%s\\0\" \"$n\"; functions -- \"$n\"; "
          + "printf \"\\0\"; done; "
      case .posix, .fish, .foreign: ""
      }
    return list.isEmpty
      ? "" : "printf \"\(ShellStateChange.functionsMark)\\0\"; \(list)printf \"\\0\"; "
  }

  private var aliases: String {
    guard questions.aliases else { return "" }
    let list =
      switch language {
      case .bash, .posix: "alias; "
      case .zsh: "alias -L; "
      case .fish, .foreign: ""
      }
    return list.isEmpty
      ? "" : "printf \"\(ShellStateChange.aliasesMark)\\0\"; \(list)printf \"\\0\"; "
  }

  private var options: String {
    guard questions.options else { return "" }
    let list =
      switch language {
      case .bash: "set +o; shopt -p; "
      case .zsh: "setopt | while IFS= read -r o; do printf \"setopt %s\\n\" \"$o\"; done; "
      case .posix, .fish, .foreign: ""
      }
    return list.isEmpty
      ? "" : "printf \"\(ShellStateChange.optionsMark)\\0\"; \(list)printf \"\\0\"; "
  }

  /// A function that fish runs at its exit. fish(1), `function --on-event fish_exit`
  private var fishHandler: String {
    var text = "function __netcopilot_exit --on-event fish_exit; begin; "
    // A list of several words is none of the environment's values.
    for name in questions.variables {
      text += "test (count $\(name)) -eq 1; and set -gx \(name) $\(name); "
    }
    text += "printf '\(ShellStateChange.mark)\\0'; pwd; printf '\\0'; umask; printf '\\0'; "
    text += "/usr/bin/env -0; printf '\\0'; "
    if questions.functions {
      text += "printf '\(ShellStateChange.functionsMark)\\0'; "
      if !questions.functionNames.isEmpty {
        let names = questions.functionNames.map { language.quoted($0) }.joined(separator: " ")
        text += "for n in \(names); functions -q $n; and begin; printf '%s\\0' $n; "
        text += "functions --no-details $n; printf '\\0'; end; end; "
      }
      text += "printf '\\0'; "
    }
    if questions.exit {
      text += "set -q __netcopilot_end; or printf '\(ShellStateChange.exitMark)\\0'; "
    }
    return text + "printf '\(ShellStateChange.mark)\\0'; end >>\(Self.path) 2>/dev/null; end"
  }
}
