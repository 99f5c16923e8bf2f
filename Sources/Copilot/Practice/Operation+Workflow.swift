internal import JSON
internal import Store

extension Operation {
  /// What is saved, and what recurs.
  static let workflowList = Operation(
    "workflow", "list", summary: "List saved workflows and lines that recur one after another"
  ) { (copilot, _) throws(OperationError) in
    .workflow(.list(try copilot.workflows()))
  }

  /// The lines of one.
  static let workflowShow = Operation(
    "workflow", "show", summary: "Show the lines of a workflow, with values in their slots",
    parameters: [
      workflowName,
      Parameter(
        "values", .text, valueName: "SLOT=VALUE…", help: "what stands in its slots",
        isPositional: true),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let workflow = try copilot.workflow(named: try arguments.requiredText("name"))
    let words = (try arguments.text("values"))?.split(separator: " ").map(String.init) ?? []
    return .workflow(.shown(workflow, values: try workflow.values(words)))
  }

  /// Keeps one.
  static let workflowSave = Operation(
    "workflow", "save", summary: "Keep a workflow that was found, or one made of executions",
    parameters: [
      workflowName,
      Parameter("from", .integers, valueName: "ID…", help: "the executions of its steps, in order"),
      Parameter("as", .text, valueName: "NAME", help: "another name for a found one"),
    ], isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    .workflow(
      .saved(
        try copilot.saveWorkflow(
          try arguments.requiredText("name"), from: try arguments.integers("from"),
          as: try arguments.text("as"))))
  }

  /// Drops one.
  static let workflowForget = Operation(
    "workflow", "forget", summary: "Drop a saved workflow", parameters: [workflowName],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let name = try arguments.requiredText("name")
    let store = try copilot.store()
    let wasThere = try reading { () throws(StoreError) in try store.forgetWorkflow(named: name) }
    guard wasThere else {
      throw .unusable(reason: "there is no saved workflow '\(name)'; 'workflow list' names them")
    }
    return .workflow(.forgotten(name: name))
  }

  private static let workflowName = Parameter(
    "name", .text, valueName: "NAME", help: "the workflow's name", isPositional: true,
    isRequired: true)
}

extension Workflow {
  /// The values that words such as `HOST=web` give to slots.
  ///
  /// - Throws: ``OperationError`` for a word that gives none, or a slot that is not there.
  package func values(_ words: [String]) throws(OperationError) -> [String: String] {
    var values: [String: String] = [:]
    for word in words {
      guard let equals = word.firstIndex(of: "=") else {
        throw .wrongArgument(name: "values", value: word, expected: "SLOT=VALUE")
      }
      let name = String(word[..<equals])
      guard slots.contains(where: { $0.name == name }) else {
        let names = slots.map(\.name).joined(separator: ", ")
        throw .wrongArgument(
          name: "values", value: word,
          expected: slots.isEmpty
            ? "possible: '\(self.name)' has no slots" : "for one of its slots: \(names)")
      }
      let value = String(word[word.index(after: equals)...])
      guard !value.isEmpty, !value.utf8.contains(where: { $0 < 0x20 }) else {
        throw .wrongArgument(name: "values", value: word, expected: "a value of one line")
      }
      values[name] = value
    }
    return values
  }
}
