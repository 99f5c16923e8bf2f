internal import Store

/// The newest runs in memory, by utility: what durations are foretold from.
struct RunMemory: Sendable {
  /// How many runs are kept of a utility, and of all together.
  static let mostRuns = 200

  /// Newest first.
  private var runsOfUtility: [String: [PastRun]] = [:]
  private var newest: [PastRun] = []

  /// Knows nothing yet.
  init() {}

  /// Reads a utility's newest runs, and the newest of all.
  init(utility: String?, in store: Store?) {
    if let utility {
      let query = HistoryQuery(limit: Self.mostRuns, utility: utility, includesOutput: false)
      runsOfUtility[utility] = Self.runs(query, store)
    }
    newest = Self.runs(HistoryQuery(limit: Self.mostRuns, includesOutput: false), store)
  }

  private static func runs(_ query: HistoryQuery, _ store: Store?) -> [PastRun] {
    ((try? store?.executions(query)) ?? []).compactMap { PastRun($0) }
  }

  /// Takes in an execution that has ended. Complexity: O(``mostRuns``).
  mutating func learn(_ record: ExecutionRecord) {
    guard let run = PastRun(record) else { return }
    Self.put(run, in: &newest)
    if let utility = record.utility { Self.put(run, in: &runsOfUtility[utility, default: []]) }
  }

  private static func put(_ run: PastRun, in runs: inout [PastRun]) {
    if runs.count == mostRuns { runs.removeLast() }
    runs.insert(run, at: 0)
  }

  /// Says how long a line takes.
  ///
  /// - Parameters:
  ///   - text: The line, without its secrets.
  ///   - template: Its template.
  ///   - utility: Its utility.
  func estimate(_ text: String, template: String, utility: String?) -> DurationEstimate {
    DurationPredictor(
      runs: utility.flatMap { runsOfUtility[$0] } ?? [], neighbours: newest
    ).estimate(text, template: template)
  }
}
