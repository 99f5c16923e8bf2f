import Copilot

extension Subcommand {
  /// `completions bash|zsh|fish`: what a shell needs to complete this program's words.
  static let completions = Subcommand(
    "completions", "Print completions for bash, zsh or fish", usage: ["completions bash|zsh|fish"]
  ) { (program, words) throws(UsageError) in
    let rest = try program.takePositional(&words, subcommand: "completions")
    guard let shell = rest.first else {
      throw .missingArgument("bash, zsh or fish", subcommand: "completions")
    }
    guard let script = CompletionScript(shell: shell) else {
      throw .wrongValue(option: "completions", value: shell, expected: "bash, zsh or fish")
    }
    program.console.write(script.text)
    program.console.flush()
    return 0
  }
}

/// The completion script of a shell, made from the lists that the program runs by.
struct CompletionScript {
  private enum Shell: String {
    case bash, zsh, fish
  }

  private let shell: Shell

  init?(shell: String) {
    guard let shell = Shell(rawValue: shell) else { return nil }
    self.shell = shell
  }

  var text: String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  private static let globals = [
    ("--data-dir", "where the history lies"), ("--config", "the settings"),
    ("--json", "answer in JSON Lines"), ("--color", "auto, always or never"),
    ("--quiet", "leave out remarks"), ("--verbose", "say more"), ("--help", "help"),
    ("--version", "the version"),
  ]

  /// The second words of a subcommand.
  private func actions(_ subcommand: Subcommand) -> [(name: String, summary: String)] {
    let operations = subcommand.operations.compactMap { operation in
      operation.path.count > 1 ? (name: operation.path[1], summary: operation.summary) : nil
    }
    let own = subcommand.usage.compactMap { line -> (name: String, summary: String)? in
      let words = line.split(separator: " ")
      guard words.count > 1, words[1].allSatisfy({ $0.isLowercase }) else { return nil }
      return (name: String(words[1]), summary: "")
    }
    return operations + own.filter { word in !operations.contains { $0.name == word.name } }
  }

  /// The options of a subcommand's operations.
  private func options(_ subcommand: Subcommand) -> [(name: String, summary: String)] {
    var seen = Set<String>()
    return subcommand.operations.flatMap(\.parameters).filter { !$0.isPositional }.compactMap {
      parameter in
      let name = "--" + String(parameter.name.map { $0 == "_" ? "-" : $0 })
      return seen.insert(name).inserted ? (name: name, summary: parameter.help) : nil
    }
  }

  private var bash: String {
    var cases = ""
    for subcommand in Subcommand.all where !subcommand.takesRawArguments {
      let words = actions(subcommand).map(\.name) + options(subcommand).map(\.name)
      if words.isEmpty { continue }
      cases += "      \(subcommand.name)) words=\"\(words.joined(separator: " "))\" ;;\n"
    }
    let names = Subcommand.all.map(\.name) + CompletionScript.globals.map(\.0)
    return """
      # bash completion for netcopilot
      _netcopilot() {
        local word="${COMP_WORDS[COMP_CWORD]}" index subcommand="" words=""
        for ((index = 1; index < COMP_CWORD; index++)); do
          case "${COMP_WORDS[index]}" in
            --data-dir|--config|--color) ((index++)) ;;
            -*) ;;
            *) subcommand="${COMP_WORDS[index]}"; break ;;
          esac
        done
        case "$subcommand" in
            "") words="\(names.joined(separator: " "))" ;;
            run) COMPREPLY=($(compgen -c -- "$word")); return ;;
            completions) words="bash zsh fish" ;;
      \(cases)  esac
        COMPREPLY=($(compgen -W "$words" -- "$word"))
        [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
      }
      complete -o filenames -F _netcopilot netcopilot

      """
  }

  private var zsh: String {
    func described(_ rows: [(name: String, summary: String)]) -> String {
      rows.map { "'" + quoted($0.summary.isEmpty ? $0.name : $0.name + ":" + $0.summary) + "'" }
        .joined(separator: " ")
    }
    var cases = ""
    for subcommand in Subcommand.all where !subcommand.takesRawArguments {
      let rows = actions(subcommand) + options(subcommand)
      if rows.isEmpty { continue }
      cases += "    \(subcommand.name)) rows=(\(described(rows))) ;;\n"
    }
    let names = Subcommand.all.map { (name: $0.name, summary: $0.summary) }
    return """
      #compdef netcopilot
      _netcopilot() {
        local -a rows
        if (( CURRENT == 2 )); then
          rows=(\(described(names)))
          _describe subcommand rows
          return
        fi
        case "$words[2]" in
          run) shift words; (( CURRENT-- )); _normal; return ;;
          completions) rows=(bash zsh fish) ;;
      \(cases)  esac
        _describe word rows || _files
      }
      _netcopilot "$@"

      """
  }

  private var fish: String {
    var text = "# fish completion for netcopilot\n"
    let first = "__fish_use_subcommand"
    for subcommand in Subcommand.all {
      text +=
        "complete -c netcopilot -n \(first) -f -a \(subcommand.name) -d '\(quoted(subcommand.summary))'\n"
    }
    for (option, summary) in CompletionScript.globals {
      text += "complete -c netcopilot -l \(option.dropFirst(2)) -d '\(quoted(summary))'\n"
    }
    for subcommand in Subcommand.all where !subcommand.takesRawArguments {
      let seen = "'__fish_seen_subcommand_from \(subcommand.name)'"
      for row in actions(subcommand) {
        text +=
          "complete -c netcopilot -n \(seen) -f -a \(row.name) -d '\(quoted(row.summary))'\n"
      }
      for row in options(subcommand) {
        text +=
          "complete -c netcopilot -n \(seen) -l \(row.name.dropFirst(2)) -d '\(quoted(row.summary))'\n"
      }
    }
    text +=
      "complete -c netcopilot -n '__fish_seen_subcommand_from completions' -f -a 'bash zsh fish'\n"
    return text
  }

  /// A text inside single quotes: POSIX shells and fish both read `'\''`.
  private func quoted(_ text: String) -> String {
    text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
  }
}
