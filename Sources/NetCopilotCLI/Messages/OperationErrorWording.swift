import Copilot

/// What is said when an operation refuses its arguments: the words are those of the command line.
enum OperationErrorWording {
  /// One line that names the operation, the argument as it is typed, and what it must be.
  static func text(_ error: OperationError, of operation: Operation) -> String {
    let name = operation.path.joined(separator: " ")
    func typed(_ argument: String) -> String {
      guard let parameter = operation.parameters.first(where: { $0.name == argument }) else {
        return argument
      }
      return parameter.isPositional
        ? parameter.valueName : "--" + String(argument.map { $0 == "_" ? "-" : $0 })
    }
    switch error {
    case .missingArgument(let argument):
      return "\(name) needs \(typed(argument)); see 'netcopilot \(name) --help'"
    case .missingOneOf(let arguments):
      return "\(name) needs one of \(arguments.map(typed).joined(separator: ", ")); "
        + "see 'netcopilot \(name) --help'"
    case .conflictingArguments(let arguments):
      return "\(name) takes only one of \(arguments.map(typed).joined(separator: ", "))"
    case .wrongArgument(let argument, let value, let expected):
      return "\(name): \(typed(argument)): '\(value)' is not \(expected)"
    default: return "\(error)"
    }
  }
}
