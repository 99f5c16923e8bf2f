package import JSON
internal import Learning
package import Platform

/// A series in a line: where it stands, where it changed, where it goes.
package struct SeriesSummary: Sendable {
  /// A step from one level to another.
  package struct Change: Sendable, Equatable {
    package let at: Timestamp
    package let before: Double
    package let after: Double
  }

  package let key: SeriesKey
  package let last: Double
  package let lastAt: Timestamp
  /// How many measurements there were.
  package let count: Int
  /// The newest values, for a small plot; not a number where nothing was measured.
  package let recent: [Double]
  package let change: Change?
  /// The rise in a day; nil when it may be chance.
  package let slopePerDay: Double?

  init(_ series: RegularSeries) {
    key = series.key
    last = series.last
    lastAt = series.newest
    count = series.count
    recent = Array(series.values.suffix(28))
    let shape = SeriesShape(series.values)
    change = shape.change.map {
      Change(at: series.time(of: $0.place), before: $0.before, after: $0.after)
    }
    slopePerDay = shape.trend.flatMap {
      $0.isSignificant() ? $0.slope * series.stepsPerDay : nil
    }
  }

  package var json: JSONValue {
    [
      "type": "series", "series": .string(key.subject), "measure": .string(key.measure.rawValue),
      "unit": .string(key.measure.unit), "last": JSONValue(last),
      "last_at": .string(lastAt.rfc3339), "measurements": .integer(Int64(count)),
      "slope_per_day": JSONValue(slopePerDay),
      "change_at": JSONValue(change?.at.rfc3339), "before_change": JSONValue(change?.before),
      "after_change": JSONValue(change?.after),
    ]
  }
}
