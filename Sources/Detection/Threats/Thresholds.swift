/// Times and amounts in the units of rules.
enum Span {
  /// Nanoseconds of some seconds.
  static func seconds(_ seconds: Int64) -> Int64 { seconds &* 1_000_000_000 }

  /// Seconds between two moments; never negative.
  static func seconds(from start: Int64, to end: Int64) -> Double {
    max(0, Double(end) - Double(start)) / 1e9
  }
}

/// How far evidence lies over its threshold, as a figure between 0.5 (just over) and 1.
///
/// It is n / (n + t): doubling the evidence halves the doubt.
func confidence(_ value: Double, over threshold: Double) -> Double {
  guard value > 0, threshold > 0 else { return 0 }
  return value / (value + threshold)
}
