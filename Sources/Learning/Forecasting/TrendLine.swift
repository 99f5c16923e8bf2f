internal import Glibc

/// A straight line through a series, and how sure its slope is.
///
/// Errors that lean on the one before are counted for less: the series is as good as one with
/// n (1 − ρ) / (1 + ρ) values.
///
/// Source: Santer and others, *Statistical significance of trends and trend differences*, 2000.
package struct TrendLine: Sendable, Equatable {
  /// Steps from the first value at which the line goes through ``mean``.
  package let middle: Double
  /// The mean of the known values.
  package let mean: Double
  /// The rise in a step.
  package let slope: Double
  /// The standard error of ``slope``.
  package let standardError: Double
  /// As many values that do not lean on each other would say as much; 3 at least.
  package let effectiveCount: Double
  /// The standard deviation of values around the line.
  package let deviation: Double

  /// The line of least squares.
  ///
  /// - Parameter values: The series; what is missing is no number.
  /// - Returns: nil with fewer than five known values.
  /// - Complexity: O(n).
  package init?(_ values: some Collection<Double>) {
    let points = values.enumerated().filter { $0.element.isFinite }
      .map { (x: Double($0.offset), y: $0.element) }
    guard points.count >= 5 else { return nil }
    let count = Double(points.count)
    let middle = points.reduce(0) { $0 + $1.x } / count
    let mean = points.reduce(0) { $0 + $1.y / count }
    let width = points.reduce(0) { $0 + ($1.x - middle) * ($1.x - middle) }
    let slope = points.reduce(0) { $0 + ($1.x - middle) * ($1.y - mean) } / width
    let residues = points.map { $0.y - mean - slope * ($0.x - middle) }
    let square = residues.reduce(0) { $0 + $1 * $1 }
    guard slope.isFinite, square.isFinite else { return nil }
    let pairs = zip(residues, residues.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    // The correlation of a short series comes out too small by about four parts of its length.
    let raw = square > 0 ? pairs / square : 0
    let lean = min(0.95, max(0, raw + (1 + 4 * max(0, raw)) / count))
    effectiveCount = max(3, count * (1 - lean) / (1 + lean))
    deviation = (square / (count - 2)).squareRoot()
    standardError = (square / max(1, effectiveCount - 2) / width).squareRoot()
    self.middle = middle
    self.mean = mean
    self.slope = slope
  }

  /// The line at a number of steps after the first value.
  package func value(at step: Double) -> Double { mean + slope * (step - middle) }

  /// By how much the slope may be off.
  ///
  /// - Parameter coverage: How often the true slope is to lie in the interval.
  package func margin(coverage: Double) -> Double {
    standardError * StudentQuantile.value((1 + coverage) / 2, freedom: effectiveCount - 2)
  }

  /// Whether a slope of nothing is out of the question.
  ///
  /// - Parameter level: How often a series without a trend may be called one with a trend.
  package func isSignificant(level: Double = 0.05) -> Bool {
    let scale = max(abs(mean), abs(slope) * middle)
    return abs(slope) > margin(coverage: 1 - level) && abs(slope) * middle > scale * 1e-9
  }

  /// When the line comes to a value, in steps after the first value, with the earliest and the
  /// latest by the interval of its slope.
  ///
  /// - Returns: nil when it does not come there after ``middle``; the latest is infinite when the
  ///   slope may be nothing.
  package func crossing(
    of threshold: Double, coverage: Double = 0.8
  ) -> (expected: Double, earliest: Double, latest: Double)? {
    let way = threshold - mean
    guard slope != 0, way / slope > 0 else { return nil }
    let margin = margin(coverage: coverage)
    let steepest = slope > 0 ? slope + margin : slope - margin
    let flattest = slope > 0 ? slope - margin : slope + margin
    return (
      middle + way / slope, middle + way / steepest,
      way / flattest > 0 ? middle + way / flattest : .infinity
    )
  }
}
