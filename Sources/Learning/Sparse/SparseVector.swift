/// Values of few features; all others are 0.
package struct SparseVector: Sendable, Equatable {
  /// The numbers of the features, ascending and all different.
  package let features: [Int32]
  /// The value of each feature; none is 0.
  package let values: [Float]

  /// A vector from features in any order; values of the same feature add up.
  ///
  /// - Parameter entries: Features from 0 to 2³¹ − 1 and their values.
  /// - Complexity: O(*n* log *n*).
  package init(_ entries: [(feature: Int32, value: Float)]) {
    var features: [Int32] = []
    var values: [Float] = []
    features.reserveCapacity(entries.count)
    values.reserveCapacity(entries.count)
    for entry in entries.sorted(by: { $0.feature < $1.feature }) {
      precondition(entry.feature >= 0, "features are numbered from 0")
      if let last = features.last, last == entry.feature {
        values[values.count - 1] += entry.value
      } else {
        if values.last == 0 {
          features.removeLast()
          values.removeLast()
        }
        features.append(entry.feature)
        values.append(entry.value)
      }
    }
    if values.last == 0 {
      features.removeLast()
      values.removeLast()
    }
    self.features = features
    self.values = values
  }

  /// A vector whose features are ascending and different, and whose values aren't 0.
  init(ascending features: [Int32], values: [Float]) {
    self.features = features
    self.values = values
  }

  /// How many features have a value.
  package var count: Int { features.count }

  /// The length of the vector.
  package var norm: Double {
    values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
  }

  /// Whether each value is a finite number.
  package var isFinite: Bool { values.allSatisfy(\.isFinite) }

  /// The vector of length 1 in the same direction; one without values stays so.
  package var normalised: SparseVector {
    let norm = norm
    guard norm > 0, norm.isFinite else { return self }
    let scaled = values.map { Float(Double($0) / norm) }
    guard scaled.contains(0) else { return SparseVector(ascending: features, values: scaled) }
    return SparseVector(zip(features, scaled).map { (feature: $0, value: $1) })
  }
}
