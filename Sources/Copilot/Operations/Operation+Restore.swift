internal import Platform
internal import Store

/// What became of a copy that was to take the history's place.
package struct RestoreReport: Sendable, Equatable {
  /// The copy.
  package let source: String
  /// How many executions it has.
  package let executions: Int
  /// Where the history of before is; nil when there was none.
  package let keptAside: String?
  /// Whether it is done; otherwise it was only asked for.
  package let isDone: Bool
}

extension Operation {
  /// Puts a copy in the place of the history.
  static let databaseRestore = Operation(
    "db", "restore", summary: "Put a copy in the place of the history, which is kept aside",
    parameters: [
      Parameter(
        "file", .path, valueName: "FILE", help: "a copy made by 'db backup'", isPositional: true,
        isRequired: true),
      Parameter("yes", .flag, help: "restore without asking"),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let file = try arguments.requiredText("file")
    guard let path = copilot.layout.database else { throw .storeUnavailable(path: nil) }
    guard Files.exists(file), !Files.isDirectory(file) else {
      throw .unusable(reason: "\(file): there is no such file; nothing was changed")
    }
    guard try arguments.flag("yes") else {
      return .restored(
        RestoreReport(source: file, executions: 0, keptAside: nil, isDone: false))
    }
    let result = try reading { () throws(StoreError) in try Store.restore(file, to: path) }
    return .restored(
      RestoreReport(
        source: file, executions: result.executions, keptAside: result.keptAside, isDone: true))
  }
}
