internal import Glibc

/// The newest of some numbers, and what is usual among them.
struct Samples: Sendable {
  private(set) var values: [Double] = []
  private var next = 0
  private let capacity: Int

  init(capacity: Int = 64) {
    self.capacity = capacity
  }

  var count: Int { values.count }

  mutating func add(_ value: Double) {
    if values.count < capacity {
      values.append(value)
    } else {
      values[next] = value
      next = (next + 1) % capacity
    }
  }

  /// The middle value; 0 when there is none.
  var median: Double { Samples.median(values) }

  /// The median distance from the median, by the median: how much the values vary, whatever some
  /// outliers do.
  var relativeDeviation: Double {
    let middle = median
    guard middle != 0 else { return values.allSatisfy { $0 == 0 } ? 0 : .infinity }
    return Samples.median(values.map { abs($0 - middle) }) / abs(middle)
  }

  /// The standard deviation by the mean.
  var variation: Double {
    guard !values.isEmpty else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    guard mean != 0 else { return 0 }
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    return sqrt(square) / abs(mean)
  }

  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
