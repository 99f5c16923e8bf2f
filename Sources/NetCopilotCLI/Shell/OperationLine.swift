import Commands

/// A line of the shell that is meant for the copilot: it starts with `:` or `?`.
enum OperationLine: Equatable {
  /// An operation's words, without the colon.
  case words([String])
  /// `:private`, `:private on`, `:private off`.
  case privateMode(Bool?)
  case help
  /// A request in plain words.
  case question(String)

  /// Reads a line; nil when it is a command.
  init?(_ text: String) {
    let trimmed = text.drop { $0 == " " }
    if trimmed.hasPrefix("?") {
      self = .question(String(trimmed.dropFirst()))
      return
    }
    guard trimmed.hasPrefix(":"), let first = trimmed.dropFirst().utf8.first,
      (0x61...0x7A).contains(first)
    else { return nil }
    let line = CommandLine(String(trimmed.dropFirst()))
    let words = line.simpleCommands.first?.words.map(\.value) ?? []
    switch words.first {
    case "private":
      switch words.dropFirst().first {
      case "on": self = .privateMode(true)
      case "off": self = .privateMode(false)
      default: self = .privateMode(nil)
      }
    case "help": self = .help
    case "why": self = .words(["explain"] + words.dropFirst())
    default: self = .words(words)
    }
  }
}
