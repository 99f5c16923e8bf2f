internal import Glibc

/// A smoothing with parameters that fit a series.
struct SmoothingFit: Sendable {
  let method: SmoothingMethod
  let parameters: SmoothingParameters

  /// Fits the parameters to the one-step errors of a series: starts at the best of a small grid and
  /// goes down from there with a simplex.
  ///
  /// - Complexity: O(n), some 250 passes at most.
  init(_ method: SmoothingMethod, to values: ArraySlice<Double>, period: Int) {
    self.method = method
    guard !method.isNaive else {
      parameters = SmoothingParameters(level: 1)
      return
    }
    let count = method.parameterCount
    func cost(_ point: [Double]) -> Double {
      Self.meanSquare(
        Self.run(
          SmoothingState(
            method, Self.parameters(at: point), startOf: values, period: period), over: values
        ).errors)
    }
    // On the scale of the logit, so that every point is allowed.
    var best: (point: [Double], cost: Double) = ([], .infinity)
    for level in [-3.0, -1, 0, 1.5] {
      for slope in count > 1 ? [-4.0, -1.5] : [0] {
        for season in count > 3 ? [-2.5, 0.0] : [0] {
          let point = Array([level, slope, 1, season].prefix(count))
          let value = cost(point)
          if value < best.cost { best = (point, value) }
        }
      }
    }
    if best.point.isEmpty { best.point = Array([0, -2, 1, -1].prefix(count)) }
    let found = DownhillSimplex.minimum(
      near: best.point, step: 0.8, evaluations: 60 * count, of: cost)
    parameters = Self.parameters(at: found)
  }

  private static func parameters(at point: [Double]) -> SmoothingParameters {
    func share(_ place: Int) -> Double {
      place < point.count ? 1 / (1 + exp(-max(-12, min(12, point[place])))) : 0
    }
    return SmoothingParameters(
      level: share(0), slope: share(1), season: share(3),
      damping: point.count > 2 ? 0.8 + 0.18 * share(2) : 1)
  }

  /// The state before the first value.
  func start(of values: ArraySlice<Double>, period: Int) -> SmoothingState {
    SmoothingState(method, parameters, startOf: values, period: period)
  }

  /// Goes through a series.
  ///
  /// - Returns: The errors of one step, not a number where a value is missing, and where it stands
  ///   then. What the first values set up is not counted among the errors.
  static func run(
    _ state: SmoothingState, over values: ArraySlice<Double>
  ) -> (errors: [Double], state: SmoothingState) {
    var state = state
    var errors: [Double] = []
    errors.reserveCapacity(values.count)
    for value in values { errors.append(state.see(value)) }
    return (errors, state)
  }

  static func meanSquare(_ errors: [Double]) -> Double {
    var sum = 0.0
    var count = 0.0
    for error in errors where error.isFinite {
      sum += error * error
      count += 1
    }
    return count > 0 ? sum / count : .infinity
  }
}
