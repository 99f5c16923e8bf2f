internal import Platform

extension Operation {
  /// Next-command suggestions.
  static let suggest = Operation(
    "suggest", summary: "Suggest the next command line",
    parameters: [
      Parameter(
        "prefix", .text, valueName: "P", help: "what has been typed so far"),
      Parameter(
        "limit", .integer(1...1000), valueName: "N", help: "at most this many (suggest.limit)"),
      Parameter(
        "cwd", .text, valueName: "DIR", help: "the directory to suggest for (this one)"),
      Parameter("session", .text, valueName: "S", help: "the session to suggest for"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let limit = try arguments.integer("limit", in: 1...1000) ?? copilot.configuration.suggest.limit
    let prefix = try arguments.text("prefix") ?? ""
    let directory = try arguments.text("cwd") ?? Files.workingDirectory()
    copilot.memory.prepare(forPrefix: prefix, from: try? copilot.store())
    return .suggestions(
      copilot.memory.suggestions(prefix: prefix, directory: directory, limit: limit))
  }
}
