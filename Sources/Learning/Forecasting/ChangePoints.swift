internal import Glibc

/// Where a series changes its level, or its level and spread.
///
/// Source: Killick, Fearnhead and Eckley, *Optimal detection of changepoints with a linear
/// computational cost*, 2012 (PELT).
package enum ChangePoints {
  /// What a stretch without a change is like.
  package enum Cost: Sendable {
    /// One mean; the spread is the same all along and is estimated from steps.
    case mean
    /// One mean and one spread.
    case meanAndVariance
  }

  /// No more than the newest so many values are looked at.
  static let longest = 2_000

  /// The places at which something new begins, in order; each is the index of a new stretch's first
  /// value.
  ///
  /// - Parameters:
  ///   - values: The series; what is missing is no number and is passed over.
  ///   - cost: What is looked for.
  ///   - leastLength: Values that a stretch has at least.
  ///   - penalty: What a change costs, in units of log n; 3 is one for each of place, mean and
  ///     spread.
  /// - Complexity: O(n) on average where changes keep coming, O(n²) where there is none; n is cut at
  ///   2,000.
  package static func find(
    in values: [Double], cost: Cost = .mean, leastLength: Int = 3, penalty: Double = 3
  ) -> [Int] {
    let known = values.indices.filter { values[$0].isFinite }.suffix(longest)
    let least = max(cost == .mean ? 1 : 2, leastLength)
    guard known.count >= 2 * least, let first = known.first else { return [] }
    let origin = values[first]
    let series = known.map { values[$0] - origin }
    let noise = longRunVariance(series)
    guard cost == .meanAndVariance || noise > 0 || Set(series).count > 1 else { return [] }
    var stretches = StretchCosts(series, cost: cost, noise: noise)
    let changes = optimum(
      count: series.count, least: least, penalty: penalty * log(Double(series.count)),
      stretches: &stretches)
    let places = Array(known)
    return changes.map { places[$0] }
  }

  /// The cheapest division of a series. Source: algorithm PELT of the paper, with K = 0.
  private static func optimum(
    count: Int, least: Int, penalty: Double, stretches: inout StretchCosts
  ) -> [Int] {
    var best = [Double](repeating: .infinity, count: count + 1)
    var before = [Int](repeating: 0, count: count + 1)
    best[0] = -penalty
    var candidates = [0]
    for end in least...count {
      var value = Double.infinity
      var place = 0
      for start in candidates where end - start >= least {
        let sum = best[start] + stretches.cost(start, end) + penalty
        if sum < value { (value, place) = (sum, start) }
      }
      best[end] = value
      before[end] = place
      candidates.removeAll { start in
        end - start >= least && best[start] + stretches.cost(start, end) > value
      }
      // A stretch that ends later may start here.
      if end + 1 - least > 0, best[end + 1 - least].isFinite { candidates.append(end + 1 - least) }
    }
    var changes: [Int] = []
    var end = before[count]
    while end > 0 {
      changes.append(end)
      end = before[end]
    }
    return changes.reversed()
  }

  /// The variance that a mean of many values shows, per value: more than that of one value where
  /// each value leans on the one before.
  ///
  /// It is taken from steps over one and two values, which a few changes of level hardly touch:
  /// under a first-order autoregression with correlation ρ their variances are in the ratio 1 + ρ.
  static func longRunVariance(_ series: [Double]) -> Double {
    func spread(_ lag: Int) -> Double {
      var steps = zip(series.dropFirst(lag), series).map { $0 - $1 }
      guard !steps.isEmpty else { return 0 }
      // A steady rise is no noise, and neither is a change of level.
      let usual = SampleQuantile.linear(0.5, of: &steps)
      steps = steps.map { abs($0 - usual) }
      // The median of the absolute value of a normal number is 0.6745 standard deviations.
      let scale = SampleQuantile.linear(0.5, of: &steps) / 0.6745
      guard scale > 0 else { return steps.reduce(0, +) / Double(steps.count) / 0.7979 }
      let kept = steps.filter { $0 <= 3 * scale }
      return (kept.reduce(0) { $0 + $1 * $1 } / Double(kept.count)).squareRoot()
    }
    let (one, two) = (spread(1), spread(2))
    guard one > 0 else { return 0 }
    let lean = min(0.8, max(0, two * two / (one * one) - 1))
    return one * one / (2 * (1 - lean)) * (1 + lean) / (1 - lean)
  }
}

/// The costs of stretches, from sums that are made once.
private struct StretchCosts {
  private let sums: [Double]
  private let squares: [Double]
  private let cost: ChangePoints.Cost
  private let noise: Double
  private let least: Double

  init(_ series: [Double], cost: ChangePoints.Cost, noise: Double) {
    var sums = [0.0]
    var squares = [0.0]
    for value in series {
      sums.append((sums.last ?? 0) + value)
      squares.append((squares.last ?? 0) + value * value)
    }
    self.sums = sums
    self.squares = squares
    self.cost = cost
    let count = Double(series.count)
    let variance = max(0, squares[series.count] / count - pow(sums[series.count] / count, 2))
    // A stretch of equal values would cost nothing at all, however short.
    least = max(variance * 1e-4, .leastNormalMagnitude)
    self.noise = max(noise, least)
  }

  /// Twice the negative log-likelihood of a stretch, without what is the same for all.
  func cost(_ start: Int, _ end: Int) -> Double {
    let count = Double(end - start)
    let sum = sums[end] - sums[start]
    let residue = max(0, squares[end] - squares[start] - sum * sum / count)
    switch cost {
    case .mean: return residue / noise
    case .meanAndVariance: return count * log(max(residue / count, least))
    }
  }
}
