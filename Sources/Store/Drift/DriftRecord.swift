package import Platform

/// Where the watch over a stream of errors stands.
package struct DriftWatch: Sendable, Equatable {
  /// How many errors were seen since the last alarm.
  package var count = 0
  /// Their mean.
  package var mean = 0.0
  /// The sum of what they were above it.
  package var sum = 0.0
  /// The lowest that the sum has been.
  package var lowest = 0.0

  package init() {}
}

/// A moment at which the errors of a stream had risen.
package struct DriftAlarm: Sendable, Equatable {
  /// The row's number; 0 before it is stored.
  package var id: Int64 = 0
  /// Whose errors: `next-command` or `predict`.
  package var stream: String
  package var at: Timestamp
  /// The model that was active; nil where there is none.
  package var model: Int64?
  /// How many errors it was seen after.
  package var count: Int
  /// Their mean.
  package var mean: Double
  /// How far the sum of excesses was above its lowest.
  package var rise: Double

  package init(
    stream: String, at: Timestamp, model: Int64?, count: Int, mean: Double, rise: Double
  ) {
    self.stream = stream
    self.at = at
    self.model = model
    self.count = count
    self.mean = mean
    self.rise = rise
  }
}
