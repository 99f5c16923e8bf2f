internal import Glibc

/// Chances that are made less or more certain, without any of them overtaking another.
///
/// The chances' logarithms are divided by a temperature. Source: Guo and others, *On calibration of
/// modern neural networks*, 2017.
package struct TemperatureScaling: Sendable, Equatable {
  /// Above 1 makes less certain, below 1 more.
  package let temperature: Double

  /// The temperatures that are looked at.
  static let range = 0.05...50.0

  init(temperature: Double) { self.temperature = temperature }

  /// Finds the temperature under which what came was the likeliest.
  ///
  /// - Parameters:
  ///   - probabilities: For each row the chance of each class, of rows that their model has not
  ///     learnt from.
  ///   - labels: The class of each row.
  /// - Throws: ``LearningError`` when there is no row or one can't be.
  /// - Complexity: O(rows × classes), some fifty times over.
  package static func fit(
    probabilities: [[Double]], labels: [Int]
  ) throws(LearningError) -> TemperatureScaling {
    guard !probabilities.isEmpty else { throw .noRows }
    guard probabilities.count == labels.count else {
      throw .labelCount(expected: probabilities.count, found: labels.count)
    }
    for (row, (chances, label)) in zip(probabilities, labels).enumerated() {
      guard chances.indices.contains(label) else {
        throw .wrongClass(row: row, value: label, classes: chances.count)
      }
      guard chances.allSatisfy({ (0...1).contains($0) }) else {
        throw .notFinite(name: "the chance", row: row)
      }
    }
    let rows = probabilities.map { $0.map { log(max($0, 1e-12)) } }
    func loss(_ inverse: Double) -> Double {
      var sum = 0.0
      for (row, label) in zip(rows, labels) {
        var scores = row.map { $0 * inverse }
        let score = scores[label]
        sum += Softmax.apply(to: &scores) - score
      }
      return sum
    }
    // The loss is convex in the inverse temperature: the golden section closes in on its end.
    var (low, high) = (1 / range.upperBound, 1 / range.lowerBound)
    let part = (5.0.squareRoot() - 1) / 2
    var (left, right) = (high - part * (high - low), low + part * (high - low))
    var (leftLoss, rightLoss) = (loss(left), loss(right))
    for _ in 0..<60 where high - low > 1e-9 {
      if leftLoss <= rightLoss {
        (high, right, rightLoss) = (right, left, leftLoss)
        left = high - part * (high - low)
        leftLoss = loss(left)
      } else {
        (low, left, leftLoss) = (left, right, rightLoss)
        right = low + part * (high - low)
        rightLoss = loss(right)
      }
    }
    return TemperatureScaling(temperature: 2 / (low + high))
  }

  /// The chances at the temperature.
  package func probabilities(of probabilities: [Double]) -> [Double] {
    var scores = probabilities.map { log(max($0, 1e-12)) / temperature }
    _ = Softmax.apply(to: &scores)
    return scores
  }
}
