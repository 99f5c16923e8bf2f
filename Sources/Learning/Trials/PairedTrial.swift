internal import Glibc

/// A sequential test of two models on the same cases, which ends as soon as it is sure enough.
///
/// Only cases on which they differ count. Each is a coin that falls for the first model with a
/// probability of `0.5 + edge` when that is the better one and `0.5 - edge` when it is the worse one;
/// the test weighs the two by Wald's sequential probability ratio, so that it calls the worse one
/// better, or the better one worse, with at most the given probability.
///
/// Source: Wald, *Sequential Tests of Statistical Hypotheses*, 1945; McNemar, 1947, for the pairs.
package struct PairedTrial: Sendable, Equatable {
  /// What is known by now.
  package enum Verdict: Sendable, Equatable {
    case undecided
    case better
    case worse
    /// So many cases were seen without a decision that a difference does not matter.
    case equal
  }

  /// How far from a fair coin a difference that matters is.
  package let edge: Double
  /// The probability of a wrong decision in either direction.
  package let errorRate: Double
  /// After this many cases it ends in any case.
  package let mostCases: Int
  /// How many cases were seen.
  package private(set) var cases = 0
  /// How often the first model did better.
  package private(set) var wins = 0
  /// How often it did worse.
  package private(set) var losses = 0

  /// - Parameters:
  ///   - edge: Above 0 and below 0.5.
  ///   - errorRate: Above 0 and below 0.5.
  ///   - mostCases: At least 1.
  package init(edge: Double = 0.1, errorRate: Double = 0.05, mostCases: Int = 1_000) {
    self.edge = edge
    self.errorRate = errorRate
    self.mostCases = mostCases
  }

  /// Takes in how both did on a case, the higher the better; nothing after the end.
  package mutating func add(_ score: Double, against rival: Double) {
    guard verdict == .undecided else { return }
    cases += 1
    if score > rival { wins += 1 }
    if score < rival { losses += 1 }
  }

  /// The logarithm of how much likelier the differences are if the first model is the better one.
  package var evidence: Double {
    Double(wins - losses) * log((0.5 + edge) / (0.5 - edge))
  }

  /// What is known by now.
  package var verdict: Verdict {
    let bound = log((1 - errorRate) / errorRate)
    if evidence >= bound { return .better }
    if evidence <= -bound { return .worse }
    return cases >= mostCases ? .equal : .undecided
  }
}
