internal import Commands
internal import Glibc
internal import Platform
internal import Store

/// Makes reports of a history.
struct HistoryReporter {
  /// Purposes, hosts and predictions are taken from so many of the newest executions at most.
  static let mostRows = 5_000
  /// A host is only judged by so many runs at least.
  static let leastRunsOfTarget = 3

  let store: Store
  let now: Timestamp

  /// The report of the last days.
  ///
  /// - Throws: ``StoreError``.
  /// - Complexity: O(days × utilities) and the newest executions, whatever the history's length,
  ///   once its rollups are up to date.
  func report(days: Int) throws(StoreError) -> HistoryReport {
    try store.refreshRollups()
    var report = HistoryReport(days: days, madeAt: now)
    let today = now.microseconds / 86_400_000_000
    try addTotals(&report, today: today)
    let rows = try addRows(
      &report, since: Timestamp(microseconds: (today - Int64(days) + 1) * 86_400_000_000))
    report.models = try store.models().filter { $0.state == .active || $0.state == .shadow }
    report.driftAlarms = try store.driftAlarms(limit: 200).filter {
      $0.at.microseconds / 86_400_000_000 > today - Int64(days)
    }
    report.findings = try store.findings(limit: 200).filter {
      $0.startedAt.microseconds / 86_400_000_000 > today - Int64(days)
    }
    try addOffers(&report, since: today - Int64(days) + 1)
    try addTrends(&report)
    report.advice = Self.advice(report)
    report.advice += PracticeAdvice.lines(rows, saved: try store.workflows())
    return report
  }

  private func addOffers(_ report: inout HistoryReport, since day: Int64) throws(StoreError) {
    for tally in try store.offerTallies(since: day) {
      let monday = Rollup.Period.week.firstDay(of: tally.day)
      if report.offers.last?.firstDay != monday {
        report.offers.append(HistoryReport.OfferFigures(firstDay: monday))
      }
      let last = report.offers.count - 1
      switch tally.fate {
      case .taken: report.offers[last].taken += tally.count
      case .edited: report.offers[last].edited += tally.count
      case .ignored: report.offers[last].ignored += tally.count
      }
    }
  }

  // MARK: From rollups

  private func addTotals(_ report: inout HistoryReport, today: Int64) throws(StoreError) {
    let first = today - Int64(report.days) + 1
    report.period = report.days <= 31 ? .day : report.days <= 366 ? .week : .month
    var byUtility: [String: Rollup] = [:]
    for day in try store.rollups(.day, from: first - Int64(report.days)) where day.firstDay <= today
    {
      guard day.firstDay >= first else {
        report.earlier.runs += day.runs
        report.earlier.failures += day.failures
        report.earlier.judged += day.judged
        continue
      }
      report.runs += day.runs
      report.failures += day.failures
      report.interrupted += day.interrupted
      report.judged += day.judged
      report.durationSeconds += day.durationSeconds
      report.bytesSent &+= day.bytesSent
      report.bytesReceived &+= day.bytesReceived
      report.predicted += day.predicted
      report.predictedWithinTwice += day.predictedWithinTwice
      byUtility[day.utility, default: Rollup(period: .day, firstDay: first)].add(day)
    }
    let rows = try store.rollups(report.period, from: first).filter { $0.firstDay <= today }
    report.stretches = stretches(rows, report.period, first: first, today: today)
    var medians: [String: [Int64: Double]] = [:]
    for row in rows {
      medians[row.utility, default: [:]][row.firstDay] = row.durations.quantile(0.5)
    }
    report.slowest = byUtility.filter { !$0.key.isEmpty && $0.value.durations.count >= 3 }
      .map { utility, sum in
        HistoryReport.UtilityFigures(
          utility: utility, runs: sum.runs, failures: sum.failures,
          medianSeconds: sum.durations.quantile(0.5),
          ninetiethPercentileSeconds: sum.durations.quantile(0.9), bytesSent: sum.bytesSent,
          bytesReceived: sum.bytesReceived,
          trend: report.stretches.map { medians[utility]?[$0.firstDay] ?? .nan })
      }
      .sorted {
        ($1.ninetiethPercentileSeconds ?? 0, $0.utility)
          < ($0.ninetiethPercentileSeconds ?? 0, $1.utility)
      }
  }

  /// Every stretch of the time, also those in which nothing ran.
  private func stretches(
    _ rows: [Rollup], _ period: Rollup.Period, first: Int64, today: Int64
  ) -> [HistoryReport.Stretch] {
    var result: [HistoryReport.Stretch] = []
    for day in first...max(first, today) where period.firstDay(of: day) != result.last?.firstDay {
      result.append(HistoryReport.Stretch(firstDay: period.firstDay(of: day)))
    }
    for row in rows {
      guard let place = result.firstIndex(where: { $0.firstDay == row.firstDay }) else { continue }
      result[place].runs += row.runs
      result[place].failures += row.failures
      result[place].judged += row.judged
    }
    return result
  }

  // MARK: From the newest executions

