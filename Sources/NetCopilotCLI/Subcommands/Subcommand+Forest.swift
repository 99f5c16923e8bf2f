import Copilot

extension Subcommand {
  /// `forest fit|score|evaluate`: strange rows of any table.
  static let forest = Subcommand.group(
    "forest", "Strange rows of any table of numbers: fit, score, evaluate",
    actions: [
      "fit": forestAction("fit"), "score": forestAction("score"),
      "evaluate": forestAction("evaluate"),
    ])

  private static func forestAction(_ name: String) -> Body {
    { (program, words) throws(UsageError) in
      guard let operation = Operation.named("forest." + name) else { return 1 }
      let arguments = try program.arguments(of: operation, words)
      var wrongUsage: OperationError?
      let status = program.performLong { () throws(OperationError) in
        do throws(OperationError) {
          let output = try operation.perform(on: program.copilot, with: arguments)
          OutputRenderer(console: program.console, environment: program.environment).write(output)
          return 0
        } catch {
          guard error.isUsage else { throw error }
          wrongUsage = error
          return 2
        }
      }
      if let wrongUsage {
        program.console.complain(OperationErrorWording.text(wrongUsage, of: operation))
      }
      return status
    }
  }
}
