package import JSON

/// A value that a person can set: its name, what it may be, and what it is for.
package struct ConfigurationKey: Sendable {
  /// The name with dots, such as `record.tail_bytes`; in the file each dot opens an object.
  package let name: String
  /// What the value may be.
  package let kind: ConfigurationKind
  /// One line that says what the value is for.
  package let help: String

  private let read: @Sendable (Configuration) -> JSONValue
  private let write: @Sendable (inout Configuration, JSONValue) -> Void

  /// The parts of the name, from the outermost object to the value.
  package var path: [String] { name.split(separator: ".").map(String.init) }

  /// The value that holds when nothing is set.
  package var defaultValue: JSONValue { read(Configuration()) }

  /// The value in a configuration.
  package func value(in configuration: Configuration) -> JSONValue { read(configuration) }

  /// Sets the value in a configuration.
  ///
  /// - Returns: What is wrong with the value, in which case nothing was set.
  package func set(_ value: JSONValue, in configuration: inout Configuration) -> ConfigurationFact?
  {
    if let fact = kind.fault(of: value) { return fact }
    write(&configuration, value)
    return nil
  }
}

extension ConfigurationKey {
  /// Every key there is, in the order of the template. A new key is added here and nowhere else.
  package static let all: [ConfigurationKey] = [
    .choice("editor.mode", \.editor.mode, "The keys that edit the line."),
    .flag("editor.ghost", \.editor.ghost, "Show a dim suggestion after the cursor."),
    .flag(
      "editor.bracketed_paste", \.editor.bracketedPaste,
      "Insert pasted text without running its lines."),
    .text(
      "shell", \.shell, "The shell for pipes, globs and redirection; empty means $SHELL."),
    .number(
      "summary.after_seconds", \.summary.afterSeconds, 0...86_400,
      "After a command that took this many seconds, print a line with its cost."),
    .number(
      "status.after_seconds", \.status.afterSeconds, 0...86_400,
      "Show the elapsed time once a command has been silent for this many seconds."),
    .flag("record.enabled", \.record.enabled, "Record the commands that run here."),
    .flag("record.stderr", \.record.stderr, "Keep the end of what a command says on stderr."),
    .flag(
      "record.stdout", \.record.stdout,
      "Keep the end of what ping, dig, curl and their like say on stdout."),
    .integer(
      "record.tail_bytes", \.record.tailBytes, 0...65_536,
      "How many bytes of each output's end are kept."),
    .choice(
      "record.network", \.record.network,
      "Count the bytes that a command sends and receives, as exactly as this user may."),
    .flag(
      "record.capture", \.record.capture,
      "Look at the headers of a command's packets for retransmissions and handshakes, as root."),
    .texts(
      "redact.names", \.redact.names,
      "Options and variables whose values are secrets, such as \"--pin\" or \"ROUTER_PIN\"."),
    .integer(
      "history.keep_days", \.history.keepDays, 0...36_500,
      "Forget executions after this many days; 0 keeps them for ever."),
    .integer(
      "history.max_megabytes", \.history.maxMegabytes, 0...1_000_000,
      "Forget the oldest executions when more of the database is in use; 0 is no limit."),
    .integer(
      "traffic.keep_days", \.traffic.keepDays, 0...36_500,
      "Forget findings, with what was kept of their flows, after this many days; 0 keeps them."),
    .flag("suggest.enabled", \.suggest.enabled, "Propose commands."),
    .integer("suggest.limit", \.suggest.limit, 1...1000, "How many commands are proposed at most."),
    .flag(
      "explain.after_failure", \.explain.afterFailure,
      "After a command that failed, say why in a line and propose a fix on the next empty one."),
    .flag(
      "feedback.ask", \.feedback.ask,
      "Now and then ask about a line, where an answer teaches most; a digit answers."),
    .number(
      "prompt.show_duration_after_seconds", \.prompt.showDurationAfterSeconds, 0...86_400,
      "The prompt shows how long the last command took, from this many seconds on."),
    .flag(
      "prompt.outlook", \.prompt.outlook,
      "While a line is typed, say at the right how long it takes, how likely it works, its risk."),
    .choice("color", \.color, "Colour the text; auto means on a terminal without NO_COLOR."),
    .flag("terminal.title", \.terminal.title, "Name the running command in the terminal's title."),
  ]

  /// The key with a name; nil when there is none.
  package static func named(_ name: String) -> ConfigurationKey? { all.first { $0.name == name } }

  private typealias Place<Value> = WritableKeyPath<Configuration, Value> & Sendable

  private static func flag(
    _ name: String, _ place: any Place<Bool>, _ help: String
  ) -> ConfigurationKey {
    ConfigurationKey(name: name, kind: .flag, help: help) {
      .bool($0[keyPath: place])
    } write: {
      if let value = $1.boolValue { $0[keyPath: place] = value }
    }
  }

  private static func integer(
    _ name: String, _ place: any Place<Int>, _ range: ClosedRange<Int>, _ help: String
  ) -> ConfigurationKey {
    ConfigurationKey(name: name, kind: .integer(range), help: help) {
      .integer(Int64($0[keyPath: place]))
    } write: {
      if let value = $1.intValue { $0[keyPath: place] = Int(value) }
    }
  }

  private static func number(
    _ name: String, _ place: any Place<Double>, _ range: ClosedRange<Double>, _ help: String
  ) -> ConfigurationKey {
    ConfigurationKey(name: name, kind: .number(range), help: help) {
      .number($0[keyPath: place])
    } write: {
      if let value = $1.doubleValue { $0[keyPath: place] = value }
    }
  }

  private static func text(
    _ name: String, _ place: any Place<String>, _ help: String
  ) -> ConfigurationKey {
    ConfigurationKey(name: name, kind: .text, help: help) {
      .string($0[keyPath: place])
    } write: {
      if let value = $1.stringValue { $0[keyPath: place] = value }
    }
  }

  private static func texts(
    _ name: String, _ place: any Place<[String]>, _ help: String
  ) -> ConfigurationKey {
    ConfigurationKey(name: name, kind: .texts, help: help) {
      .array($0[keyPath: place].map { .string($0) })
    } write: {
      if let value = $1.arrayValue { $0[keyPath: place] = value.compactMap(\.stringValue) }
    }
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ place: any Place<Choice>, _ help: String
  ) -> ConfigurationKey {
    ConfigurationKey(name: name, kind: .choice(Choice.allCases.map(\.rawValue)), help: help) {
      .string($0[keyPath: place].rawValue)
    } write: {
      if let value = $1.stringValue.flatMap({ Choice(rawValue: $0) }) { $0[keyPath: place] = value }
    }
  }
}