  /// - Returns: The rows.
  private func addRows(
    _ report: inout HistoryReport, since: Timestamp
  ) throws(StoreError) -> [ExecutionRecord] {
    let rows = try store.executions(
      HistoryQuery(limit: Self.mostRows, since: since, includesOutput: false))
    report.looked = rows.count
    var purposes: [String: HistoryReport.PurposeFigures] = [:]
    var targets: [String: TargetTally] = [:]
    var hosts: [String: Set<String>] = [:]
    for row in rows where row.state == .ended {
      let category = row.category
      purposes[category, default: .init(category: category)].runs += 1
      purposes[category, default: .init(category: category)].failures += row.didFail ? 1 : 0
      let named = hosts[row.command] ?? NamedHosts.of(row.command)
      hosts[row.command] = named
      guard row.shellStatus != nil else { continue }
      for host in named { targets[host, default: TargetTally()].add(row) }
    }
    report.purposes = purposes.values.sorted { ($1.runs, $0.category) < ($0.runs, $1.category) }
    report.targets = targets.filter { $0.value.runs >= Self.leastRunsOfTarget }
      .map { $0.value.figures(of: $0.key) }
      .sorted {
        (Double($1.failures) / Double($1.runs), $1.runs, $0.host)
          < (Double($0.failures) / Double($0.runs), $0.runs, $1.host)
      }
    report.bands = Self.bands(rows)
    return rows
  }

  /// Predictions in ranges of a factor of about three.
  private static func bands(_ rows: [ExecutionRecord]) -> [HistoryReport.PredictionBand] {
    var sums: [Int: (predicted: Double, actual: Double, runs: Int)] = [:]
    for row in rows where row.state == .ended {
      guard let predicted = row.predictedSeconds, predicted > 0, let actual = row.durationSeconds
      else { continue }
      let band = Int((log10(predicted) * 2).rounded(.down))
      let sum = sums[band] ?? (0, 0, 0)
      sums[band] = (
        sum.predicted + log(predicted), sum.actual + log(max(actual, 1e-4)), sum.runs + 1
      )
    }
    return sums.keys.sorted().compactMap { band in
      guard let sum = sums[band], sum.runs >= 3 else { return nil }
      return HistoryReport.PredictionBand(
        predictedSeconds: exp(sum.predicted / Double(sum.runs)),
        actualSeconds: exp(sum.actual / Double(sum.runs)), runs: sum.runs)
    }
  }

  // MARK: Where it goes

  private func addTrends(_ report: inout HistoryReport) throws(StoreError) {
    let insight = try HistoryInsight(
      store, now: now, reach: .init(executions: Self.mostRows, outputs: 500))
    let since = now.advanced(bySeconds: -Double(report.days) * 86_400)
    report.warnings = insight.warnings
    report.trends = Array(
      insight.series.prefix(100).map { SeriesSummary($0) }.filter { summary in
        guard summary.lastAt >= since else { return false }
        return summary.slopePerDay != nil || summary.change.map { $0.at >= since } ?? false
      }.prefix(20))
  }

  // MARK: What to do

  private static func advice(_ report: HistoryReport) -> [HistoryReport.Advice] {
    var advice: [HistoryReport.Advice] = []
    for target in report.targets.prefix(3) where target.failures * 2 >= target.runs {
      guard let id = target.newestFailure else { continue }
      let cause = target.cause.map { ", mostly \($0)" } ?? ""
      advice.append(
        .init(
          text: "\(target.host) failed in \(target.failures) of \(target.runs) runs\(cause)",
          command: "explain \(id)"))
    }
    let severe = report.findings.filter { $0.severity == "high" || $0.severity == "critical" }
    if let newest = severe.first {
      advice.append(
        .init(
          text: severe.count == 1
            ? "\(newest.kind) was found in traffic"
            : "\(severe.count) severe findings in traffic, the newest \(newest.kind)",
          command: "findings"))
    }
    if report.predicted >= 30, report.predictedWithinTwice * 2 < report.predicted {
      advice.append(
        .init(
          text: "fewer than half of the durations were foretold within a factor of two",
          command: "evaluate predict --history"))
    }
    if let shadow = report.models.first(where: { $0.state == .shadow }) {
      advice.append(
        .init(
          text:
            "version \(shadow.version) of '\(shadow.kind)' is being tried beside the active one",
          command: "models show \(shadow.id)"))
    }
    return advice
  }
}

/// Adds up the runs about one host.
private struct TargetTally {
  var runs = 0
  private var failures = 0
  private var causes: [String: Int] = [:]
  private var newestFailure: (at: Timestamp, id: Int64)?
  private var seconds: [Double] = []

  mutating func add(_ record: ExecutionRecord) {
    runs += 1
    if let duration = record.durationSeconds { seconds.append(duration) }
    guard record.didFail else { return }
    failures += 1
    if let cause = record.cause { causes[cause, default: 0] += 1 }
    if let id = record.id, newestFailure.map({ record.startedAt > $0.at }) ?? true {
      newestFailure = (record.startedAt, id)
    }
  }

  func figures(of host: String) -> HistoryReport.TargetFigures {
    let sorted = seconds.sorted()
    return HistoryReport.TargetFigures(
      host: host, runs: runs, failures: failures,
      cause: causes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key,
      newestFailure: newestFailure?.id,
      medianSeconds: sorted.isEmpty ? nil : sorted[sorted.count / 2])
  }
}
