/// Tries methods on the newest values of a series, which they have not been fitted to.
struct HeldBackTrial {
  private let series: ArraySlice<Double>
  private let period: Int
  private let heldBack: Int
  private let ahead: Int

  /// - Parameters:
  ///   - heldBack: How many of the newest values are not fitted to.
  ///   - ahead: How many steps ahead are judged from each point.
  init(_ series: ArraySlice<Double>, period: Int, heldBack: Int, ahead: Int) {
    self.series = series
    self.period = period
    self.heldBack = min(heldBack, max(0, series.count - 2))
    self.ahead = max(1, ahead)
  }

  /// How each method did, the best first; a simpler one before one that is no better.
  ///
  /// - Complexity: O(n) to fit, and values held back × steps ahead.
  func trials(of methods: [SmoothingMethod]) -> [SeriesForecast.Trial] {
    methods.compactMap(trial).enumerated().sorted {
      ($0.element.meanAbsoluteError, $0.offset) < ($1.element.meanAbsoluteError, $1.offset)
    }.map(\.element)
  }

  private func trial(of method: SmoothingMethod) -> SeriesForecast.Trial? {
    let older = series.dropLast(heldBack)
    guard !method.isSeasonal || older.count >= 2 * period else { return nil }
    let fit = SmoothingFit(method, to: older, period: period)
    var state = SmoothingFit.run(fit.start(of: older, period: period), over: older).state
    var sum = 0.0
    var count = 0.0
    for origin in older.endIndex..<series.endIndex {
      var future = state
      for place in origin..<min(series.endIndex, origin + ahead) {
        let error = series[place] - future.next
        if error.isFinite {
          sum += abs(error)
          count += 1
        }
        future.advance(error: 0)
      }
      _ = state.see(series[origin])
    }
    guard count > 0, sum.isFinite else { return nil }
    return SeriesForecast.Trial(method: method, meanAbsoluteError: sum / count)
  }
}
