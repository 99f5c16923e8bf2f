internal import Commands

extension Operation {
  /// What command lines are for.
  static let classify = Operation(
    "classify", summary: "Say what a command line is for",
    parameters: [
      Parameter(
        "command", .line, valueName: "LINE",
        help: "the command line; on the command line - reads many from stdin",
        isPositional: true, isRequired: true)
    ]
  ) { (copilot, arguments) throws(OperationError) in
    .classified(copilot.classify(try arguments.requiredText("command")))
  }
}

extension Copilot {
  /// What a command line is for.
  ///
  /// - Complexity: O(*n*) in the length of the line; a utility's file is read when it is first met.
  package func classify(_ text: String) -> ClassifiedLine {
    ClassifiedLine(
      command: recorder.redactor.redact(text).text, catalogue.classify(CommandLine(text)))
  }
}
