internal import JSON
internal import Learning
package import Platform

/// A series with its forecast.
package struct SeriesOutlook: Sendable {
  /// One step to come.
  package struct Step: Sendable, Equatable {
    package let value: Double
    package let lower: Double
    package let upper: Double
  }

  package let series: RegularSeries
  package let summary: SeriesSummary
  package let warning: CapacityWarning?
  package let steps: [Step]
  /// What carries the series on, such as `naive` or `holt-winters`.
  package let method: String
  /// The part of the values that the intervals are made to hold.
  package let coverage: Double
  /// How many of the newest values were held back to judge methods by.
  package let heldBack: Int
  /// The mean absolute error of the method on them; nil when it was not tried.
  package let ownError: Double?
  /// That of the better of the naive ones.
  package let naiveError: Double?

  init(
    _ series: RegularSeries, summary: SeriesSummary, forecast: SeriesForecast,
    warning: CapacityWarning?
  ) {
    self.series = series
    self.summary = summary
    self.warning = warning
    steps = forecast.steps.map { Step(value: $0.value, lower: $0.lower, upper: $0.upper) }
    method = forecast.method.rawValue
    coverage = forecast.coverage
    heldBack = forecast.heldBack
    ownError = forecast.ownError
    naiveError = forecast.naiveError
  }

  /// When a step of the forecast begins.
  package func time(of step: Int) -> Timestamp { series.time(of: series.values.count + step) }

  /// A row for each value of the past, one for each to come, and one that says how good it is.
  var rows: [JSONValue] {
    let unit = JSONValue.string(series.key.measure.unit)
    func row(
      _ type: String, _ at: Timestamp, _ value: Double, _ step: Step? = nil
    ) -> JSONValue {
      [
        "type": .string(type), "series": .string(series.key.subject),
        "measure": .string(series.key.measure.rawValue), "at": .string(at.rfc3339),
        "value": .number(value), "lower": JSONValue(step?.lower), "upper": JSONValue(step?.upper),
        "unit": unit, "method": JSONValue(step.map { _ in method }),
      ]
    }
    let past = series.values.indices.filter { series.values[$0].isFinite }.map {
      row("past", series.time(of: $0), series.values[$0])
    }
    let future = steps.enumerated().map {
      row("forecast", time(of: $0), $1.value, $1)
    }
    let summary: JSONValue = [
      "type": "summary", "series": .string(series.key.subject),
      "measure": .string(series.key.measure.rawValue), "unit": unit,
      "method": .string(method), "coverage": .number(coverage),
      "held_back": .integer(Int64(heldBack)),
      "mean_absolute_error": JSONValue(ownError),
      "naive_mean_absolute_error": JSONValue(naiveError),
      "measurements": .integer(Int64(series.count)),
      "slope_per_day": JSONValue(self.summary.slopePerDay),
      "change_at": JSONValue(self.summary.change?.at.rfc3339),
    ]
    return past + future + [summary] + (warning.map { [$0.json] } ?? [])
  }
}

/// What `forecast` answers.
package enum ForecastAnswer: Sendable {
  /// What can be carried on, how many more there are, and what comes to a limit.
  case list([SeriesSummary], more: Int, warnings: [CapacityWarning])
  /// The series of one thing.
  case outlooks([SeriesOutlook])

  var rows: [JSONValue] {
    switch self {
    case .list(let series, _, let warnings): series.map(\.json) + warnings.map(\.json)
    case .outlooks(let outlooks): outlooks.flatMap(\.rows)
    }
  }
}
