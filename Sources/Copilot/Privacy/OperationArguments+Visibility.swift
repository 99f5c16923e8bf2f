package import Store

extension OperationArguments {
  /// Who may see something, or nil when nothing was given.
  package func visibility(_ name: String) throws(OperationError) -> Visibility? {
    guard let text = try text(name) else { return nil }
    guard let visibility = Visibility(name: text) else {
      throw .wrongArgument(
        name: name, value: text,
        expected: Visibility.allCases.map(\.name).joined(separator: ", "))
    }
    return visibility
  }
}
