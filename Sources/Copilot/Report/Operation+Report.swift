internal import Platform
internal import Store

extension Operation {
  /// What ran, how it went, what to do about it.
  static let report = Operation(
    "report", summary: "Say what ran in the last days, how it went and what to do about it",
    parameters: [
      Parameter("days", .integer(1...3_650), valueName: "N", help: "how many days (30)")
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let days = try arguments.integer("days", in: 1...3_650) ?? 30
    let store = try copilot.store()
    let report = try reading { () throws(StoreError) in
      try HistoryReporter(store: store, now: .now()).report(days: days)
    }
    return .report(report)
  }
}
