/// Small autoencoders that differ in what they see and how they began, judging together.
///
/// Source: Chen, Sathe, Aggarwal, Turaga, *Outlier detection with autoencoder ensembles*, 2017:
/// networks with random connections on samples of the rows. Here each sees
/// ``AutoencoderEnsemble/inputLimit`` random coordinates at most, has a hidden layer of a random
/// width and learns from a sample of its own; a score is the mean of their errors, each counted
/// from its median in its usual spread.
package struct AutoencoderEnsemble: Sendable, Equatable {
  /// How many networks there are.
  package static let networkCount = 12
  /// How many coordinates a network sees at most.
  package static let inputLimit = 48
  /// How many rows a network learns from at most.
  package static let sampleSize = 1024

  /// What all random choices followed from.
  package let seed: UInt64
  /// What the values of a row mean.
  package let columns: [Column]
  let encoder: RowEncoder
  let networks: [Autoencoder]

  /// How often a network sees each row of a full sample, and at most.
  private static let rounds = 30
  private static let roundLimit = 60
  /// Values further out, in spreads, count as so far: an error's square would drown the others.
  private static let valueLimit = 5.0
  /// An error counts as so many spreads at most, so that no network outvotes all others.
  private static let errorLimit: Float = 50

  init(seed: UInt64, columns: [Column], encoder: RowEncoder, networks: [Autoencoder]) {
    self.seed = seed
    self.columns = columns
    self.encoder = encoder
    self.networks = networks
  }

  /// Teaches networks.
  ///
  /// - Parameters:
  ///   - table: The rows to learn from; their weights are heeded.
  ///   - seed: What all random choices follow from.
  /// - Throws: ``LearningError`` when the table is empty or a weight can't be.
  /// - Complexity: O(networks × rounds × sample × inputs × hidden).
  package static func fit(
    _ table: NumericTable, seed: UInt64
  ) throws(LearningError) -> AutoencoderEnsemble {
    try table.checkForFitting()
    let sampler = RowSampler(table)
    var random = RandomSource(seed: seed, stream: 2 << 32)
    let scaleRows = sampler.rows(ExtendedIsolationForest.scaleRows, random: &random)
    let encoder = RowEncoder(table, rows: scaleRows, kind: .standard, limit: valueLimit)
    let dimension = encoder.dimension
    let networks = (0..<networkCount).map { number in
      var random = RandomSource(seed: seed, stream: 2 << 32 + 1 + UInt64(number))
      let rows = sampler.rows(sampleSize, random: &random)
      let inputs = random.sample(inputLimit, of: dimension).sorted()
      let widest = max(1, inputs.count / 2)
      let narrowest = max(1, inputs.count / 4)
      let network = Autoencoder(
        inputs: inputs, hidden: narrowest + random.below(widest - narrowest + 1), random: &random)
      return AutoencoderTrainer.train(
        network, on: encoder.points(of: table, rows: rows), dimension: dimension,
        rounds: min(roundLimit, rounds * sampleSize / max(1, rows.count)), random: &random)
    }
    return AutoencoderEnsemble(
      seed: seed, columns: table.columns, encoder: encoder, networks: networks)
  }

  /// How strange each row is: about 0 when usual, higher is stranger.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    guard table.columnCount == columns.count else {
      throw .columnCount(expected: columns.count, found: table.columnCount)
    }
    var scores: [Double] = []
    scores.reserveCapacity(table.rowCount)
    var workspaces = networks.map { Autoencoder.Workspace($0) }
    for start in stride(from: 0, to: table.rowCount, by: 256) {
      let rows = start..<min(start + 256, table.rowCount)
      encoder.points(of: table, rows: rows).withUnsafeBufferPointer { points in
        for index in 0..<rows.count {
          var sum: Float = 0
          for (place, network) in networks.enumerated() {
            let error = network.run(points, index, dimension: encoder.dimension, &workspaces[place])
            let distance = (error - network.middle) / network.spread
            // In this order what is no number counts as far out.
            sum += max(-Self.errorLimit, min(distance, Self.errorLimit))
          }
          scores.append(Double(sum / Float(networks.count)))
        }
      }
    }
    return scores
  }
}
