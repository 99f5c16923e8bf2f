internal import Learning
package import Platform

/// Measurements brought into hours or days.
package struct RegularSeries: Sendable {
  package static let hour: Int64 = 3_600_000_000
  package static let day: Int64 = 86_400_000_000

  package let key: SeriesKey
  /// When the first hour or day begins.
  package let start: Timestamp
  /// The length of a step in microseconds: an hour or a day.
  package let step: Int64
  /// A value for each step, not a number where nothing was measured.
  package let values: [Double]
  /// How many measurements there were.
  package let count: Int
  /// The newest of them.
  package let newest: Timestamp

  /// Days where there are enough of them, else the hours of the last two weeks.
  ///
  /// - Returns: nil when neither are enough to carry on.
  /// - Complexity: O(n log n) in the measurements.
  init?(_ key: SeriesKey, _ measurements: [Measurement]) {
    let sorted = measurements.sorted { $0.at < $1.at }
    guard let newest = sorted.last?.at else { return nil }
    for step in [Self.day, Self.hour] {
      let since = newest - (step == Self.day ? 400 * Self.day : 14 * Self.day)
      var buckets: [Int64: [Double]] = [:]
      for item in sorted where item.at >= since {
        buckets[item.at.flooredQuotient(by: step), default: []].append(item.value)
      }
      guard buckets.count >= SeriesForecast.shortest, let first = buckets.keys.min(),
        let last = buckets.keys.max()
      else { continue }
      self.key = key
      self.step = step
      start = Timestamp(microseconds: first * step)
      values = (first...last).map { buckets[$0].map(key.measure.summary) ?? .nan }
      count = sorted.count
      self.newest = Timestamp(microseconds: newest)
      return
    }
    return nil
  }

  /// The moment at which a step begins.
  package func time(of place: Int) -> Timestamp { time(at: Double(place)) }

  /// The moment a number of steps after the start; clamped to what can be told.
  func time(at steps: Double) -> Timestamp {
    start.advanced(bySeconds: steps * Double(step) / 1e6)
  }

  /// Steps in a season: the hours of a day, the days of a week.
  var period: Int { step == Self.hour ? 24 : 7 }
  /// Steps in a day.
  var stepsPerDay: Double { Double(Self.day / step) }
  /// The newest value.
  package var last: Double { values.last { $0.isFinite } ?? .nan }
}

/// One measurement: microseconds since the Unix epoch, and a value in its measure's unit.
struct Measurement: Equatable {
  let at: Int64
  let value: Double
}

extension Int64 {
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
