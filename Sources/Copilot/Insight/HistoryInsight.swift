internal import Platform
internal import Store

/// The series of a history that there is enough data for, and what they come to.
struct HistoryInsight {
  /// The series, those of the network first, of these what is measured most.
  let series: [RegularSeries]
  /// What comes to a limit, the soonest first.
  let warnings: [CapacityWarning]
  /// How many measurements there are of what has too few.
  let scarce: [SeriesKey: Int]

  /// - Throws: ``StoreError``.
  init(
    _ store: Store, now: Timestamp, reach: SeriesCollector.Reach = .init(), line: String? = nil
  ) throws(StoreError) {
    var collector = SeriesCollector(store: store, now: now, reach: reach, line: line)
    try collector.collect()
    var series: [RegularSeries] = []
    var scarce: [SeriesKey: Int] = [:]
    for (key, measurements) in collector.found {
      if let made = RegularSeries(key, measurements) {
        series.append(made)
      } else {
        scarce[key] = measurements.count
      }
    }
    self.scarce = scarce
    // What is about the network stands before what is about utilities.
    self.series = series.sorted { left, right in
      let (one, other) = (left.key.measure.rank, right.key.measure.rank)
      return (one / 10, right.count, left.key.subject, one)
        < (other / 10, left.count, right.key.subject, other)
    }
    warnings = self.series.compactMap {
      CapacityWarning($0, ceiling: collector.ceilings[$0.key.subject], now: now)
    }.sorted { ($0.expectedAt, $0.key.subject) < ($1.expectedAt, $1.key.subject) }
  }
}
