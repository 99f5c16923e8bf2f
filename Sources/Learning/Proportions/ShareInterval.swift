internal import Glibc

/// A share of cases with the interval in which the true one lies.
///
/// Source: Wilson, *Probable inference, the law of succession, and statistical inference*, 1927.
package struct ShareInterval: Sendable, Equatable {
  package let hits: Int
  package let cases: Int
  /// The bounds, from 0 to 1.
  package let lower: Double
  package let upper: Double

  /// - Parameters:
  ///   - hits: How many cases have it; from 0 to `cases`.
  ///   - cases: 0 gives the interval from 0 to 1.
  ///   - z: The normal quantile; 1.96 for 95 %.
  package init(_ hits: Int, of cases: Int, z: Double = 1.96) {
    self.hits = hits
    self.cases = cases
    guard cases > 0 else {
      lower = 0
      upper = 1
      return
    }
    let count = Double(cases)
    let share = Double(hits) / count
    let scale = 1 + z * z / count
    let middle = (share + z * z / (2 * count)) / scale
    let reach = z / scale * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    lower = max(0, middle - reach)
    upper = min(1, middle + reach)
  }

  /// The share itself; nil without cases.
  package var share: Double? { cases == 0 ? nil : Double(hits) / Double(cases) }
}
