import Copilot

extension Subcommand {
  /// `evaluate …`: how well the answers do.
  static let evaluate = Subcommand.group(
    "evaluate", "Measure a model on a file or on your history",
    actions: [
      "ask": { (program, words) throws(UsageError) in
        guard let operation = Operation.named("evaluate.ask") else { return 1 }
        let arguments = try program.arguments(of: operation, words)
        return program.performLong { () throws(OperationError) in
          let output = try operation.perform(on: program.copilot, with: arguments)
          OutputRenderer(console: program.console, environment: program.environment).write(output)
          return 0
        }
      }
    ])

  /// `models …`: what was learnt here, and what became of it.
  static let models = Subcommand.group(
    "models", "List, train, promote and take back the models that learn from you", usual: "list")
}
