import Copilot

/// What may stand where on this program's command line: the list behind every completion.
///
/// It is made from the lists that the program runs by.
struct CommandWords {
  /// What a place of the line takes.
  enum Value: Equatable {
    /// Something that can't be proposed.
    case anything
    case files
    case directories
    case words([String])
    /// The name of a setting.
    case setting
    /// What the setting before it may be.
    case settingValue
  }

  /// An option.
  struct Option {
    /// With its dashes.
    let name: String
    let help: String
    /// What follows it; nil for a flag.
    let value: Value?
  }

  /// Words that choose what the program does, and what may follow them.
  struct Command {
    /// `["history", "list"]`, `["doctor"]`.
    let path: [String]
    let help: String
    var options: [Option] = []
    /// What the words without dashes are, in order.
    var places: [Value] = []

    /// The path as it is typed.
    var line: String { path.joined(separator: " ") }
  }

  /// Every subcommand's name with its help.
  let subcommands: [(name: String, help: String)]
  /// Every command, in the order in which help lists them.
  let commands: [Command]

  /// The options that every command takes.
  let globals: [Option]

  /// The words of the program, or of the `:` lines inside its shell.
  init(isForShell: Bool = false) {
    let subcommands = Subcommand.all.filter { !isForShell || $0.isForShell }
    // A shell that runs has its files.
    let fixed = ["--data-dir", "--config", "--version"]
    globals = CommandWords.globals.filter { !isForShell || !fixed.contains($0.name) }
    self.subcommands = subcommands.map { ($0.name, $0.summary) }
    commands = subcommands.filter { !$0.takesRawArguments }.flatMap {
      CommandWords.commands(of: $0)
    }
  }

  private static let globals = [
    Option(name: "--data-dir", help: "where the history lies", value: .directories),
    Option(name: "--config", help: "the settings", value: .files),
    Option(name: "--json", help: "answer in JSON Lines", value: nil),
    Option(
      name: "--color", help: "auto, always or never", value: .words(["auto", "always", "never"])),
    Option(name: "--quiet", help: "leave out remarks", value: nil),
    Option(name: "--verbose", help: "say more", value: nil),
    Option(name: "--help", help: "help", value: nil),
    Option(name: "--version", help: "the version", value: nil),
  ]

  /// Whether a subcommand needs a second word.
  func isGroup(_ name: String) -> Bool {
    commands.contains { $0.path.count > 1 && $0.path[0] == name }
  }

  /// The names of the subcommands that need a second word.
  var groups: [String] { subcommands.map(\.name).filter(isGroup) }

  /// The second words of a subcommand.
  func actions(of name: String) -> [(name: String, help: String)] {
    commands.filter { $0.path.count > 1 && $0.path[0] == name }.map { ($0.path[1], $0.help) }
  }

  /// The settings with what each may be, where that can be listed.
  static let settings = ConfigurationKey.all.map { key in
    let values: [String] =
      switch key.kind {
      case .flag: ["true", "false"]
      case .choice(let words): words
      default: []
      }
    return (name: key.name, help: key.help, values: values)
  }
}

// MARK: - From what the program runs by

extension CommandWords {
  private static func commands(of subcommand: Subcommand) -> [Command] {
    let usages = subcommand.usage.map { command(usage: $0) }
    let operations = subcommand.operations.map { operation in
      let own = usages.first { $0.path == operation.path }?.options ?? []
      var command = Command(
        path: operation.path, help: operation.summary,
        options: operation.parameters.filter { !$0.isPositional }.map { parameter in
          Option(
            name: "--" + String(parameter.name.map { $0 == "_" ? "-" : $0 }),
            help: parameter.help, value: parameter.kind == .flag ? nil : value(of: parameter))
        },
        places: operation.parameters.filter(\.isPositional).map { value(of: $0) })
      // What only the command line has, such as files to write the answer into.
      let known = command.options.map(\.name)
      command.options += own.filter { !known.contains($0.name) }
      return command
    }
    return operations + usages.filter { usage in !operations.contains { $0.path == usage.path } }
  }

  private static func value(of parameter: Parameter) -> Value {
    if parameter.name == "cwd" { return .directories }
    if parameter.valueName.contains("|") { return value(named: parameter.valueName) }
    return parameter.kind == .path ? .files : .anything
  }

  /// Reads a line of help such as `history export --format json|csv [FILE]`.
  static func command(usage: String) -> Command {
    var command = Command(path: [], help: "")
    var option: String?
    for word in usage.split(separator: " ") {
      if word == "#" { break }
      let plain = String(word.filter { !"[]…".contains($0) })
      if let name = option {
        command.options.append(Option(name: name, help: "", value: value(named: plain)))
        option = nil
      } else if plain.hasPrefix("-"), plain.utf8.count > 1 {
        if word.hasSuffix("]"), word.hasPrefix("[") {
          command.options.append(Option(name: plain, help: "", value: nil))
        } else {
          option = plain
        }
      } else if command.places.isEmpty, command.path.count < 2,
        plain.allSatisfy({ $0.isLowercase })
      {
        command = Command(path: command.path + [plain], help: "", options: command.options)
      } else {
        command.places.append(value(named: plain))
      }
    }
    return command
  }

  private static func value(named name: String) -> Value {
    switch name {
    case "FILE": .files
    case "DIR": .directories
    case "KEY": .setting
    case "VALUE": .settingValue
    default:
      name.contains("|") ? .words(name.split(separator: "|").map(String.init)) : .anything
    }
  }
}

// MARK: - Proposals

extension CommandWords {
  /// What can be proposed at a place.
  enum Proposals {
    case rows([(name: String, help: String)])
    case files
    case directories
  }

  /// What can stand behind these words, of which the first is a subcommand.
  ///
  /// - Parameters:
  ///   - words: The words before the cursor's.
  ///   - startsWithDash: Whether the word at the cursor starts with a dash.
  func proposals(after words: [String], startsWithDash: Bool) -> Proposals {
    var line: [String] = []
    var positional: [String] = []
    var pending: Option?
    for word in words {
      if pending != nil {
        pending = nil
      } else if word.hasPrefix("-"), word != "-" {
        let name = word.hasSuffix("=") ? String(word.dropLast()) : word
        pending = options(of: line).first { $0.name == name && $0.value != nil }
      } else if line.isEmpty || (line.count == 1 && isGroup(line[0])) {
        line.append(word)
      } else {
        positional.append(word)
      }
    }
    if let value = pending?.value { return proposals(for: value, key: nil) }
    guard let name = line.first else { return .rows(subcommands) }
    guard let command = commands.first(where: { $0.path == line }) else {
      return .rows(line.count == 1 && !startsWithDash ? actions(of: name) : [])
    }
    if startsWithDash { return .rows(options(of: line).map { ($0.name, $0.help) }) }
    if command.places.isEmpty { return .rows(command.options.map { ($0.name, $0.help) }) }
    guard positional.count < command.places.count else { return .rows([]) }
    return proposals(for: command.places[positional.count], key: positional.first)
  }

  private func options(of line: [String]) -> [Option] {
    (commands.first { $0.path == line }?.options ?? []) + globals
  }

  private func proposals(for value: Value, key: String?) -> Proposals {
    switch value {
    case .anything: .rows([])
    case .files: .files
    case .directories: .directories
    case .words(let words): .rows(words.map { ($0, "") })
    case .setting: .rows(CommandWords.settings.map { ($0.name, $0.help) })
    case .settingValue:
      .rows((CommandWords.settings.first { $0.name == key }?.values ?? []).map { ($0, "") })
    }
  }
}
