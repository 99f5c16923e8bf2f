/// Smallest, mean, spread and largest of some samples.
package struct SampleStatistics: Hashable, Sendable {
  /// How many samples there were; the rest is 0 when there were none.
  package var count: UInt64 = 0
  package var minimum = 0.0
  package var mean = 0.0
  /// The population's standard deviation.
  package var standardDeviation = 0.0
  package var maximum = 0.0

  package init() {}
}
