internal import Glibc

/// How a regularly spaced series goes on, with how sure that is.
package struct SeriesForecast: Sendable {
  /// One step of the future.
  package struct Step: Sendable, Equatable {
    package let value: Double
    package let lower: Double
    package let upper: Double
  }

  /// How a method did on the values that were held back.
  package struct Trial: Sendable, Equatable {
    package let method: SmoothingMethod
    /// The mean absolute error over one to as many steps ahead as were tried.
    package let meanAbsoluteError: Double
  }

  /// No more than the newest so many values are looked at.
  package static let longest = 2_000
  /// Fewer known values than this are not carried on.
  package static let shortest = 8
  /// A method that is fitted takes the naive one's place where its error is smaller by this part.
  static let leastGain = 0.05

  /// What carries the series on.
  package let method: SmoothingMethod
  package let parameters: SmoothingParameters
  /// The steps that follow the last value.
  package let steps: [Step]
  /// How each method did on the held-back values, the best first.
  package let trials: [Trial]
  /// How many values were held back.
  package let heldBack: Int
  /// The part of the values that the intervals are made to hold.
  package let coverage: Double

  /// The error of the method in use; nil when nothing was held back.
  package var ownError: Double? {
    trials.first { $0.method == method }?.meanAbsoluteError
  }

  /// The error of the better of the naive ones.
  package var naiveError: Double? {
    trials.filter(\.method.isNaive).map(\.meanAbsoluteError).min()
  }

  /// Carries a series on.
  ///
  /// Each method is fitted to the older three quarters and asked from every later point. What did
  /// best is fitted to all; one that is fitted has to beat the naive ones. Intervals are those of
  /// paths that are drawn from the errors of one step.
  ///
  /// - Parameters:
  ///   - values: The series, oldest first; what is missing is no number.
  ///   - period: Values in a season; nil when it has none.
  ///   - steps: How many steps to go on, 1 to 400.
  ///   - coverage: The part of the values that intervals are to hold, above 0 and below 1.
  ///   - bounds: What a value can be; forecasts and intervals stay in it.
  ///   - seed: What the paths are drawn by.
  /// - Returns: nil with fewer than ``shortest`` known values.
  /// - Complexity: O(n) for a bounded number of passes; n is cut at ``longest``.
  package init?(
    _ values: [Double], period: Int? = nil, steps: Int, coverage: Double = 0.8,
    bounds: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
    seed: UInt64 = 1
  ) {
    guard let first = values.suffix(Self.longest).firstIndex(where: \.isFinite),
      let last = values.lastIndex(where: \.isFinite)
    else { return nil }
    let series = values[first...last]
    let known = series.count { $0.isFinite }
    guard known >= Self.shortest else { return nil }
    let season = period.flatMap { $0 > 1 && $0 * 3 <= series.count ? $0 : nil } ?? 1
    let steps = min(max(1, steps), 400)
    let methods = SmoothingMethod.allCases.filter { method in
      (season > 1 || !method.isSeasonal) && known >= 4 + 2 * method.parameterCount
    }
    heldBack = min(60, max(3, series.count / 4))
    let trials = HeldBackTrial(
      series, period: season, heldBack: heldBack, ahead: min(steps, 14)
    ).trials(of: methods)
    self.trials = trials
    method = Self.choice(trials)
    let fit = SmoothingFit(method, to: series, period: season)
    parameters = fit.parameters
    let (errors, state) = SmoothingFit.run(fit.start(of: series, period: season), over: series)
    // What set the state up has errors that are too small.
    let settled = errors.dropFirst(method.isSeasonal ? season : 1).filter(\.isFinite)
    self.coverage = coverage
    self.steps = PathIntervals(
      errors: settled, fitted: method.parameterCount, coverage: coverage, seed: seed
    ).steps(from: state, count: steps, bounds: bounds)
  }

  private static func choice(_ trials: [Trial]) -> SmoothingMethod {
    guard let naive = trials.first(where: \.method.isNaive) else { return .naive }
    guard let best = trials.first, !best.method.isNaive,
      best.meanAbsoluteError < naive.meanAbsoluteError * (1 - leastGain)
    else { return naive.method }
    return best.method
  }
}
