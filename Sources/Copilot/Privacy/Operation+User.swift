internal import JSON
package import Store

extension Operation {
  /// Removes everything of one user; without `yes` it says what would go.
  static let userErase = Operation(
    "user", "erase", summary: "Erase everything of one user, after showing what would go",
    parameters: [
      Parameter(
        "name", .text, valueName: "NAME", help: "the user, as 'history show' names them",
        isPositional: true, isRequired: true),
      Parameter("yes", .flag, help: "erase without asking"),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let name = try arguments.requiredText("name")
    let store = try copilot.store()
    try copilot.requireUser(name, in: store)
    guard try arguments.flag("yes") else {
      let count = try reading { () throws(StoreError) in try store.count(matching: .user(name)) }
      return .erased(Erasure(executions: count, isDone: false))
    }
    let count = try reading(ifStopped: .nothingErased) { () throws(StoreError) in
      try store.eraseUser(name)
    }
    copilot.memory.reload()
    return .erased(copilot.erasure(of: count, in: store))
  }
}

extension Copilot {
  /// Refuses a user of whom nothing is kept.
  ///
  /// - Throws: ``OperationError/notFound(what:which:)``.
  package func requireUser(_ name: String, in store: Store) throws(OperationError) {
    guard try reading({ () throws(StoreError) in try store.hasUser(name) }) else {
      throw .notFound(what: "user", which: "'\(name)'")
    }
  }
}
