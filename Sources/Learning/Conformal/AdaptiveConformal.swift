/// Keeps the promise of conformal intervals for rows that drift, one row at a time.
///
/// After a row that the interval missed the next one reaches further, after one that it held a
/// little less far: over *n* rows the share of misses is within (1 + rate) / (rate·*n*) of the one
/// wanted, whatever comes. Source: Gibbs and Candès, *Adaptive conformal inference under distribution
/// shift*, 2021.
package struct AdaptiveConformal: Sendable, Equatable {
  /// Which share of rows the intervals are to hold.
  package let coverage: Double
  /// How far one row moves the share that is aimed at.
  package let rate: Double
  /// How many scores are kept; the oldest go.
  package let window: Int
  /// Which share of misses is aimed at now; it may leave 0 to 1.
  package internal(set) var missShare: Double
  /// The last scores, the oldest first.
  private(set) var scores: [Double] = []
  /// The same ascending.
  private var sorted: [Double] = []

  /// Starts without scores: intervals are endless until there are enough.
  ///
  /// - Parameters:
  ///   - coverage: Between 0 and 1.
  ///   - rate: Above 0, at most 1; 0.005 in the paper, more for users who drift fast.
  ///   - window: 1 to 1,000,000.
  /// - Throws: ``LearningError`` when one of them can't be.
  package init(
    coverage: Double, rate: Double = 0.02, window: Int = 500
  ) throws(LearningError) {
    try ConformalRank.check(coverage: coverage)
    guard rate > 0, rate <= 1 else {
      throw .wrongAmount(name: "rate", value: rate, allowed: 0...1)
    }
    guard (1...1_000_000).contains(window) else {
      throw .wrongOption(name: "window", value: window, allowed: 1...1_000_000)
    }
    self.coverage = coverage
    self.rate = rate
    self.window = window
    missShare = 1 - coverage
  }

  /// How far the next interval reaches beyond a prediction or quantiles, in the scores' unit.
  ///
  /// It is endless when no miss can be afforded or scores are too few, and −∞ (an empty interval)
  /// when a miss is due.
  package var reach: Double {
    if missShare <= 0 { return .infinity }
    if missShare >= 1 { return -.infinity }
    return ConformalRank.reach(1 - missShare, of: sorted)
  }

  /// Takes in what came: whether the interval held it, and its score for those to come.
  ///
  /// - Parameter score: How far off the row was: |target − prediction|, or that of
  ///   ``ConformalQuantiles/score(_:low:high:)``.
  /// - Returns: Whether the interval held it.
  /// - Throws: ``LearningError/notFinite(name:row:)``; nothing has changed then.
  /// - Complexity: O(window).
  @discardableResult
  package mutating func observe(score: Double) throws(LearningError) -> Bool {
    guard score.isFinite else { throw .notFinite(name: "the score", row: 0) }
    let isHeld = score <= reach
    missShare += rate * ((1 - coverage) - (isHeld ? 0 : 1))
    add(score)
    return isHeld
  }

  /// Takes in the score of a row for which no interval was made, such as a believed one; one that is no
  /// finite number is left out.
  ///
  /// - Complexity: O(window).
  package mutating func add(_ score: Double) {
    guard score.isFinite else { return }
    if scores.count == window {
      sorted.remove(at: place(of: scores.removeFirst()))
    }
    scores.append(score)
    sorted.insert(score, at: place(of: score))
  }

  /// Where a score stands among the sorted ones, or would.
  private func place(of score: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < score { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
