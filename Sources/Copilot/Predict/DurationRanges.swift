internal import Glibc
internal import Learning

/// How far the range of a forecast must reach to hold eight runs in ten, learnt from how the runs
/// before fell.
///
/// Both ends are calibrated by themselves, for each kind of forecast, in terms of the forecast's own
/// distribution. Sources: Chernozhukov, Wüthrich and Zhu, *Distributional conformal prediction*,
/// 2021; Gibbs and Candès, *Adaptive conformal inference under distribution shift*, 2021.
struct DurationRanges: Sendable {
  /// How many runs the belief is worth that forecasts are right about their spread.
  private static let believedRuns = 20
  private static let window = 200
  private static let rate = 0.02

  private struct Ends: Sendable {
    var low: AdaptiveConformal
    var high: AdaptiveConformal
  }

  private let start: Ends?
  private var groups: [String: Ends] = [:]

  init() {
    guard
      var end = try? AdaptiveConformal(
        coverage: 0.9, rate: DurationRanges.rate, window: DurationRanges.window)
    else {
      start = nil
      return
    }
    // A forecast that is right finds each share of its runs beyond the end of that share.
    for place in 0..<Self.believedRuns {
      end.add(-log((Double(place) + 0.5) / Double(Self.believedRuns)))
    }
    start = Ends(low: end, high: end)
  }

  /// Takes in how a run fell.
  mutating func observe(_ value: Double, of mixture: DurationMixture, in group: String) {
    guard var ends = groups[group] ?? start else { return }
    _ = try? ends.low.observe(score: mixture.surprise(value, isAbove: false))
    _ = try? ends.high.observe(score: mixture.surprise(value, isAbove: true))
    groups[group] = ends
  }

  /// The ends of the range, as logarithms of seconds.
  func range(of mixture: DurationMixture, in group: String) -> (low: Double, high: Double) {
    let ends = groups[group] ?? start
    return (
      mixture.value(surprise: Self.surprise(ends?.low), isAbove: false),
      mixture.value(surprise: Self.surprise(ends?.high), isAbove: true)
    )
  }

  /// Neither endless nor on the wrong side of nearly everything.
  private static func surprise(_ end: AdaptiveConformal?) -> Double {
    guard let reach = end?.reach else { return -log(0.1) }
    return min(max(reach, 0.2), 40)
  }
}
