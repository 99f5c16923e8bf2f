/// Rows of few values that are not 0, one behind the other.
package struct SparseTable: Sendable, Equatable {
  /// Where each row begins; one more than there are rows.
  private(set) var starts: [Int] = [0]
  private(set) var features: [Int32] = []
  private(set) var values: [Float] = []
  /// One more than the largest number of a feature, or more where the maker said so.
  package private(set) var featureCount: Int
  /// How much each row counts, or nil when all count the same.
  package var weights: [Double]?

  /// A table without rows.
  ///
  /// - Parameter featureCount: How many features there are at least.
  package init(featureCount: Int = 0) { self.featureCount = featureCount }

  /// A table of rows.
  package init(_ rows: [SparseVector], featureCount: Int = 0) {
    self.init(featureCount: featureCount)
    for row in rows { append(row) }
  }

  /// The number of rows.
  package var rowCount: Int { starts.count - 1 }

  /// Adds a row.
  package mutating func append(_ row: SparseVector) {
    features += row.features
    values += row.values
    starts.append(features.count)
    if let last = row.features.last { featureCount = max(featureCount, Int(last) + 1) }
  }

  /// A row.
  package subscript(row: Int) -> SparseVector {
    let range = starts[row]..<starts[row + 1]
    return SparseVector(ascending: Array(features[range]), values: Array(values[range]))
  }

  /// Checks that there is something to learn from, and a class for each row.
  ///
  /// - Returns: What each class weighs in all.
  /// - Throws: ``LearningError`` when there is no row, a value or weight can't be, a label is no
  ///   class, or all rows that count are of one class.
  func check(labels: [Int], classes: Int) throws(LearningError) -> [Double] {
    guard rowCount > 0 else { throw .noRows }
    guard labels.count == rowCount else {
      throw .labelCount(expected: rowCount, found: labels.count)
    }
    if let weights, weights.count != rowCount {
      throw .wrongWeight(row: min(weights.count, rowCount))
    }
    var totals = [Double](repeating: 0, count: classes)
    for (row, label) in labels.enumerated() {
      guard label >= 0, label < classes else {
        throw .wrongClass(row: row, value: label, classes: classes)
      }
      let weight = weights?[row] ?? 1
      guard weight >= 0, weight.isFinite else { throw .wrongWeight(row: row) }
      totals[label] += weight
      for place in starts[row]..<starts[row + 1] where !values[place].isFinite {
        throw .notFinite(name: "feature \(features[place])", row: row)
      }
    }
    let total = totals.reduce(0, +)
    guard total > 0, total.isFinite else { throw .noWeight }
    if let only = totals.firstIndex(of: total) { throw .sameClass(number: only) }
    return totals
  }
}
