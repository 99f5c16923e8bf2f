/// What a session's shell lines have defined beyond its environment, in the shell's own words.
package struct ShellDefinitions: Sendable, Equatable {
  /// The text of each function, by its name.
  package var functions: [String: String]
  /// Words that set the shell's options; empty while they are the shell's own.
  package var options: String
  /// The text that each alias stands for, by its name. A line finds them only when it is asked for
  /// them afterwards: in other lines they are replaced already.
  package var aliases: [String: String] = [:]

  /// Nothing, or what is given.
  package init(functions: [String: String] = [:], options: String = "") {
    self.functions = functions
    self.options = options
  }

  /// Whether there is nothing.
  package var isEmpty: Bool { functions.isEmpty && options.isEmpty }

  /// Whether a failing command ends a script (`set -e`).
  package var stopsAtFailure: Bool {
    options.split(separator: "\n").contains { $0 == "set -o errexit" || $0 == "setopt errexit" }
  }
}

/// What a line is asked for when it ends, besides directory, variables and mask.
package struct ShellQuestions: Sendable, Equatable {
  /// Variables whose values are told although the line doesn't export them.
  package var variables: [String] = []
  /// Whether functions are told: all of them, or in fish those of ``functionNames``.
  package var functions = false
  /// The functions that fish is asked for, because it knows hundreds of its own.
  package var functionNames: [String] = []
  /// Whether the shell's options are told.
  package var options = false
  /// Whether aliases are told; fish has none, it makes functions of them.
  package var aliases = false
  /// Whether it is told that the line left the shell before its end.
  package var exit = false

  /// No questions.
  package init() {}
}
