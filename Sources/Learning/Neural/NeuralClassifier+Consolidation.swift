extension NeuralClassifier {
  /// Notes how much each weight matters to a lesson that was just learnt, and where it stands.
  ///
  /// The diagonal of the Fisher information is taken as its mean over the examples, exactly: the
  /// expectation goes over all classes by their chances, not over drawn ones.
  ///
  /// - Complexity: that of looking at each example twice.
  mutating func consolidate(
    _ examples: [NeuralTrainer.Example], among classes: [Bool]?, retention: Float
  ) {
    guard !examples.isEmpty else { return }
    for place in importance.indices { importance[place] *= retention }
    var state = State(shape)
    let part = 1 / Float(examples.count)
    let count = shape.hidden
    weights.withUnsafeBufferPointer { weights in
      importance.withUnsafeMutableBufferPointer { importance in
        for example in examples {
          state.run(weights, shape, example.input, among: classes)
          for number in 0..<shape.classes {
            let chance = state.chances[number]
            let spread = chance * (1 - chance) * part
            guard spread > 0 else { continue }
            importance[shape.classBiases + number] += spread
            let start = shape.classWeights + number * count
            for unit in 0..<count where state.hidden[unit] > 0 {
              importance[start + unit] += spread * state.hidden[unit] * state.hidden[unit]
            }
          }
          // The slope at a hidden unit is the class's weight less the mean of all; its mean square is
          // the variance of the weights.
          for unit in 0..<count where state.hidden[unit] > 0 {
            var mean: Float = 0
            var square: Float = 0
            for number in 0..<shape.classes where state.chances[number] > 0 {
              let weight = weights[shape.classWeights + number * count + unit]
              mean += state.chances[number] * weight
              square += state.chances[number] * weight * weight
            }
            let spread = max(0, square - mean * mean) * part
            importance[shape.hiddenBiases + unit] += spread
            for index in example.input.places.indices
            where Int(example.input.places[index]) < shape.inputs {
              let value = example.input.values[index]
              importance[Int(example.input.places[index]) * count + unit] += spread * value * value
            }
          }
        }
      }
    }
    anchor = weights
  }
}
