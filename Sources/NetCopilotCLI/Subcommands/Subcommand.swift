import Commands
import Copilot
import Platform
import Terminal

/// A word of the command line behind the program's name.
struct Subcommand: Sendable {
  /// What a subcommand gets to work with.
  typealias Body =
    @Sendable (Program, inout ArraySlice<String>) throws(UsageError) -> Int32

  /// Its name.
  let name: String
  /// One line of help.
  let summary: String
  /// How it is called, for help; empty when its operations say so.
  let usage: [String]
  /// Whether what follows is not for this program to read as options.
  let takesRawArguments: Bool
  let body: Body

  init(
    _ name: String, _ summary: String, usage: [String] = [], takesRawArguments: Bool = false,
    body: @escaping Body
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.takesRawArguments = takesRawArguments
    self.body = body
  }

  /// Every subcommand, in the order in which help lists them.
  static let all: [Subcommand] = [
    run, operation("suggest"), operation("ask"), operation("predict"), operation("similar"),
    classify,
    operation("explain"), history, operation("observe"), database, user, consent, configuration,
    operation("interfaces"), capture, monitor, flows, analyze, operation("findings"), feedback,
    baseline, forest, evaluate, models, report, dashboard,
    operation("analyze-history"), workflow,
    operation("forecast"), topology, diagnose, operation("audit"),
    operation("doctor"), completions,
    engine,
  ]

  /// The subcommand with a name, or nil.
  static func named(_ name: String) -> Subcommand? { all.first { $0.name == name } }

  /// Whether it makes sense as a `:` line inside the shell.
  var isForShell: Bool { !takesRawArguments && name != "engine" && name != "completions" }

  /// Runs it as a `:` line of the shell, with the shell's own copilot.
  func perform(in program: Program, _ words: inout ArraySlice<String>) throws(UsageError) -> Int32 {
    if asksForHelp(words) {
      program.console.write(HelpText.subcommand(self))
      program.console.flush()
      return 0
    }
    let before = program.globals
    defer {
      program.globals = before
      program.console.apply(before)
    }
    return try body(program, &words)
  }

  /// The operations that it reaches, in order.
  var operations: [Operation] { Operation.all.filter { $0.path.first == name } }

  /// Runs it with the words behind its name.
  func perform(
    _ words: inout ArraySlice<String>, globals: inout GlobalOptions,
    environment: ProcessEnvironment, console: Console
  ) throws(UsageError) -> Int32 {
    if globals.wantsHelp || (!takesRawArguments && asksForHelp(words)) {
      console.write(HelpText.subcommand(self))
      return 0
    }
    // Reading the locale takes as long as opening the history; what only passes bytes on needs none.
    if !takesRawArguments { TerminalLocale.activate(environment: environment) }
    let program = Program(globals: globals, environment: environment, console: console)
    return try body(program, &words)
  }

  private func asksForHelp(_ words: ArraySlice<String>) -> Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  /// A subcommand that is one operation.
  static func operation(_ name: String) -> Subcommand {
    Subcommand(name, Operation.named(name)?.summary ?? "") {
      (program, words) throws(UsageError) in
      guard let operation = Operation.named(name) else { return 1 }
      return try program.perform(operation, words)
    }
  }

  /// A subcommand whose next word chooses an operation or one of its own actions.
  ///
  /// - Parameter usual: The choice when there is no such word; nil when there must be one.
  static func group(
    _ name: String, _ summary: String, usage: [String] = [], usual: String? = nil,
    actions: [String: Body] = [:]
  ) -> Subcommand {
    Subcommand(name, summary, usage: usage) { (program, words) throws(UsageError) in
      var choices = Operation.all.filter { $0.path.first == name && $0.path.count > 1 }.map {
        $0.path[1]
      }
      choices += actions.keys.sorted()
      while let word = words.first, word.hasPrefix("-"), word != "-" {
        words.removeFirst()
        guard try program.globals.take(word, from: &words) else {
          guard let usual else { throw .unknownOption(word, subcommand: name) }
          words = [usual, word] + words
          break
        }
        program.console.apply(program.globals)
      }
      guard let action = words.popFirst() ?? usual else {
        throw .missingSubcommand(of: name, choices: choices)
      }
      if let body = actions[action] { return try body(program, &words) }
      guard let operation = Operation.named(name + "." + action) else {
        throw .unknownSubcommand(
          "\(name) \(action)",
          nearest: Spelling.nearest(to: action, among: choices).map { "\(name) \($0)" })
      }
      return try program.perform(operation, words)
    }
  }
}
