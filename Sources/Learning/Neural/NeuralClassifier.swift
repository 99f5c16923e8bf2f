internal import Glibc

/// A perceptron with one hidden layer that tells classes apart by sparse inputs.
///
/// What earlier lessons rest on is kept beside the weights: how much each weight matters to them and
/// where it stood at their end, so that later lessons can spare it (``NeuralTrainer``).
package struct NeuralClassifier: Sendable, Equatable {
  /// How many inputs, hidden units and classes there are.
  package struct Shape: Sendable, Equatable {
    package let inputs: Int
    package let hidden: Int
    package let classes: Int

    /// - Parameters:
    ///   - inputs: 1 to 1,048,576.
    ///   - hidden: 1 to 4,096.
    ///   - classes: 2 to 65,536.
    /// - Throws: ``LearningError/wrongOption(name:value:allowed:)``.
    package init(inputs: Int, hidden: Int, classes: Int) throws(LearningError) {
      for (name, value, allowed) in [
        ("inputs", inputs, 1...1 << 20), ("hidden", hidden, 1...4_096),
        ("classes", classes, 2...1 << 16),
      ] where !allowed.contains(value) {
        throw .wrongOption(name: name, value: value, allowed: allowed)
      }
      self.inputs = inputs
      self.hidden = hidden
      self.classes = classes
    }

    /// Where the biases of the hidden units begin; before them stand the weights, input by input.
    var hiddenBiases: Int { inputs * hidden }
    /// Where the weights of the classes begin, class by class.
    var classWeights: Int { hiddenBiases + hidden }
    /// Where the biases of the classes begin.
    var classBiases: Int { classWeights + classes * hidden }
    /// How many weights and biases there are.
    var count: Int { classBiases + classes }
  }

  package let shape: Shape
  /// All weights and biases, in the order of ``Shape``.
  var weights: [Float]
  /// How much each of them matters to earlier lessons: 0 for not at all.
  var importance: [Float]
  /// Where each of them stood at the end of the last lesson.
  var anchor: [Float]

  /// A network that has learnt nothing.
  package init(_ shape: Shape, seed: UInt64) {
    var random = RandomSource(seed: seed)
    self.shape = shape
    weights = [Float](repeating: 0, count: shape.count)
    // Small, so that what was never seen says little.
    for place in 0..<shape.hiddenBiases { weights[place] = Float(random.normal()) * 0.1 }
    // Source: He et al., "Delving Deep into Rectifiers", 2015.
    let spread = (2 / Float(shape.hidden)).squareRoot()
    for place in shape.classWeights..<shape.classBiases {
      weights[place] = Float(random.normal()) * spread
    }
    importance = [Float](repeating: 0, count: shape.count)
    anchor = weights
  }

  init(_ shape: Shape, weights: [Float], importance: [Float], anchor: [Float]) {
    self.shape = shape
    self.weights = weights
    self.importance = importance
    self.anchor = anchor
  }

  /// The chance of each class; inputs beyond the network's width are left out.
  ///
  /// - Parameter classes: Whether each class can be meant; nil for all of them.
  /// - Complexity: O(hidden × (inputs that are not 0 + classes)).
  package func chances(of input: HashedInput, among classes: [Bool]? = nil) -> [Float] {
    var state = State(shape)
    weights.withUnsafeBufferPointer { state.run($0, shape, input, among: classes) }
    return state.chances
  }

  /// The likeliest class.
  ///
  /// - Parameter classes: Whether each class can be meant; nil for all of them.
  package func best(for input: HashedInput, among classes: [Bool]? = nil) -> Int {
    let chances = chances(of: input, among: classes)
    return chances.indices.max { chances[$0] < chances[$1] } ?? 0
  }

  /// What the network holds while it looks at an input.
  struct State {
    var hidden: [Float]
    var chances: [Float]

    init(_ shape: Shape) {
      hidden = [Float](repeating: 0, count: shape.hidden)
      chances = [Float](repeating: 0, count: shape.classes)
    }

    /// Looks at an input.
    mutating func run(
      _ weights: UnsafeBufferPointer<Float>, _ shape: Shape, _ input: HashedInput,
      among classes: [Bool]?
    ) {
      let count = shape.hidden
      hidden.withUnsafeMutableBufferPointer { hidden in
        for unit in 0..<count { hidden[unit] = weights[shape.hiddenBiases + unit] }
        for index in input.places.indices where Int(input.places[index]) < shape.inputs {
          let start = Int(input.places[index]) * count
          let value = input.values[index]
          for unit in 0..<count { hidden[unit] += value * weights[start + unit] }
        }
        for unit in 0..<count { hidden[unit] = max(0, hidden[unit]) }
        chances.withUnsafeMutableBufferPointer { chances in
          var best = -Float.infinity
          for number in 0..<shape.classes {
            guard classes?[number] ?? true else { continue }
            var sum = weights[shape.classBiases + number]
            let start = shape.classWeights + number * count
            for unit in 0..<count { sum += hidden[unit] * weights[start + unit] }
            chances[number] = sum
            best = max(best, sum)
          }
          var total: Float = 0
          for number in 0..<shape.classes {
            let isMeant = classes?[number] ?? true
            chances[number] = isMeant ? expf(chances[number] - best) : 0
            total += chances[number]
          }
          for number in 0..<shape.classes { chances[number] /= max(total, 1e-30) }
        }
      }
    }
  }
}
