internal import Platform
internal import Store

extension Operation {
  /// How the user works: what works, what fails and what helped, what recurs.
  static let analyzeHistory = Operation(
    "analyze-history", summary: "Say what works, what fails and what helped, and what recurs",
    parameters: [
      Parameter(
        "days", .integer(1...3_650), valueName: "N",
        help: "how many days; the newest 20,000 lines at most")
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let days = try arguments.integer("days", in: 1...3_650)
    let since = days.map { Timestamp.now().advanced(bySeconds: -Double($0) * 86_400) }
    let runs = try copilot.practiceRuns(since: since)
    let store = try copilot.store()
    let saved = try reading { () throws(StoreError) in try store.workflows() }
    return .analysis(HistoryAnalysis(runs, days: days, saved: saved))
  }
}
