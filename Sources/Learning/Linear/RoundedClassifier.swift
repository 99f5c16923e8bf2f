internal import Glibc

/// Chances of classes by a few of many features, with weights that are small whole numbers.
///
/// It is a logistic regression that is only asked: most of its weights are rounded to 0 and left out,
/// so that it is small enough to ship and quick enough to be asked before each line.
package struct RoundedClassifier: Sendable, Equatable {
  /// What the largest weight is rounded to.
  private static let largest = 31.0

  /// What one step of a weight is worth.
  let step: Float
  /// What the classes' scores start from.
  let intercepts: [Float]
  /// The features, ascending.
  let keys: [UInt64]
  /// Where the weights of each feature begin; one more than there are features.
  let starts: [Int]
  /// The class of each weight, ascending within a feature.
  let classes: [UInt16]
  let weights: [Int8]

  init(
    step: Float, intercepts: [Float], keys: [UInt64], starts: [Int], classes: [UInt16],
    weights: [Int8]
  ) {
    self.step = step
    self.intercepts = intercepts
    self.keys = keys
    self.starts = starts
    self.classes = classes
    self.weights = weights
  }

  /// Rounds a fitted model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - keys: The key of each of its features, all different.
  package init(_ model: LogisticRegression, keys: [FeatureKey]) {
    precondition(keys.count >= model.featureCount, "a feature has a key")
    let numbers = (0..<model.featureCount).sorted { keys[$0].bits < keys[$1].bits }
    var most = 0.0
    for feature in numbers {
      for place in 0..<model.classCount {
        most = max(most, abs(model.weight(of: feature, for: place)))
      }
    }
    let step = most > 0 ? most / Self.largest : 1
    var starts = [0]
    var classes: [UInt16] = []
    var weights: [Int8] = []
    for feature in numbers {
      for place in 0..<model.classCount {
        let weight = (model.weight(of: feature, for: place) / step).rounded()
        guard weight != 0, weight.isFinite else { continue }
        classes.append(UInt16(place))
        weights.append(Int8(weight))
      }
      starts.append(classes.count)
    }
    self.init(
      step: Float(step), intercepts: model.intercepts.map { Float($0) },
      keys: numbers.map { keys[$0].bits }, starts: starts, classes: classes, weights: weights)
  }

  /// The number of classes.
  package var classCount: Int { intercepts.count }

  /// The chance of each class.
  ///
  /// - Parameter features: Features with their values; those that are not known are passed over.
  /// - Complexity: O(weights of the features, and classes): some ten microseconds.
  package func probabilities(of features: [(key: FeatureKey, value: Float)]) -> [Double] {
    var scores = intercepts.map { Double($0) }
    for (key, value) in features {
      guard let feature = place(of: key.bits) else { continue }
      let factor = Double(step * value)
      for place in starts[feature]..<starts[feature + 1] {
        scores[Int(classes[place])] += factor * Double(weights[place])
      }
    }
    _ = Softmax.apply(to: &scores)
    return scores
  }

  private func place(of key: UInt64) -> Int? {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }
}
