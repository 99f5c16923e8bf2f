/// Durations as the whole microseconds that the database keeps.
enum Microseconds {
  /// Microseconds of a duration; nil for nil and NaN, the nearest possible value when out of range.
  static func of(_ seconds: Double?) -> Int64? {
    guard let seconds, !seconds.isNaN else { return nil }
    let scaled = (seconds * 1_000_000).rounded()
    return scaled >= 9.2e18 ? .max : scaled <= -9.2e18 ? .min : Int64(scaled)
  }

  /// The duration of a number of microseconds.
  static func seconds(_ microseconds: Int64?) -> Double? {
    microseconds.map { Double($0) / 1_000_000 }
  }
}
