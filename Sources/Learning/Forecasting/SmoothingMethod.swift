/// How a series is carried on.
package enum SmoothingMethod: String, Sendable, CaseIterable {
  /// The last value goes on.
  case naive
  /// The values of one season ago come again.
  case seasonalNaive = "seasonal-naive"
  /// Simple exponential smoothing: a level.
  case simple = "simple-smoothing"
  /// Holt's method with a damped trend: a level and a slope that fades.
  case holt = "damped-holt"
  /// Holt and Winters: a level, a damped slope and an additive season.
  case holtWinters = "holt-winters"

  /// How many numbers are fitted to the series.
  var parameterCount: Int {
    switch self {
    case .naive, .seasonalNaive: 0
    case .simple: 1
    case .holt: 3
    case .holtWinters: 4
    }
  }

  var isSeasonal: Bool { self == .seasonalNaive || self == .holtWinters }
  var isNaive: Bool { self == .naive || self == .seasonalNaive }
}

/// How fast a smoothing forgets.
package struct SmoothingParameters: Sendable, Equatable {
  /// The part of an error that the level takes, 0 to 1.
  package var level: Double
  /// The part of the level's step that the slope takes, 0 to 1.
  package var slope: Double
  /// The part of what is left of an error that the season takes, 0 to 1.
  package var season: Double
  /// What is left of the slope after each step, 0.8 to 0.98; 1 does not damp.
  package var damping: Double

  package init(level: Double, slope: Double = 0, season: Double = 0, damping: Double = 1) {
    self.level = level
    self.slope = slope
    self.season = season
    self.damping = damping
  }
}
