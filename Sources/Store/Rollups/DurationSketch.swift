internal import Glibc

/// How many durations lie where, in buckets of equal ratio, so that every quantile is known to
/// within a fiftieth and sketches can be added up.
///
/// Source: Masson, Rim and Lee, *DDSketch*, 2019.
package struct DurationSketch: Sendable, Equatable {
  /// A quantile is off by this part of itself at most.
  package static let relativeError = 0.02
  private static let growth = log((1 + relativeError) / (1 - relativeError))

  /// How many durations are in each bucket; microseconds below 1 count as 1.
  private var counts: [Int16: UInt32] = [:]

  /// No durations.
  package init() {}

  /// How many durations there are.
  package var count: Int { counts.values.reduce(0) { $0 + Int($1) } }

  /// Takes in a duration.
  package mutating func add(microseconds: Int64) {
    let bucket = (log(Double(max(1, microseconds))) / Self.growth).rounded(.up)
    counts[Int16(bucket), default: 0] += 1
  }

  /// Takes in all durations of another sketch.
  package mutating func add(_ other: DurationSketch) {
    for (bucket, count) in other.counts { counts[bucket, default: 0] += count }
  }

  /// The duration below which a share of all lies, in seconds; nil when there are none.
  ///
  /// - Parameter share: From 0 to 1.
  package func quantile(_ share: Double) -> Double? {
    let total = count
    guard total > 0 else { return nil }
    let wanted = share * Double(total - 1)
    var seen = 0.0
    for bucket in counts.keys.sorted() {
      seen += Double(counts[bucket] ?? 0)
      if seen > wanted {
        return 2 * exp(Double(bucket) * Self.growth) / (exp(Self.growth) + 1) / 1_000_000
      }
    }
    return nil
  }

  /// Six bytes a bucket, little-endian, in the order of the buckets.
  var bytes: [UInt8] {
    counts.keys.sorted().flatMap { bucket -> [UInt8] in
      let count = counts[bucket] ?? 0
      return [UInt8(truncatingIfNeeded: bucket), UInt8(truncatingIfNeeded: bucket >> 8)]
        + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    }
  }

  /// Reads what ``bytes`` gave; a part that is cut off is left out.
  init(bytes: [UInt8]) {
    for start in stride(from: 0, to: bytes.count - 5, by: 6) {
      let bucket = Int16(truncatingIfNeeded: Int(bytes[start]) | Int(bytes[start + 1]) << 8)
      counts[bucket] = (0..<4).reduce(0) { $0 | UInt32(bytes[start + 2 + $1]) << (8 * $1) }
    }
  }
}
