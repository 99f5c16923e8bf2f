/// How far a command has come, from how long ones like it take.
package struct RemainingTime: Sendable, Equatable {
  /// The part that is done, from 0 to 1.
  package let fraction: Double
  /// Seconds that are left, likelier than others.
  package let seconds: Double

  /// Judges a running command.
  ///
  /// A command that has run for a while is one of those that take at least that long: what is left
  /// is the median of theirs. Nil when it has run longer than any that was expected, or when
  /// nobody knows how long it takes.
  ///
  /// - Parameters:
  ///   - estimate: What was known before it ran.
  ///   - elapsedSeconds: How long it has run.
  ///   - shown: The part that was shown before: a command that turns out to be one of the slow ones
  ///     makes the bar wait, not go back.
  package init?(_ estimate: DurationEstimate, elapsedSeconds: Double, shown: Double = 0) {
    guard let low = estimate.p10, let middle = estimate.p50, let high = estimate.p90,
      elapsedSeconds.isFinite, elapsedSeconds >= 0, low > 0, low <= middle, middle <= high
    else { return nil }
    // Straight lines through the three quantiles, and as far again beyond the last as half way.
    let points: [(share: Double, seconds: Double)] = [
      (0, low * 0.8), (0.1, low), (0.5, middle), (0.9, high),
      (1.0, high + (high - middle) / 2),
    ]
    guard let last = points.last, elapsedSeconds < last.seconds else { return nil }
    var share = 0.0
    for (from, to) in zip(points, points.dropFirst())
    where elapsedSeconds >= from.seconds && to.seconds > from.seconds {
      let part = min(1, (elapsedSeconds - from.seconds) / (to.seconds - from.seconds))
      share = from.share + part * (to.share - from.share)
    }
    let wanted = (1 + share) / 2
    var end = last.seconds
    for (from, to) in zip(points, points.dropFirst())
    where wanted >= from.share && wanted <= to.share {
      end =
        from.seconds + (wanted - from.share) / (to.share - from.share) * (to.seconds - from.seconds)
    }
    seconds = max(0, end - elapsedSeconds)
    fraction = max(shown, end > 0 ? min(1, elapsedSeconds / end) : 1)
  }
}
