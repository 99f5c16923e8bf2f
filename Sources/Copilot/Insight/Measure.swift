/// What a series of the history measures.
package enum Measure: String, Sendable, CaseIterable {
  /// How long a line, a template or a utility takes; the median of an hour or a day.
  case duration
  /// The share of runs that worked.
  case success
  /// Round trips to a host; the median.
  case latency
  /// The share of probes to a host that were lost; the mean.
  case loss
  /// Bits a second to or from a host; the median.
  case throughput
  /// Bits a second that an interface received; the busiest hour of a day.
  case received
  /// Bits a second that an interface sent; the busiest hour of a day.
  case sent
  /// Bytes in use on a disk; the newest.
  case used

  /// The unit of its values.
  package var unit: String {
    switch self {
    case .duration, .latency: "seconds"
    case .success, .loss: "share"
    case .throughput, .received, .sent: "bits_per_second"
    case .used: "bytes"
    }
  }

  /// Where its series stand in a list; the tens part groups.
  var rank: Int {
    switch self {
    case .latency: 0
    case .loss: 1
    case .throughput: 2
    case .received: 3
    case .sent: 4
    case .used: 5
    case .duration: 10
    case .success: 20
    }
  }

  /// What a value can be.
  var bounds: ClosedRange<Double> {
    switch self {
    case .success, .loss: 0...1
    default: 0...Double.greatestFiniteMagnitude
    }
  }

  /// The one value of several in the same hour or day; `values` is not empty.
  func summary(_ values: [Double]) -> Double {
    switch self {
    case .success, .loss: return values.reduce(0, +) / Double(values.count)
    case .received, .sent: return values.max() ?? 0
    case .used: return values.last ?? 0
    case .duration, .latency, .throughput:
      let sorted = values.sorted()
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
  }
}

/// Which series: what is measured of what.
package struct SeriesKey: Hashable, Sendable {
  package let measure: Measure
  /// A host, an interface, a directory, a utility, a template or a line.
  package let subject: String
}
