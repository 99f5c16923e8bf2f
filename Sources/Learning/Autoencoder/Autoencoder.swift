internal import Glibc

/// A small network that learns to give its input back through fewer numbers than that has.
///
/// Two layers: the hidden one with tanh, the output linear. What it gives back badly is unlike
/// what it learnt from. Source: Hawkins, He, Williams, Baxter, *Outlier detection using replicator
/// neural networks*, 2002.
struct Autoencoder: Sendable, Equatable {
  /// Which coordinates of a point it sees.
  let inputs: [Int]
  /// How many numbers the hidden layer has.
  let hidden: Int
  /// For each hidden number, a weight for each input, and behind all of them the biases.
  var encoding: [Float]
  /// For each input, a weight for each hidden number, and behind all of them the biases.
  var decoding: [Float]
  /// Of the errors on the rows it learnt from, the median and how far they usually lie from it.
  var middle: Float = 0
  var spread: Float = 1

  /// A network with small random weights.
  ///
  /// Source: Glorot and Bengio, 2010, for their size.
  init(inputs: [Int], hidden: Int, random: inout RandomSource) {
    self.inputs = inputs
    self.hidden = hidden
    let size = (6 / Double(max(1, inputs.count + hidden))).squareRoot()
    let count = inputs.count * hidden
    encoding = (0..<count).map { _ in Float((2 * random.unit() - 1) * size) }
    encoding += [Float](repeating: 0, count: hidden)
    decoding = (0..<count).map { _ in Float((2 * random.unit() - 1) * size) }
    decoding += [Float](repeating: 0, count: inputs.count)
  }

  init(inputs: [Int], hidden: Int, encoding: [Float], decoding: [Float]) {
    self.inputs = inputs
    self.hidden = hidden
    self.encoding = encoding
    self.decoding = decoding
  }

  /// What a run through the network leaves behind; it is used again for point after point.
  struct Workspace {
    var input: [Float]
    var code: [Float]
    /// What came back, minus the input.
    var error: [Float]

    init(_ network: Autoencoder) {
      input = [Float](repeating: 0, count: network.inputs.count)
      code = [Float](repeating: 0, count: network.hidden)
      error = input
    }
  }

  /// Sends a point through.
  ///
  /// - Parameters:
  ///   - points: Points of `dimension` coordinates each.
  ///   - index: Which of them.
  /// - Returns: The root of the mean squared error.
  @inline(__always)
  func run(
    _ points: UnsafeBufferPointer<Float>, _ index: Int, dimension: Int,
    _ workspace: inout Workspace
  ) -> Float {
    let base = index * dimension
    let width = inputs.count
    for (place, input) in inputs.enumerated() { workspace.input[place] = points[base + input] }
    for unit in 0..<hidden {
      var sum = encoding[hidden * width + unit]
      let first = unit * width
      for place in 0..<width { sum += encoding[first + place] * workspace.input[place] }
      workspace.code[unit] = tanhf(sum)
    }
    var squares: Float = 0
    for place in 0..<width {
      var sum = decoding[hidden * width + place]
      let first = place * hidden
      for unit in 0..<hidden { sum += decoding[first + unit] * workspace.code[unit] }
      let difference = sum - workspace.input[place]
      workspace.error[place] = difference
      squares += difference * difference
    }
    return (squares / Float(max(1, width))).squareRoot()
  }
}
