/// A sequential test of two shares that come from different cases: how often each of two was taken.
///
/// The first case of one is set beside the first of the other, the second beside the second, and so
/// on; a pair in which only one was taken is a win for it. The pairs are weighed as those of a
/// ``PairedTrial``: at its edge of 0.1 the odds of being taken are 1.5 to 1 when it matters.
///
/// Source: Wald, *Sequential Analysis*, 1947, chapter 6 (double dichotomies).
package struct SplitTrial: Sendable, Equatable {
  /// The pairs so far.
  package private(set) var pairs: PairedTrial
  /// How often the first was offered, and taken.
  package private(set) var first = Tally()
  /// How often the second was offered, and taken.
  package private(set) var second = Tally()
  /// What waits for a partner, and whether it is of the first.
  private var waiting: [Bool] = []
  private var areOfFirst = true
  private var next = 0

  /// How often something was offered and taken.
  package struct Tally: Sendable, Equatable {
    package var offers = 0
    package var taken = 0

    /// The share that was taken; nil without an offer.
    package var share: Double? { offers > 0 ? Double(taken) / Double(offers) : nil }
  }

  /// - Parameters:
  ///   - edge: See ``PairedTrial``.
  ///   - errorRate: The probability of a wrong decision in either direction.
  ///   - mostPairs: After so many pairs it ends in any case.
  package init(edge: Double = 0.1, errorRate: Double = 0.05, mostPairs: Int = 400) {
    pairs = PairedTrial(edge: edge, errorRate: errorRate, mostCases: mostPairs)
  }

  /// Takes in a case; nothing after the end.
  ///
  /// - Parameters:
  ///   - isFirst: Whether the first was offered.
  ///   - isTaken: Whether it was taken.
  package mutating func add(isFirst: Bool, isTaken: Bool) {
    guard verdict == .undecided else { return }
    let tally = Tally(offers: 1, taken: isTaken ? 1 : 0)
    if isFirst {
      first = Tally(offers: first.offers + 1, taken: first.taken + tally.taken)
    } else {
      second = Tally(offers: second.offers + 1, taken: second.taken + tally.taken)
    }
    guard next < waiting.count, areOfFirst != isFirst else {
      if next == waiting.count {
        waiting.removeAll(keepingCapacity: true)
        next = 0
        areOfFirst = isFirst
      }
      waiting.append(isTaken)
      return
    }
    let partner = waiting[next]
    next += 1
    let (own, other) = isFirst ? (isTaken, partner) : (partner, isTaken)
    pairs.add(own ? 1 : 0, against: other ? 1 : 0)
  }

  /// What is known of the first by now.
  package var verdict: PairedTrial.Verdict { pairs.verdict }
}
