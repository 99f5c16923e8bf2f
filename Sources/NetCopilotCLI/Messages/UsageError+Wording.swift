extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownOption(let option, let subcommand):
      "unknown option \(option); see 'netcopilot \(subcommand.map { $0 + " " } ?? "")--help'"
    case .missingValue(let option): "option \(option) needs a value"
    case .wrongValue(let option, let value, let expected):
      "\(option): '\(value)' is not valid; it must be \(expected)"
    case .unknownSubcommand(let name, let nearest):
      nearest.map { "unknown subcommand '\(name)'; did you mean '\($0)'?" }
        ?? "unknown subcommand '\(name)'; 'netcopilot --help' lists them"
    case .missingSubcommand(let name, let choices):
      "\(name) needs one of: \(choices.joined(separator: ", "))"
    case .unexpectedArgument(let word, let subcommand):
      "\(subcommand): unexpected argument '\(word)'"
    case .missingArgument(let name, let subcommand):
      "\(subcommand) needs \(name); see 'netcopilot \(subcommand) --help'"
    }
  }
}
