package import JSON
internal import Learning
package import Platform

/// Something that comes to a limit if it goes on as it does.
package struct CapacityWarning: Sendable, Equatable {
  package let key: SeriesKey
  /// What the line says it is now.
  package let now: Double
  /// What it comes to.
  package let limit: Double
  /// The part of what is possible that the limit is; nil where nothing bounds it.
  package let share: Double?
  package let madeAt: Timestamp
  package let expectedAt: Timestamp
  /// With 80 % confidence not before.
  package let earliestAt: Timestamp
  /// With 80 % confidence not after.
  package let latestAt: Timestamp

  /// No warning looks further than so many days.
  private static let furthest = 90.0
  /// A trend of fewer days or hours is no trend.
  private static let leastValues = 8

  /// Days from when it was made.
  package func days(to moment: Timestamp) -> Double {
    max(0, (moment.seconds - madeAt.seconds) / 86_400)
  }

  /// A warning about a series; nil when it does not rise for sure, or reaches nothing soon.
  ///
  /// - Parameter ceiling: What is possible; nil when unknown.
  init?(_ series: RegularSeries, ceiling: Double?, now: Timestamp) {
    guard Self.canWarn(series.key.measure) else { return nil }
    let shape = SeriesShape(series.values)
    let known = series.values[shape.trendStart...].count { $0.isFinite }
    guard let trend = shape.trend, known >= Self.leastValues, trend.slope > 0,
      trend.isSignificant(), now.seconds - series.newest.seconds < 14 * 86_400
    else { return nil }
    let begin = series.time(of: shape.trendStart)
    let stepSeconds = Double(series.step) / 1e6
    let level = trend.value(at: (now.seconds - begin.seconds) / stepSeconds)
    guard level > 0 || series.key.measure == .loss,
      let (limit, share) = Self.limit(series.key.measure, level: level, ceiling: ceiling),
      let crossing = trend.crossing(of: limit)
    else { return nil }
    func moment(_ steps: Double) -> Timestamp {
      begin.advanced(bySeconds: min(steps, 1e7) * stepSeconds)
    }
    key = series.key
    self.now = level
    self.limit = limit
    self.share = share
    madeAt = now
    expectedAt = moment(crossing.expected)
    earliestAt = max(now, moment(crossing.earliest))
    latestAt = moment(crossing.latest)
    guard days(to: expectedAt) <= Self.furthest, expectedAt > now else { return nil }
  }

  private static func canWarn(_ measure: Measure) -> Bool {
    switch measure {
    case .received, .sent, .used, .latency, .loss: true
    case .duration, .success, .throughput: false
    }
  }

  private static func limit(
    _ measure: Measure, level: Double, ceiling: Double?
  ) -> (limit: Double, share: Double?)? {
    switch measure {
    case .received, .sent: ceiling.flatMap { level < 0.8 * $0 ? (0.8 * $0, 0.8) : nil }
    case .used: ceiling.flatMap { level < $0 ? ($0, 1) : nil }
    case .latency: (1.5 * level, nil)
    case .loss: level < 0.05 ? (0.05, nil) : level < 0.2 ? (0.2, nil) : nil
    case .duration, .success, .throughput: nil
    }
  }

  package var json: JSONValue {
    [
      "type": "warning", "series": .string(key.subject), "measure": .string(key.measure.rawValue),
      "unit": .string(key.measure.unit), "now": .number(now), "limit": .number(limit),
      "limit_share": JSONValue(share), "expected_at": .string(expectedAt.rfc3339),
      "earliest_at": .string(earliestAt.rfc3339), "latest_at": .string(latestAt.rfc3339),
    ]
  }
}
