/// Readings of one quantity.
struct Samples {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) { values.append(value) }

  var count: Int { values.count }
  var minimum: Double { values.min() ?? .nan }
  var maximum: Double { values.max() ?? .nan }
  var median: Double { quantile(0.5) }

  /// The value that so large a part of the readings does not exceed (nearest rank).
  func quantile(_ part: Double) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let rank = Int((part * Double(sorted.count)).rounded(.up)) - 1
    return sorted[max(0, min(sorted.count - 1, rank))]
  }

  /// The same readings in another unit.
  func scaled(by factor: Double) -> Samples {
    var result = self
    result.values = values.map { $0 * factor }
    return result
  }

  /// The same readings with a fixed cost taken off.
  func reduced(by amount: Double) -> Samples {
    var result = self
    result.values = values.map { $0 - amount }
    return result
  }
}
