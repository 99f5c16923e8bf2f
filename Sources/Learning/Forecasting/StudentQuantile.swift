internal import Glibc

/// Quantiles of Student's t distribution.
enum StudentQuantile {
  /// The quantile, within 1 % of the true one.
  ///
  /// - Parameters:
  ///   - part: Above 0 and below 1.
  ///   - freedom: Degrees of freedom; less than 1 counts as 1.
  ///
  /// Source: Hill, *Algorithm 396: Student's t-quantiles*, 1970.
  static func value(_ part: Double, freedom: Double) -> Double {
    guard part > 0.5 else { return part == 0.5 ? 0 : -value(1 - part, freedom: freedom) }
    let n = max(1, freedom)
    let tails = 2 * (1 - part)
    if n < 1.01 { return 1 / tan(tails * .pi / 2) }
    let a = 1 / (n - 0.5)
    let b = 48 / (a * a)
    var c = ((20_700 * a / b - 98) * a - 16) * a + 96.36
    let d = ((94.5 / (b + c) - 3) / b + 1) * (a * .pi / 2).squareRoot() * n
    var y = pow(d * tails, 2 / n)
    if y > 0.05 + a {
      let x = normal(tails / 2)
      y = x * x
      if n < 5 { c += 0.3 * (n - 4.5) * (x + 0.6) }
      c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
      y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
      y = a * y * y
      y = y > 0.002 ? exp(y) - 1 : 0.5 * y * y + y
    } else {
      let e = ((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3
      y = ((1 / e + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y
    }
    return (n * y).squareRoot()
  }

  /// The quantile of the standard normal distribution for a part below a half, within 4.5e-4.
  ///
  /// Source: Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.2.23.
  private static func normal(_ part: Double) -> Double {
    let t = (-2 * log(max(part, 1e-300))).squareRoot()
    return (2.515517 + t * (0.802853 + t * 0.010328))
      / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  }
}
