package import Learning
internal import Store

/// How the runs of one utility, line form, host or directory went and what they cost.
package struct SuccessFigures: Sendable, Equatable {
  /// What the runs have in common.
  package enum Scope: String, Sendable, CaseIterable {
    case utility
    case template
    case host
    case directory
  }

  package let scope: Scope
  /// The utility, template, host or directory.
  package let name: String
  package var runs = 0
  /// How many of those worked of which that is known, with its interval of 95 %.
  package var success = ShareInterval(0, of: 0)
  package var meanSeconds: Double?
  package var medianSeconds: Double?
  package var p90Seconds: Double?
  package var p99Seconds: Double?
  /// Processor time of a run, user and kernel; the mean of those that were measured.
  package var cpuSeconds: Double?
  /// The highest resident memory of a run; the mean of those that were measured.
  package var peakResidentBytes: Double?
  /// Bytes of a run, both directions; the mean of those that were measured.
  package var networkBytes: Double?
}

/// Adds up runs.
struct SuccessTally {
  private var runs = 0
  private var judged = 0
  private var worked = 0
  private var seconds: [Double] = []
  private var cpu = (sum: 0.0, count: 0)
  private var memory = (sum: 0.0, count: 0)
  private var bytes = (sum: 0.0, count: 0)

  mutating func add(_ run: PracticeRun) {
    runs += 1
    if let worked = run.worked {
      judged += 1
      self.worked += worked ? 1 : 0
    }
    if let duration = run.record.durationSeconds { seconds.append(duration) }
    let usage = run.record.usage
    if let user = usage.userCPUSeconds {
      cpu = (cpu.sum + user + (usage.systemCPUSeconds ?? 0), cpu.count + 1)
    }
    if let peak = usage.peakResidentBytes {
      memory = (memory.sum + Double(peak), memory.count + 1)
    }
    if usage.bytesSent != nil || usage.bytesReceived != nil {
      let sum = Double(usage.bytesSent ?? 0) + Double(usage.bytesReceived ?? 0)
      bytes = (bytes.sum + sum, bytes.count + 1)
    }
  }

  func figures(_ scope: SuccessFigures.Scope, _ name: String) -> SuccessFigures {
    var figures = SuccessFigures(scope: scope, name: name, runs: runs)
    figures.success = ShareInterval(worked, of: judged)
    if !seconds.isEmpty {
      var values = seconds
      figures.meanSeconds = seconds.reduce(0, +) / Double(seconds.count)
      figures.medianSeconds = SampleQuantile.linear(0.5, of: &values)
      figures.p90Seconds = SampleQuantile.linear(0.9, of: &values)
      figures.p99Seconds = SampleQuantile.linear(0.99, of: &values)
    }
    figures.cpuSeconds = mean(cpu)
    figures.peakResidentBytes = mean(memory)
    figures.networkBytes = mean(bytes)
    return figures
  }

  private func mean(_ sum: (sum: Double, count: Int)) -> Double? {
    sum.count == 0 ? nil : sum.sum / Double(sum.count)
  }
}

/// Figures of a history by what runs have in common.
enum SuccessTracker {
  /// The figures of a scope, the commonest first.
  ///
  /// - Parameter least: With fewer runs nothing is said.
  static func figures(
    _ runs: PracticeRuns, _ scope: SuccessFigures.Scope, least: Int = 1
  ) -> [SuccessFigures] {
    var tallies: [String: SuccessTally] = [:]
    for run in runs.runs {
      for name in names(of: run, scope) { tallies[name, default: SuccessTally()].add(run) }
    }
    return tallies.map { $0.value.figures(scope, $0.key) }
      .filter { $0.runs >= least }
      .sorted { ($1.runs, $0.name) < ($0.runs, $1.name) }
  }

  private static func names(of run: PracticeRun, _ scope: SuccessFigures.Scope) -> [String] {
    switch scope {
    case .utility: run.record.utility.map { [$0] } ?? []
    case .template: run.record.template.isEmpty ? [] : [run.record.template]
    case .host: Array(run.traits.hosts)
    case .directory: run.record.directory.map { [$0] } ?? []
    }
  }
}
