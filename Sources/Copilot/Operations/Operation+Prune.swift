package import JSON
internal import Platform
package import Store

/// What was forgotten of old rows, or would be.
package struct PruneReport: Sendable, Equatable {
  /// The tables that lose rows, the executions first.
  package let tables: [TableShare]
  /// Executions that are gone, or would be.
  package let executions: Int
  /// Findings that are gone, or would be.
  package let findings: Int
  /// By how much the file is smaller; nil when nothing was changed.
  package let bytesFreed: Int?
}

extension Operation {
  /// Erases what is too old or too much and gives the space back.
  static let databasePrune = Operation(
    "db", "prune", summary: "Erase old executions and findings and give the space back",
    parameters: [
      Parameter(
        "older_than", .moment, valueName: "T",
        help: "executions that started before this: 90d (history.keep_days)"),
      Parameter("dry_run", .flag, help: "say what would go and change nothing"),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    var policy = copilot.configuration.retention(now: .now())
    if let moment = try arguments.moment("older_than") { policy.executionsBefore = moment }
    guard !policy.isEmpty else { throw .missingArgument("older_than") }
    let store = try copilot.store()
    let tables = try reading(ifStopped: .nothingErased) { () throws(StoreError) in
      try store.retentionPlan(policy)
    }
    func rows(_ table: String) -> Int { tables.first { $0.table == table }?.rows ?? 0 }
    if try arguments.flag("dry_run") {
      return .pruned(
        PruneReport(
          tables: tables, executions: rows("execution"), findings: rows("finding"),
          bytesFreed: nil))
    }
    let before = databaseBytes(store.path)
    // A batch that was stopped is as it was; those before it are gone.
    var gone = 0
    do throws(StoreError) {
      let count = try store.forget(policy, cause: "db prune") { count in
        gone = count.executions
        return true
      }
      copilot.memory.reload()
      try store.vacuum()
      return .pruned(
        PruneReport(
          tables: tables, executions: count.executions, findings: count.findings,
          bytesFreed: max(0, before - databaseBytes(store.path))))
    } catch {
      guard case .interrupted = error else { throw .store(error) }
      if gone > 0 { copilot.memory.reload() }
      throw .stopped(gone > 0 ? .erasedWithoutShrinking(gone) : .nothingErased)
    }
  }
}

extension PruneReport {
  /// The report in the form of `db prune --json`.
  package var json: JSONValue {
    [
      "executions": JSONValue(executions), "findings": JSONValue(findings),
      "dry_run": .bool(bytesFreed == nil), "bytes_freed": JSONValue(bytesFreed),
      "tables": .array(
        tables.map {
          ["table": .string($0.table), "rows": JSONValue($0.rows), "bytes": JSONValue($0.bytes)]
        }),
    ]
  }
}
