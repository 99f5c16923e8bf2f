internal import Learning
package import Platform
internal import Store

/// What a history says of how its user works: what works, what fails and what helped, what recurs.
package struct HistoryAnalysis: Sendable {
  /// A utility that takes most of something.
  package struct Hog: Sendable, Equatable {
    /// What it takes.
    package enum Resource: String, Sendable {
      case cpuSeconds = "cpu_seconds"
      case peakResidentBytes = "peak_resident_bytes"
      case networkBytes = "network_bytes"
    }

    package let resource: Resource
    package let utility: String
    /// Of a run, the mean.
    package let perRun: Double
    package let runs: Int
    /// The share of what all runs took together; of memory nil.
    package let share: Double?
  }

  /// How many days it looks back; nil for all that is looked at.
  package let days: Int?
  package let runs: Int
  package let judged: Int
  package let worked: Int
  package let sittings: Int
  /// Whether there was more than was looked at.
  package let isCut: Bool
  package let firstAt: Timestamp?
  package let lastAt: Timestamp?
  /// By scope, each the commonest first.
  package let figures: [SuccessFigures]
  package let distinctions: [Distinction]
  package let failures: [FailurePattern]
  package let kinds: [WorkKind]
  package let workflows: [Workflow]
  package let hogs: [Hog]

  /// A name that the figures of templates, hosts and directories need so many runs for.
  private static let leastRuns = 5
  /// So many rows of each scope are kept.
  private static let mostRows = 50

  /// - Parameters:
  ///   - days: How many days the records were taken from; nil for any.
  ///   - saved: Workflows that need not be told of.
  ///   - runs: The newest part of the history.
  init(_ runs: PracticeRuns, days: Int?, saved: [WorkflowRow] = []) {
    self.days = days
    self.runs = runs.runs.count
    judged = runs.runs.count { $0.worked != nil }
    worked = runs.runs.count { $0.worked == true }
    sittings = runs.sittings.count
    isCut = runs.runs.count >= PracticeRuns.most
    firstAt = runs.runs.first?.record.startedAt
    lastAt = runs.runs.last?.record.startedAt
    let utilities = SuccessTracker.figures(runs, .utility)
    var figures = Array(utilities.prefix(Self.mostRows))
    for scope in [.template, .host, .directory] as [SuccessFigures.Scope] {
      figures += SuccessTracker.figures(runs, scope, least: Self.leastRuns).prefix(Self.mostRows)
    }
    self.figures = figures
    distinctions = DistinctionFinder.find(runs)
    failures = FailureAnalyst.patterns(runs)
    kinds = WorkKindFinder.find(runs)
    workflows = WorkflowFinder.find(runs, taken: Set(saved.map(\.name))).filter { flow in
      !saved.contains { $0.steps.map(\.text) == flow.steps }
    }
    hogs = Self.hogs(utilities)
  }

  /// The utility that takes most of each resource.
  private static func hogs(_ utilities: [SuccessFigures]) -> [Hog] {
    func most(
      _ resource: Hog.Resource, adds: Bool, least: Double, _ value: (SuccessFigures) -> Double?
    ) -> Hog? {
      let known = utilities.compactMap { row in value(row).map { (row, $0) } }
      func weight(_ row: (SuccessFigures, Double)) -> Double {
        adds ? row.1 * Double(row.0.runs) : row.1
      }
      guard let top = known.max(by: { weight($0) < weight($1) }), top.1 >= least else { return nil }
      let all = known.reduce(0) { $0 + weight($1) }
      return Hog(
        resource: resource, utility: top.0.name, perRun: top.1, runs: top.0.runs,
        share: adds && all > 0 ? weight(top) / all : nil)
    }
    return [
      most(.cpuSeconds, adds: true, least: 0.1) { $0.cpuSeconds },
      most(.peakResidentBytes, adds: false, least: 50e6) { $0.peakResidentBytes },
      most(.networkBytes, adds: true, least: 10e3) { $0.networkBytes },
    ].compactMap { $0 }
  }
}
