internal import Glibc

/// Teaches an autoencoder by small steps against the error's slope.
///
/// Source: Kingma and Ba, *Adam: a method for stochastic optimization*, 2015.
struct AutoencoderTrainer {
  private var network: Autoencoder
  private let dimension: Int
  private var encodingSlopes: [Float]
  private var decodingSlopes: [Float]
  private var encodingMoments: Moments
  private var decodingMoments: Moments
  private var steps = 0

  /// Running means of slopes and of their squares.
  private struct Moments {
    var first: [Float]
    var second: [Float]

    init(count: Int) {
      first = [Float](repeating: 0, count: count)
      second = first
    }
  }

  private static let batch = 16
  private static let rate: Float = 0.01
  /// Where all rows come back equally well, errors are held against this.
  private static let smallestSpread: Float = 1e-3

  /// Teaches a network.
  ///
  /// - Parameters:
  ///   - points: Points of `dimension` coordinates each.
  ///   - rounds: How often all points are seen.
  /// - Returns: The network, with the middle and spread of its errors.
  static func train(
    _ network: Autoencoder, on points: [Float], dimension: Int, rounds: Int,
    random: inout RandomSource
  ) -> Autoencoder {
    var trainer = AutoencoderTrainer(network, dimension: dimension)
    var order = Array(0..<(dimension > 0 ? points.count / dimension : 0))
    points.withUnsafeBufferPointer { points in
      for _ in 0..<rounds {
        random.shuffle(&order)
        for start in stride(from: 0, to: order.count, by: batch) {
          trainer.step(points, order[start..<min(start + batch, order.count)])
        }
      }
    }
    let errors = points.withUnsafeBufferPointer { points in
      var workspace = Autoencoder.Workspace(trainer.network)
      return order.map {
        Double(trainer.network.run(points, $0, dimension: dimension, &workspace))
      }
    }
    let usual = ColumnScale(of: errors, kind: .robust)
    trainer.network.middle = Float(usual.middle)
    trainer.network.spread = max(Float(usual.spread), smallestSpread)
    return trainer.network
  }

  private init(_ network: Autoencoder, dimension: Int) {
    self.network = network
    self.dimension = dimension
    encodingSlopes = [Float](repeating: 0, count: network.encoding.count)
    decodingSlopes = [Float](repeating: 0, count: network.decoding.count)
    encodingMoments = Moments(count: network.encoding.count)
    decodingMoments = Moments(count: network.decoding.count)
  }

  /// One step on a few points.
  private mutating func step(_ points: UnsafeBufferPointer<Float>, _ batch: ArraySlice<Int>) {
    for place in encodingSlopes.indices { encodingSlopes[place] = 0 }
    for place in decodingSlopes.indices { decodingSlopes[place] = 0 }
    let (width, hidden) = (network.inputs.count, network.hidden)
    var workspace = Autoencoder.Workspace(network)
    let part = 1 / Float(batch.count)
    for index in batch {
      _ = network.run(points, index, dimension: dimension, &workspace)
      for place in 0..<width {
        let slope = workspace.error[place] * part
        decodingSlopes[hidden * width + place] += slope
        for unit in 0..<hidden {
          decodingSlopes[place * hidden + unit] += slope * workspace.code[unit]
        }
      }
      for unit in 0..<hidden {
        var slope: Float = 0
        for place in 0..<width {
          slope += workspace.error[place] * network.decoding[place * hidden + unit]
        }
        let code = workspace.code[unit]
        slope *= (1 - code * code) * part
        encodingSlopes[hidden * width + unit] += slope
        for place in 0..<width {
          encodingSlopes[unit * width + place] += slope * workspace.input[place]
        }
      }
    }
    steps += 1
    Self.move(&network.encoding, against: encodingSlopes, &encodingMoments, step: steps)
    Self.move(&network.decoding, against: decodingSlopes, &decodingMoments, step: steps)
  }

  private static func move(
    _ weights: inout [Float], against slopes: [Float], _ moments: inout Moments, step: Int
  ) {
    let rate =
      Self.rate * (1 - powf(0.999, Float(step))).squareRoot() / (1 - powf(0.9, Float(step)))
    for place in weights.indices {
      let slope = slopes[place]
      moments.first[place] = 0.9 * moments.first[place] + 0.1 * slope
      moments.second[place] = 0.999 * moments.second[place] + 0.001 * slope * slope
      weights[place] -= rate * moments.first[place] / (moments.second[place].squareRoot() + 1e-7)
    }
  }
}
