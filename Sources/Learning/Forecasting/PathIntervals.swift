internal import Glibc

/// Intervals of a forecast from paths that are drawn from a method's own errors.
///
/// Each path goes on with errors of one step drawn with replacement, so that errors add up as the
/// method lets them and a lopsided series has lopsided intervals. The errors are widened for the
/// parameters that were fitted to them and for how few they are.
///
/// Source: Hyndman and Athanasopoulos, *Forecasting: Principles and Practice*, third edition, 5.5;
/// for the widening Stine, *Bootstrap prediction intervals for regression*, 1985.
struct PathIntervals {
  private static let paths = 1_000

  private let errors: [Double]
  private let coverage: Double
  private let seed: UInt64

  init(errors: [Double], fitted: Int, coverage: Double, seed: UInt64) {
    let count = Double(errors.count)
    let mean = errors.isEmpty ? 0 : errors.reduce(0, +) / count
    let widening = ((count + 1) / max(1, count - Double(fitted) - 1)).squareRoot()
    self.errors = errors.map { ($0 - mean) * min(3, widening) }
    self.coverage = min(0.999, max(0.001, coverage))
    self.seed = seed
  }

  /// The steps after a state.
  ///
  /// - Complexity: O(steps) for 1,000 paths.
  func steps(
    from state: SmoothingState, count: Int, bounds: ClosedRange<Double>
  ) -> [SeriesForecast.Step] {
    var middle = state
    let values = (0..<count).map { _ in
      let value = middle.next
      middle.advance(error: 0)
      return value
    }
    var drawn = [[Double]](repeating: [], count: count)
    if !errors.isEmpty {
      var random = RandomSource(seed: seed)
      for place in drawn.indices { drawn[place].reserveCapacity(Self.paths) }
      for _ in 0..<Self.paths {
        var path = state
        for place in 0..<count {
          let error = errors[random.below(errors.count)]
          drawn[place].append(path.next + error)
          path.advance(error: error)
        }
      }
    }
    return (0..<count).map { place in
      var lower = values[place]
      var upper = values[place]
      if !drawn[place].isEmpty {
        lower = min(lower, SampleQuantile.linear((1 - coverage) / 2, of: &drawn[place]))
        upper = max(upper, SampleQuantile.linear((1 + coverage) / 2, of: &drawn[place]))
      }
      func held(_ value: Double) -> Double {
        value.isFinite ? min(bounds.upperBound, max(bounds.lowerBound, value)) : bounds.lowerBound
      }
      return SeriesForecast.Step(
        value: held(values[place]), lower: held(lower), upper: held(upper))
    }
  }
}
