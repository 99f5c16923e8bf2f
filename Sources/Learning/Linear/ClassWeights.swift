/// How much the rows of each class count.
package enum ClassWeights: Sendable, Equatable {
  /// Every row the same.
  case equal
  /// Every class the same in all, however few rows it has: scikit-learn's `balanced`.
  case balanced
  /// A weight for each class.
  case given([Double])

  /// The factor of each class's rows.
  ///
  /// - Parameter totals: What each class weighs in all.
  /// - Throws: ``LearningError`` when weights were given that can't be.
  func factors(_ totals: [Double]) throws(LearningError) -> [Double] {
    switch self {
    case .equal: return totals.map { _ in 1 }
    case .balanced:
      let present = totals.filter { $0 > 0 }
      let share = present.reduce(0, +) / Double(max(1, present.count))
      return totals.map { $0 > 0 ? share / $0 : 0 }
    case .given(let weights):
      guard weights.count == totals.count else {
        throw .labelCount(expected: totals.count, found: weights.count)
      }
      for (number, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
        throw .wrongWeight(row: number)
      }
      return weights
    }
  }
}
