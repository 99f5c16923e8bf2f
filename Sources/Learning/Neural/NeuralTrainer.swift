internal import Glibc

/// Teaches a network lesson after lesson, and spares what earlier lessons rest on.
///
/// Elastic weight consolidation: each weight is held, by how much it matters, to where it stood at the
/// end of the last lesson. How much it matters is the diagonal of the Fisher information, summed over the
/// lessons. The pull is taken as a proximal step, so that no strength makes it overshoot. A lesson's
/// softmax goes over the classes that the lesson has: what it does not speak of, it does not unlearn.
///
/// Sources: Kirkpatrick et al., *Overcoming catastrophic forgetting in neural networks*, PNAS 2017;
/// Schwarz et al., *Progress & Compress*, 2018 (one anchor for all lessons); Kingma and Ba, *Adam*, 2015;
/// Zeng et al., *Continual learning of context-dependent processing in neural networks*, 2019 (a lesson's
/// own classes).
package struct NeuralTrainer: Sendable {
  /// How it learns.
  package struct Options: Sendable, Equatable {
    /// How often a lesson is gone through.
    package var rounds = 30
    /// How many examples a step looks at.
    package var batch = 16
    package var rate: Float = 0.005
    /// How much of a label's weight goes to all classes alike, 0–1: a network that is never quite sure
    /// still knows which weights matter (Szegedy et al., 2016).
    package var smoothing: Float = 0.2
    /// How strongly earlier lessons are spared; 0 for a plain network.
    package var strength: Float = 10_000
    /// How much of the importance of earlier lessons is kept at a new one, 0–1.
    package var retention: Float = 1
    /// Whether a lesson's softmax goes over the lesson's classes only.
    package var hasOwnClasses = true
    package var seed: UInt64 = 1

    package init() {}
  }

  /// An input with the class that is right for it.
  package struct Example: Sendable, Equatable {
    package let input: HashedInput
    package let label: Int

    package init(_ input: HashedInput, label: Int) {
      self.input = input
      self.label = label
    }
  }

  package let options: Options
  private var first: [Float] = []
  private var second: [Float] = []
  private var slopes: [Float] = []
  private var isTouched: [Bool] = []
  private var touched: [Int] = []
  private var state: NeuralClassifier.State
  private var hiddenSlopes: [Float]
  private let shape: NeuralClassifier.Shape

  /// Teaches a network a lesson and notes what it rests on; the same examples give the same network.
  ///
  /// - Parameters:
  ///   - examples: The lesson; labels beyond the network's classes are left out.
  ///   - network: What has learnt the lessons before it.
  /// - Complexity: O(rounds × examples × hidden × (inputs that are not 0 + classes)).
  package static func teach(
    _ examples: [Example], to network: inout NeuralClassifier, options: Options = Options()
  ) {
    let examples = examples.filter { (0..<network.shape.classes).contains($0.label) }
    guard !examples.isEmpty else { return }
    var trainer = NeuralTrainer(network.shape, options)
    var classes: [Bool]?
    if options.hasOwnClasses {
      var own = [Bool](repeating: false, count: network.shape.classes)
      for example in examples { own[example.label] = true }
      classes = own
    }
    var random = RandomSource(seed: options.seed)
    var order = Array(examples.indices)
    var step = 0
    for _ in 0..<options.rounds {
      random.shuffle(&order)
      for start in stride(from: 0, to: order.count, by: max(1, options.batch)) {
        let batch = order[start..<min(start + max(1, options.batch), order.count)]
        step += 1
        trainer.gather(batch.lazy.map { examples[$0] }, network, among: classes)
        trainer.move(&network, step: step)
      }
    }
    network.consolidate(examples, among: classes, retention: options.retention)
  }

  private init(_ shape: NeuralClassifier.Shape, _ options: Options) {
    self.shape = shape
    self.options = options
    first = [Float](repeating: 0, count: shape.count)
    second = first
    slopes = first
    isTouched = [Bool](repeating: false, count: shape.inputs)
    state = NeuralClassifier.State(shape)
    hiddenSlopes = [Float](repeating: 0, count: shape.hidden)
  }

  /// Sums the slopes of the error over a few examples.
  private mutating func gather(
    _ batch: some Collection<Example>, _ network: NeuralClassifier, among classes: [Bool]?
  ) {
    let part = 1 / Float(batch.count)
    let meant = classes?.count { $0 } ?? shape.classes
    let floor = options.smoothing / Float(max(1, meant))
    let count = shape.hidden
    network.weights.withUnsafeBufferPointer { weights in
      slopes.withUnsafeMutableBufferPointer { slopes in
        for example in batch {
          state.run(weights, shape, example.input, among: classes)
          for unit in 0..<count { hiddenSlopes[unit] = 0 }
          state.hidden.withUnsafeBufferPointer { hidden in
            for number in 0..<shape.classes where classes?[number] ?? true {
              let target = floor + (number == example.label ? 1 - options.smoothing : 0)
              let error = (state.chances[number] - target) * part
              slopes[shape.classBiases + number] += error
              let start = shape.classWeights + number * count
              for unit in 0..<count where hidden[unit] > 0 {
                slopes[start + unit] += error * hidden[unit]
                hiddenSlopes[unit] += error * weights[start + unit]
              }
            }
            for unit in 0..<count where hidden[unit] > 0 {
              slopes[shape.hiddenBiases + unit] += hiddenSlopes[unit]
            }
            for index in example.input.places.indices {
              let place = Int(example.input.places[index])
              guard place < shape.inputs else { continue }
              if !isTouched[place] {
                isTouched[place] = true
                touched.append(place)
              }
              let value = example.input.values[index]
              for unit in 0..<count where hidden[unit] > 0 {
                slopes[place * count + unit] += value * hiddenSlopes[unit]
              }
            }
          }
        }
      }
    }
  }

  /// One step against the slopes, and one towards the anchor. Inputs that the batch lacks stay.
  private mutating func move(_ network: inout NeuralClassifier, step: Int) {
    let rate =
      options.rate * (1 - powf(0.999, Float(step))).squareRoot() / (1 - powf(0.9, Float(step)))
    for place in touched {
      isTouched[place] = false
      move(&network, (place * shape.hidden)..<((place + 1) * shape.hidden), rate)
    }
    touched.removeAll(keepingCapacity: true)
    move(&network, shape.hiddenBiases..<shape.count, rate)
  }

  private mutating func move(
    _ network: inout NeuralClassifier, _ range: Range<Int>, _ rate: Float
  ) {
    let strength = options.strength
    first.withUnsafeMutableBufferPointer { first in
      second.withUnsafeMutableBufferPointer { second in
        slopes.withUnsafeMutableBufferPointer { slopes in
          network.weights.withUnsafeMutableBufferPointer { weights in
            for place in range {
              let slope = slopes[place]
              slopes[place] = 0
              first[place] = 0.9 * first[place] + 0.1 * slope
              second[place] = 0.999 * second[place] + 0.001 * slope * slope
              let pace = rate / (second[place].squareRoot() + 1e-7)
              let pull = options.rate * strength * network.importance[place]
              let moved = weights[place] - pace * first[place]
              weights[place] = (moved + pull * network.anchor[place]) / (1 + pull)
            }
          }
        }
      }
    }
  }
}
