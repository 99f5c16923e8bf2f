import Copilot

/// The words of `--help`, made from the same lists that the program runs by.
enum HelpText {
  static func program() -> String {
    var text = """
      netcopilot: a shell for people who operate networks

      usage: netcopilot [GLOBAL]                 start the shell (with lines on stdin: run them)
             netcopilot [GLOBAL] -c LINE         run one line and record it
             netcopilot [GLOBAL] run -- ARGV…    run one command and record it
             netcopilot [GLOBAL] SUBCOMMAND …

      subcommands

      """
    text += rows(Subcommand.all.map { ($0.name, $0.summary) })
    text += "\nglobal options\n"
    text += rows(globals)
    text += "\nIn the shell the same operations start with a colon: ':history list'.\n"
    text += "'netcopilot SUBCOMMAND --help' says more.\n"
    return text
  }

  /// The words of `:help` in the shell.
  static func shell() -> String {
    var text = "Any line is a command and runs as in your usual shell. A line that starts with\n"
    text += "a colon is for the copilot:\n\n"
    text += rows(
      Subcommand.all.filter(\.isForShell).map { (":" + $0.name, $0.summary) } + [
        (":why", "the same as ':explain last': why the last command failed"),
        (":private on|off", "record nothing until it is off; a leading space does it for one line"),
      ])
    text += "\nkeys\n"
    text += rows([
      ("Right, Ctrl-E, Ctrl-F", "take the dim suggestion"),
      ("Alt-F", "take one word of it"),
      ("Ctrl-R", "search the history"),
      ("Tab", "complete"),
      ("!!, !n, !text", "the last line, line n, the last that starts with text"),
    ])
    return text
  }

  private static let globals = [
    ("--data-dir DIR", "where the history lies (NETCOPILOT_DATA_DIR)"),
    ("--config FILE", "the settings (NETCOPILOT_CONFIG)"),
    ("--json", "answer in JSON Lines"),
    ("--color WHEN", "auto, always or never (also NO_COLOR)"),
    ("-q, --quiet", "leave out remarks"),
    ("-v, --verbose", "say more"),
    ("--help", "this help"),
    ("--version", "the version"),
  ]

  static func subcommand(_ subcommand: Subcommand) -> String {
    var text = "netcopilot \(subcommand.name): \(subcommand.summary)\n"
    for line in subcommand.usage { text += "  netcopilot \(line)\n" }
    for operation in subcommand.operations {
      text += "\n  netcopilot " + synopsis(operation) + "\n"
      text += "    " + operation.summary + "\n"
      text += rows(
        operation.parameters.map { (option($0), $0.help) }, indentation: 4)
    }
    return text
  }

  /// How an operation is called, on one line.
  static func synopsis(_ operation: Operation) -> String {
    var words = operation.path
    for parameter in operation.parameters {
      let word = option(parameter, isShort: true) + (parameter.kind == .integers ? "…" : "")
      words.append(parameter.isRequired ? word : "[\(word)]")
    }
    return words.joined(separator: " ")
  }

  /// How a parameter is typed.
  ///
  /// - Parameter isShort: Whether one of its two names is enough.
  static func option(_ parameter: Parameter, isShort: Bool = false) -> String {
    if parameter.isPositional { return parameter.valueName }
    var name = "--" + String(parameter.name.map { $0 == "_" ? "-" : $0 })
    if let letter = parameter.shortName { name = isShort ? "-\(letter)" : "-\(letter), \(name)" }
    return parameter.valueName.isEmpty ? name : "\(name) \(parameter.valueName)"
  }

  private static func rows(_ rows: [(String, String)], indentation: Int = 2) -> String {
    let width = rows.map { $0.0.count }.max() ?? 0
    return rows.map { name, help in
      String(repeating: " ", count: indentation) + name
        + String(repeating: " ", count: width - name.count + 2) + help + "\n"
    }.joined()
  }
}
