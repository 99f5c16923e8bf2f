internal import Glibc

/// Durations as a mixture of one Laplace distribution of their logarithm for each mode.
struct DurationMixture: Sendable {
  /// A mode's part.
  struct Part: Sendable {
    /// Its chance.
    let weight: Double
    /// The logarithm of its middle, in seconds.
    let middle: Double
    /// The mean distance of the logarithm from the middle.
    let spread: Double
  }

  private let parts: [Part]

  /// - Parameter parts: At least one; the weights need not add up to 1.
  init(_ parts: [Part]) {
    let sum = parts.reduce(0) { $0 + $1.weight }
    self.parts = parts.map {
      Part(weight: $0.weight / sum, middle: $0.middle, spread: max(1e-4, $0.spread))
    }.sorted { $0.middle < $1.middle }
  }

  /// The middle of the part in which half of all durations are reached.
  var median: Double {
    var passed = 0.0
    for part in parts {
      passed += part.weight
      if passed >= 0.5 { return part.middle }
    }
    return parts.last?.middle ?? 0
  }

  /// The chance of a duration below (or above) one, as −ln: 0 for certain.
  ///
  /// - Parameter value: The logarithm of the duration.
  func surprise(_ value: Double, isAbove: Bool) -> Double {
    var sum = 0.0
    for part in parts {
      let distance = (isAbove ? value - part.middle : part.middle - value) / part.spread
      sum += part.weight * (distance > 0 ? exp(-distance) / 2 : 1 - exp(distance) / 2)
    }
    // Far away the next part's tail is all there is; below what numbers hold it goes on evenly.
    guard sum > 1e-300 else {
      return 700
    }
    return -log(min(1, sum))
  }

  /// The logarithm of the duration beyond which (above or below) the chance is e to −surprise.
  ///
  /// - Complexity: O(parts): sixty halvings.
  func value(surprise: Double, isAbove: Bool) -> Double {
    guard let first = parts.first, let last = parts.last else { return 0 }
    let reach = (surprise + 2) * (parts.map(\.spread).max() ?? 1)
    var (low, high) = (first.middle - reach, last.middle + reach)
    for _ in 0..<60 where high - low > 1e-7 {
      let middle = (low + high) / 2
      let isFar = self.surprise(middle, isAbove: isAbove) > surprise
      if isFar == isAbove { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }
}
