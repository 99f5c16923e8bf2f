internal import Glibc

/// How often and how lately something was used, as one number that halves in a fixed time.
///
/// Source: the exponential form of Firefox's frecency: one stored moment orders everything, and
/// nothing has to be computed anew as time passes.
package struct Frecency: Sendable, Equatable, Comparable {
  /// The moment at which the score is 1, in half-lives since the caller's origin.
  private(set) var moment: Double

  /// A first use.
  ///
  /// - Parameter time: When, in half-lives since an origin of the caller's.
  package init(at time: Double) { moment = time }

  /// Adds a use.
  package mutating func use(at time: Double) {
    let latest = max(moment, time)
    moment = latest + log2(exp2(moment - latest) + exp2(time - latest))
  }

  /// The uses that are left at a time: each counts 1 when it happens and half a half-life later.
  package func score(at time: Double) -> Double { exp2(min(moment - time, 1_000)) }

  package static func < (left: Frecency, right: Frecency) -> Bool { left.moment < right.moment }
}
