extension Int64 {
  /// The sum, or the nearest possible value when it is out of range.
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other < 0 ? .min : .max) : sum
  }

  /// Whole microseconds, or the nearest possible number of them.
  init(clampingSeconds seconds: Double) {
    let microseconds = (seconds * 1_000_000).rounded()
    self = microseconds >= 9e18 ? .max : microseconds <= -9e18 ? .min : Int64(microseconds)
  }
}
