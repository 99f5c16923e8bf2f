internal import Store

extension Operation {
  private static let kind = Parameter(
    "kind", .text, valueName: "KIND", help: "next-command", isPositional: true)
  private static let model = Parameter(
    "model", .integer(1...Int(Int32.max)), valueName: "ID",
    help: "the number of a model, as 'models list' shows it", isPositional: true,
    isRequired: true)

  /// Which models there are.
  static let modelsList = Operation(
    "models", "list", summary: "List the models that were learnt here, newest first",
    parameters: [kind]
  ) { (copilot, arguments) throws(OperationError) in
    let kind = try chosenKind(arguments)
    let registry = try copilot.modelRegistry()
    for kind in LearnableKind.all { _ = try registry.active(kind) }
    return .models(
      .overview(try reading { () throws(StoreError) in try registry.overview(kind) }))
  }

  /// All about one model.
  static let modelsShow = Operation(
    "models", "show", summary: "Show a model: what it learnt from, how well it does, its life",
    parameters: [model]
  ) { (copilot, arguments) throws(OperationError) in
    let registry = try copilot.modelRegistry()
    let row = try chosenRow(registry, arguments)
    return .models(
      .detail(try reading { () throws(StoreError) in try registry.detail(row) }))
  }

  /// How well models do on the newest lines.
  static let modelsEvaluate = Operation(
    "models", "evaluate",
    summary: "Judge a model, or the active ones, on the newest lines: beside what ships and parent",
    parameters: [
      Parameter(
        "model", .integer(1...Int(Int32.max)), valueName: "ID",
        help: "the number of a model, as 'models list' shows it (the active ones)",
        isPositional: true)
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let registry = try copilot.modelRegistry()
    var rows: [ModelRow] = []
    if arguments["model"] != nil {
      rows = [try chosenRow(registry, arguments)]
    } else {
      for kind in LearnableKind.all { rows.append(try registry.active(kind)) }
    }
    var evaluations: [ModelEvaluation] = []
    for row in rows { evaluations.append(try registry.evaluate(row)) }
    return .models(.evaluated(evaluations))
  }

  /// Makes a model the active one.
  static let modelsPromote = Operation(
    "models", "promote", summary: "Use a model from now on", parameters: [model], isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let registry = try copilot.modelRegistry()
    let row = try chosenRow(registry, arguments)
    try registry.promote(row, reason: "asked for")
    copilot.memory.reload()
    return .models(.moved(try chosenRow(registry, arguments), reason: "asked for"))
  }

  /// Goes back a step.
  static let modelsRollback = Operation(
    "models", "rollback", summary: "Go back to the model that was used before",
    parameters: [kind], isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let registry = try copilot.modelRegistry()
    guard let kind = try chosenKind(arguments) ?? LearnableKind.all.first else {
      throw .missingArgument("kind")
    }
    var row = try registry.rollBack(kind, reason: "asked for")
    row.state = .active
    copilot.memory.reload()
    return .models(.moved(row, reason: "asked for"))
  }

  /// Proves that nothing was changed behind the registry's back.
  static let modelsVerify = Operation(
    "models", "verify",
    summary: "Prove the checksum of every model and the chain of the audit trail"
  ) { (copilot, _) throws(OperationError) in
    .models(.verified(try copilot.modelRegistry().verify()))
  }

  /// Learns a kind of model from the own history.
  static func trainFromHistory(
    _ copilot: Copilot, _ arguments: OperationArguments
  ) throws(OperationError) -> OperationOutput {
    guard let kind = try chosenKind(arguments) ?? LearnableKind.all.first else {
      throw .missingArgument("kind")
    }
    return .models(.trained(try copilot.modelRegistry().train(kind, reason: "asked for")))
  }

  private static func chosenKind(
    _ arguments: OperationArguments
  ) throws(OperationError) -> LearnableKind? {
    guard let name = try arguments.text("kind") else { return nil }
    guard let kind = LearnableKind.named(name) else {
      throw .wrongArgument(
        name: "kind", value: name,
        expected: LearnableKind.all.map(\.name).joined(separator: ", "))
    }
    return kind
  }

  private static func chosenRow(
    _ registry: ModelRegistry, _ arguments: OperationArguments
  ) throws(OperationError) -> ModelRow {
    guard let number = try arguments.integer("model", in: 1...Int(Int32.max)) else {
      throw .missingArgument("model")
    }
    guard
      let row = try reading({ () throws(StoreError) in
        try registry.store.model(id: Int64(number))
      })
    else { throw .notFound(what: "model", which: "\(number)") }
    return row
  }
}

extension Copilot {
  /// The registry of models beside the history.
  ///
  /// - Throws: ``OperationError`` while the history can't be used.
  func modelRegistry() throws(OperationError) -> ModelRegistry {
    guard let directory = layout.directory else { throw .storeUnavailable(path: nil) }
    return ModelRegistry(store: try store(), folder: ModelFolder(dataDirectory: directory))
  }
}
