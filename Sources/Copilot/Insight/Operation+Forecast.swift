internal import Commands
internal import Learning
internal import Platform
internal import Store

extension Operation {
  /// How long a list without a subject may be.
  private static let mostSeries = 60

  /// Carries series of the history on.
  static let forecast = Operation(
    "forecast",
    summary: "Carry on what was measured: latency, loss, throughput, durations, traffic",
    parameters: [
      Parameter(
        "what", .line, valueName: "WHAT",
        help: "a host, an interface, a utility or a line; without it, what there is data for",
        isPositional: true),
      Parameter(
        "days", .integer(1...365), valueName: "N", help: "how many days to look ahead (14)"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let what = try arguments.text("what")
    let days = try arguments.integer("days", in: 1...365) ?? 14
    let line = what.map { copilot.recorder.redactor.redact($0).text }
    let store = try copilot.store()
    let now = Timestamp.now()
    let insight = try reading { () throws(StoreError) in
      try HistoryInsight(store, now: now, line: line)
    }
    guard let line else {
      return .forecast(
        .list(
          insight.series.prefix(mostSeries).map { SeriesSummary($0) },
          more: max(0, insight.series.count - mostSeries), warnings: insight.warnings)
      )
    }
    let outlooks = try subjects(line, insight).compactMap { outlook($0, insight, days: days) }
    return .forecast(.outlooks(outlooks))
  }

  /// The series that a word or a line names: its own, else those of its template.
  private static func subjects(
    _ text: String, _ insight: HistoryInsight
  ) throws(OperationError) -> [RegularSeries] {
    let parsed = CommandLine(text)
    let names = [text, parsed.template]
    for name in names {
      let own = insight.series.filter { $0.key.subject == name }
      if !own.isEmpty { return own.sorted { $0.key.measure.rank < $1.key.measure.rank } }
    }
    let counts = insight.scarce.filter { names.contains($0.key.subject) }.map(\.value)
    guard let most = counts.max() else {
      throw .unusable(
        reason: "nothing is measured of '\(text)'; 'forecast' alone lists what is")
    }
    throw .unusable(
      reason: "'\(text)' was measured \(most == 1 ? "once" : "\(most) times"), in too few hours and"
        + " days to carry it on: \(SeriesForecast.shortest) different hours or days are needed")
  }

  private static func outlook(
    _ series: RegularSeries, _ insight: HistoryInsight, days: Int
  ) -> SeriesOutlook? {
    // Nobody can tell a month ahead from a few hours.
    let steps = min(
      Int(Double(days) * series.stepsPerDay), max(series.period, 2 * series.values.count))
    guard
      let forecast = SeriesForecast(
        series.values, period: series.period, steps: steps, bounds: series.key.measure.bounds)
    else { return nil }
    return SeriesOutlook(
      series, summary: SeriesSummary(series), forecast: forecast,
      warning: insight.warnings.first { $0.key == series.key })
  }
}
