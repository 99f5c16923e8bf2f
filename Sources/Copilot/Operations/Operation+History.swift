internal import JSON
internal import Platform
internal import Store

extension Operation {
  private static let limit = Parameter(
    "limit", .integer(0...Int(Int32.max)), valueName: "N",
    help: "at most this many (20; 0 is all)")
  private static let failed = Parameter("failed", .flag, help: "only what failed")
  private static let directory = Parameter(
    "cwd", .text, valueName: "D", help: "only what ran in this directory")
  private static let utility = Parameter(
    "utility", .text, valueName: "U", help: "only this program's runs")
  private static let since = Parameter(
    "since", .moment, valueName: "T", help: "only what started after this: 2h, 3d, 2026-11-21")

  /// What ran, newest first.
  static let historyList = Operation(
    "history", "list", summary: "List what ran, newest first",
    parameters: [limit, failed, directory, utility, since]
  ) { (copilot, arguments) throws(OperationError) in
    .executions(try executions(copilot, try query(arguments)))
  }

  /// What ran and contains a text, newest first.
  static let historySearch = Operation(
    "history", "search", summary: "Find lines that contain a text, newest first",
    parameters: [
      Parameter(
        "text", .text, valueName: "TEXT", help: "what the line contains", isPositional: true,
        isRequired: true),
      limit, failed, directory, utility, since,
    ]
  ) { (copilot, arguments) throws(OperationError) in
    var query = try query(arguments)
    query.text = try arguments.requiredText("text")
    return .executions(try executions(copilot, query))
  }

  /// Everything recorded of one execution.
  static let historyShow = Operation(
    "history", "show", summary: "Show everything recorded of one execution",
    parameters: [
      Parameter(
        "id", .text, valueName: "ID", help: "its number, or 'last' (as without one)",
        isPositional: true)
    ]
  ) { (copilot, arguments) throws(OperationError) in
    .execution(copilot.withPurpose(try execution(copilot, arguments)))
  }

  /// The execution that the argument `id` names: a number, or `last` for the newest one, of this
  /// session when that has any.
  static func execution(
    _ copilot: Copilot, _ arguments: OperationArguments
  ) throws(OperationError) -> ExecutionRecord {
    let store = try copilot.store()
    if let word = arguments["id"], word.stringValue != "last" {
      let found = try arguments.integer("id", in: 1...Int.max) ?? 0
      let record = try reading { () throws(StoreError) in try store.execution(id: Int64(found)) }
      guard let record else { throw .notFound(what: "execution", which: String(found)) }
      return record
    }
    let newest = try reading { () throws(StoreError) in
      for session in [copilot.session.uid, nil] {
        let found = try store.executions(HistoryQuery(limit: 1, session: session))
        if let record = found.first { return record as ExecutionRecord? }
      }
      return nil
    }
    guard let newest else { throw .notFound(what: "execution", which: "last") }
    return newest
  }

  /// Counts, times and bytes of the whole history.
  static let historyStatistics = Operation(
    "history", "stats", summary: "Count runs, failures, times and bytes by program",
    parameters: [since]
  ) { (copilot, arguments) throws(OperationError) in
    let since = try arguments.moment("since")
    let store = try copilot.store()
    return .statistics(
      try reading { () throws(StoreError) in try store.statistics(since: since) })
  }

  /// Removes executions; without `yes` it says what would go.
  static let historyDelete = Operation(
    "history", "delete", summary: "Erase executions, after showing what would go",
    parameters: [
      Parameter(
        "ids", .integers, valueName: "ID", help: "their numbers", isPositional: true),
      Parameter(
        "older_than", .moment, valueName: "T", help: "all that started before this: 90d"),
      Parameter(
        "matching", .text, valueName: "PATTERN", help: "all whose line matches: '*secret*'"),
      Parameter("yes", .flag, help: "erase without asking"),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let scope = try deletionScope(arguments)
    let store = try copilot.store()
    guard try arguments.flag("yes") else {
      let count = try reading { () throws(StoreError) in try store.count(matching: scope) }
      return .erased(Erasure(executions: count, isDone: false))
    }
    let count = try reading(ifStopped: .nothingErased) { () throws(StoreError) in
      try store.delete(scope)
    }
    copilot.memory.reload()
    return .erased(copilot.erasure(of: count, in: store))
  }

  private static func query(
    _ arguments: OperationArguments
  ) throws(OperationError) -> HistoryQuery {
    var query = HistoryQuery()
    let limit = try arguments.integer("limit", in: 0...Int(Int32.max)) ?? 20
    query.limit = limit == 0 ? nil : limit
    query.failedOnly = try arguments.flag("failed")
    query.directory = try arguments.text("cwd")
    query.utility = try arguments.text("utility")
    query.since = try arguments.moment("since")
    return query
  }

  private static func executions(
    _ copilot: Copilot, _ query: HistoryQuery
  ) throws(OperationError) -> [ExecutionRecord] {
    copilot.markInterrupted()
    let store = try copilot.store()
    return try reading { () throws(StoreError) in try store.executions(query) }
      .map(copilot.withPurpose)
  }

  private static func deletionScope(
    _ arguments: OperationArguments
  ) throws(OperationError) -> DeletionScope {
    let ids = try arguments.integers("ids")
    let olderThan = try arguments.moment("older_than")
    let pattern = try arguments.text("matching")
    switch (ids.isEmpty, olderThan, pattern) {
    case (false, nil, nil): return .ids(ids)
    case (true, let moment?, nil): return .olderThan(moment)
    case (true, nil, let pattern?): return .matching(pattern)
    case (true, nil, nil): throw .missingOneOf(["ids", "older_than", "matching"])
    default: throw .conflictingArguments(["ids", "older_than", "matching"])
    }
  }
}
