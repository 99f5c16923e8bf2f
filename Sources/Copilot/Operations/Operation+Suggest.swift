internal import Glibc
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
      copilot.suggestions(
        prefix: prefix, directory: directory, session: try arguments.text("session"), limit: limit))
  }
}

/// Which programs can be run here.
enum InstalledUtilities {
  private static let builtins: Set = ["cd", "exit", "pwd", "history", "export", "echo", "source"]

  /// Whether a name is a builtin or a program in one of the directories of `PATH`.
  static func has(_ name: String) -> Bool {
    if builtins.contains(name) { return true }
    if name.contains("/") { return Files.isExecutable(name) }
    guard !name.isEmpty, let path = getenv("PATH") else { return false }
    return String(cString: path).split(separator: ":").contains {
      Files.isExecutable("\($0)/\(name)")
    }
  }
}
