/// The options that stand before the subcommand.
struct GlobalOptions: Equatable, Sendable {
  var dataDirectory: String?
  var configurationFile: String?
  var isJSON = false
  var color: String?
  var isQuiet = false
  var isVerbose = false
  var wantsHelp = false
  var wantsVersion = false
  /// The line of `-c`.
  var line: String?
}

/// Words that the command line does not understand.
enum UsageError: Error, Equatable {
  case unknownOption(String, subcommand: String?)
  case missingValue(option: String)
  case wrongValue(option: String, value: String, expected: String)
  case unknownSubcommand(String, nearest: String?)
  case missingSubcommand(of: String, choices: [String])
  case unexpectedArgument(String, subcommand: String)
  case missingArgument(String, subcommand: String)
}

extension GlobalOptions {
  /// Reads the options in front of the subcommand.
  ///
  /// - Parameter arguments: What follows the program's name; what stays is the subcommand and
  ///   what belongs to it.
  /// - Throws: ``UsageError``.
  static func parse(_ arguments: inout ArraySlice<String>) throws(UsageError) -> GlobalOptions {
    var options = GlobalOptions()
    while let argument = arguments.first, argument.hasPrefix("-"), argument != "-" {
      arguments.removeFirst()
      if argument == "--" { break }
      if argument == "-c" {
        guard let line = arguments.popFirst() else { throw .missingValue(option: "-c") }
        options.line = line
        return options
      }
      guard try options.take(argument, from: &arguments) else {
        throw .unknownOption(argument, subcommand: nil)
      }
    }
    return options
  }

  /// Takes one option, which may also stand behind the subcommand.
  ///
  /// - Returns: Whether it is a global option.
  mutating func take(
    _ argument: String, from arguments: inout ArraySlice<String>
  ) throws(UsageError) -> Bool {
    let (name, attached) = OptionText.split(argument)
    func value() throws(UsageError) -> String {
      if let attached { return attached }
      guard let next = arguments.popFirst() else { throw .missingValue(option: name) }
      return next
    }
    switch name {
    case "--data-dir": dataDirectory = try value()
    case "--config": configurationFile = try value()
    case "--json": isJSON = true
    case "--color":
      let text = try value()
      guard ["auto", "always", "never"].contains(text) else {
        throw .wrongValue(option: name, value: text, expected: "auto, always or never")
      }
      color = text
    case "-q", "--quiet": isQuiet = true
    case "-v", "--verbose": isVerbose = true
    case "-h", "--help": wantsHelp = true
    case "--version": wantsVersion = true
    default: return false
    }
    return true
  }
}

/// The forms of an option.
enum OptionText {
  /// Splits `--name=value`.
  static func split(_ argument: String) -> (name: String, value: String?) {
    guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else {
      return (argument, nil)
    }
    return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
  }
}
