internal import Commands
internal import Store

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

  /// The execution with what its line is for, which the history keeps by its utility alone.
  func withPurpose(_ record: ExecutionRecord) -> ExecutionRecord {
    var record = record
    record.category = catalogue.classify(CommandLine(record.command)).purpose.rawValue
    return record
  }
}
