/// Where a smoothing stands after the values that it has seen.
///
/// The naive methods are smoothings too: their level, or their season, takes each error whole.
///
/// Source: Hyndman, Koehler, Ord and Snyder, *Forecasting with Exponential Smoothing*, 2008,
/// chapter 2, in the error-correction form.
struct SmoothingState: Sendable {
  let method: SmoothingMethod
  let parameters: SmoothingParameters
  private var level = 0.0
  private var slope = 0.0
  private var season: [Double] = []
  /// The place in the season of the next value.
  private var place = 0

  /// A state before the first value of a series.
  ///
  /// - Parameters:
  ///   - values: The series; its first value is a number. Its first two seasons set the season up.
  ///   - period: Values in a season.
  init(
    _ method: SmoothingMethod, _ parameters: SmoothingParameters,
    startOf values: ArraySlice<Double>,
    period: Int
  ) {
    self.method = method
    self.parameters = parameters
    level = values.first ?? 0
    switch method {
    case .holt: slope = Self.firstSlope(values)
    case .seasonalNaive: season = Self.firstSeason(values, period: period, around: 0)
    case .holtWinters:
      let first = Self.mean(values.prefix(period)) ?? level
      let second = Self.mean(values.dropFirst(period).prefix(period)) ?? first
      slope = (second - first) / Double(period)
      // The season is measured from the line through the middles of the first two seasons.
      level = first - slope * (Double(period) + 1) / 2
      season = (0..<period).map { offset in
        var sum = 0.0
        var count = 0.0
        for round in 0..<2 {
          let step = offset + round * period
          guard step < values.count else { continue }
          let value = values[values.startIndex + step]
          guard value.isFinite else { continue }
          sum += value - level - slope * Double(step + 1)
          count += 1
        }
        return count > 0 ? sum / count : 0
      }
    case .naive, .simple: break
    }
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double? {
    let known = values.filter(\.isFinite)
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// The step between the first two values, taken from the first few so that one of them counts less.
  private static func firstSlope(_ values: ArraySlice<Double>) -> Double {
    guard let first = values.first else { return 0 }
    let known = values.enumerated().dropFirst().filter { $0.element.isFinite }.prefix(4)
    guard let last = known.last else { return 0 }
    return (last.element - first) / Double(last.offset)
  }

  private static func firstSeason(
    _ values: ArraySlice<Double>, period: Int, around level: Double
  ) -> [Double] {
    let usual = mean(values.prefix(period)) ?? 0
    return (0..<period).map { offset in
      let value = offset < values.count ? values[values.startIndex + offset] : .nan
      return (value.isFinite ? value : usual) - level
    }
  }

  /// What is expected next.
  var next: Double {
    switch method {
    case .naive, .simple: level
    case .seasonalNaive: season[place]
    case .holt: level + parameters.damping * slope
    case .holtWinters: level + parameters.damping * slope + season[place]
    }
  }

  /// Goes on by one value.
  ///
  /// - Parameter error: By how much the value was above ``next``; 0 where it is missing.
  mutating func advance(error: Double) {
    switch method {
    case .naive: level += error
    case .simple: level += parameters.level * error
    case .seasonalNaive: season[place] += error
    case .holt, .holtWinters:
      slope *= parameters.damping
      level += slope + parameters.level * error
      slope += parameters.level * parameters.slope * error
      if method == .holtWinters {
        season[place] += (1 - parameters.level) * parameters.season * error
      }
    }
    if !season.isEmpty { place = (place + 1) % season.count }
  }

  /// Goes on by a value that may be missing; returns the error, which is no number then.
  mutating func see(_ value: Double) -> Double {
    let error = value - next
    advance(error: error.isFinite ? error : 0)
    return error
  }
}
