/// The loss of logistic regression over all rows, with its gradient.
struct LogisticObjective: Sendable {
  let table: SparseTable
  let labels: [Int]
  /// What share each row has of the loss.
  let weights: [Double]
  let classCount: Int
  let featureCount: Int
  let penalty: Double

  /// The loss at parameters, in the order of ``LogisticRegression/parameters``.
  func value(at parameters: [Double], gradient: inout [Double]) -> Double {
    let free = featureCount * classCount
    var loss = 0.0
    for place in 0..<free {
      loss += parameters[place] * parameters[place]
      gradient[place] = penalty * parameters[place]
    }
    loss *= penalty / 2
    for place in free..<parameters.count { gradient[place] = 0 }
    var scores = [Double](repeating: 0, count: classCount)
    parameters.withUnsafeBufferPointer { parameters in
      gradient.withUnsafeMutableBufferPointer { gradient in
        for row in labels.indices where weights[row] > 0 {
          loss += add(row, parameters, to: gradient, &scores)
        }
      }
    }
    return loss
  }

  /// Adds a row's part to the gradient.
  ///
  /// - Returns: Its part of the loss.
  @inline(__always)
  private func add(
    _ row: Int, _ parameters: UnsafeBufferPointer<Double>,
    to gradient: UnsafeMutableBufferPointer<Double>, _ scores: inout [Double]
  ) -> Double {
    let free = featureCount * classCount
    let range = table.starts[row]..<table.starts[row + 1]
    for number in 0..<classCount { scores[number] = parameters[free + number] }
    scores.withUnsafeMutableBufferPointer { scores in
      for place in range {
        let first = Int(table.features[place]) * classCount
        let value = Double(table.values[place])
        for number in 0..<scores.count { scores[number] += value * parameters[first &+ number] }
      }
    }
    let score = scores[labels[row]]
    let total = Softmax.apply(to: &scores)
    scores[labels[row]] -= 1
    for number in 0..<classCount { scores[number] *= weights[row] }
    scores.withUnsafeBufferPointer { scores in
      for place in range {
        let first = Int(table.features[place]) * classCount
        let value = Double(table.values[place])
        for number in 0..<scores.count { gradient[first &+ number] += value * scores[number] }
      }
      for number in 0..<scores.count { gradient[free + number] += scores[number] }
    }
    return weights[row] * (total - score)
  }
}
