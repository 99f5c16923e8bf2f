import Service

extension Subcommand {
  /// `engine`: operations as JSON lines.
  static let engine = Subcommand(
    "engine", "Answer operations as JSON lines: one request a line, answers in order",
    usage: ["engine    # {\"id\":1,\"op\":\"suggest\",\"prefix\":\"ping \"}"]
  ) { (program, words) throws(UsageError) in
    let rest = try program.takePositional(&words, subcommand: "engine")
    guard rest.isEmpty else { throw .unexpectedArgument(rest[0], subcommand: "engine") }
    let status = Engine(copilot: program.copilot).serve(input: 0, output: 1)
    program.tellNotices()
    return status
  }
}
