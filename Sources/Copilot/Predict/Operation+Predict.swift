internal import Platform
internal import Store

extension Operation {
  /// How long a line will take, and whether it will work.
  static let predict = Operation(
    "predict", summary: "Say how long a command line takes and how likely it works",
    parameters: [
      Parameter(
        "command", .line, valueName: "LINE", help: "the command line", isPositional: true,
        isRequired: true)
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let text = try arguments.requiredText("command")
    let record = copilot.describe(text, directory: nil, startedAt: .now()).record
    copilot.memory.prepareMind(from: try? copilot.store())
    return .prediction(
      copilot.memory.estimate(
        record.command, template: record.template, utility: record.utility, at: .now()))
  }
}
