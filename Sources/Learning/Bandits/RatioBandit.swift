internal import Glibc

/// Chooses what to try next until something works.
///
/// Of independent actions, each tried once, the order by falling chance per cost has the least
/// expected cost until the first success. Source: Simon and Kadane, *Optimal problem-solving search:
/// All-or-none solutions*, 1975. Chances are drawn from what is known of each (Thompson, 1933), so
/// that seldom tried actions get their turn.
package enum RatioBandit {
  /// The arm to try.
  ///
  /// - Parameters:
  ///   - arms: What is known of each.
  ///   - explores: Whether chances are drawn; else their means count.
  ///   - random: What is drawn from.
  /// - Returns: A place in `arms`, the first of equals; nil when there are none.
  /// - Complexity: O(*n*).
  package static func choose(
    _ arms: [BetaArm], explores: Bool, random: inout RandomSource
  ) -> Int? {
    var best: (index: Int, ratio: Double)?
    for (index, arm) in arms.enumerated() {
      let chance =
        explores ? random.beta(arm.successes, arm.failures) : arm.chance
      let ratio = chance / max(arm.meanCost, 1e-9)
      if ratio > best?.ratio ?? -1 { best = (index, ratio) }
    }
    return best?.index
  }
}

extension RandomSource {
  /// A number of the beta distribution.
  ///
  /// - Parameters:
  ///   - alpha: Its first parameter, above 0.
  ///   - beta: Its second parameter, above 0.
  package mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
    let first = gamma(alpha)
    let sum = first + gamma(beta)
    return sum > 0 ? first / sum : alpha / (alpha + beta)
  }

  /// A number of the gamma distribution with scale 1.
  ///
  /// Source: Marsaglia and Tsang, *A simple method for generating gamma variables*, 2000.
  package mutating func gamma(_ shape: Double) -> Double {
    guard shape >= 1 else {
      guard shape > 0 else { return 0 }
      return gamma(shape + 1) * pow(max(unit(), 0x1p-53), 1 / shape)
    }
    let depth = shape - 1 / 3.0
    let width = 1 / (9 * depth).squareRoot()
    while true {
      let normal = normal()
      let root = 1 + width * normal
      guard root > 0 else { continue }
      let cube = root * root * root
      let chance = max(unit(), 0x1p-53)
      if log(chance) < 0.5 * normal * normal + depth - depth * cube + depth * log(cube) {
        return depth * cube
      }
    }
  }
}
