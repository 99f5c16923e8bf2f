/// A model that says how strange a row is, whichever method it was made by.
package indirect enum OutlierModel: Sendable {
  case plain(IsolationForest)
  case extended(ExtendedIsolationForest)
  case autoencoder(AutoencoderEnsemble)
  case neighbours(NeighbourDistance)
  case tails(TailProbability)
  case combined(CombinedDetector)

  /// Learns from a table.
  ///
  /// - Parameters:
  ///   - table: The rows to learn from, strange ones among them or not.
  ///   - method: How.
  ///   - options: How many trees of which size, where there are trees, and the seed.
  /// - Throws: ``LearningError`` when the table is empty or an option can't be.
  package static func fit(
    _ table: NumericTable, method: OutlierMethod, options: IsolationForest.Options = .init()
  ) throws(LearningError) -> OutlierModel {
    switch method {
    case .plain: .plain(try IsolationForest.fit(table, options: options))
    case .extended: .extended(try ExtendedIsolationForest.fit(table, options: options))
    case .autoencoder: .autoencoder(try AutoencoderEnsemble.fit(table, seed: options.seed))
    case .neighbours: .neighbours(try NeighbourDistance.fit(table, seed: options.seed))
    case .tails: .tails(try TailProbability.fit(table, seed: options.seed))
    case .combined: .combined(try CombinedDetector.fit(table, options: options))
    }
  }

  /// How it was made.
  package var method: OutlierMethod {
    switch self {
    case .plain: .plain
    case .extended: .extended
    case .autoencoder: .autoencoder
    case .neighbours: .neighbours
    case .tails: .tails
    case .combined: .combined
    }
  }

  /// What the values of a row mean.
  package var columns: [Column] {
    switch self {
    case .plain(let model): model.columns
    case .extended(let model): model.columns
    case .autoencoder(let model): model.columns
    case .neighbours(let model): model.columns
    case .tails(let model): model.columns
    case .combined(let model): model.columns
    }
  }

  /// How strange each row is; higher is stranger.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    switch self {
    case .plain(let model): try model.scores(of: table)
    case .extended(let model): try model.scores(of: table)
    case .autoencoder(let model): try model.scores(of: table)
    case .neighbours(let model): try model.scores(of: table)
    case .tails(let model): try model.scores(of: table)
    case .combined(let model): try model.scores(of: table)
    }
  }

  /// The model as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    switch self {
    case .plain(let model): model.model
    case .extended(let model): model.model
    case .autoencoder(let model): model.model
    case .neighbours(let model): model.model
    case .tails(let model): model.model
    case .combined(let model): model.model
    }
  }

  /// Reads a model of any method from a file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    let (kind, _) = try ModelFile.opened(bytes)
    switch kind {
    case .isolationForest: self = .plain(try IsolationForest(model: bytes))
    case .extendedForest: self = .extended(try ExtendedIsolationForest(model: bytes))
    case .autoencoder: self = .autoencoder(try AutoencoderEnsemble(model: bytes))
    case .neighbours: self = .neighbours(try NeighbourDistance(model: bytes))
    case .tails: self = .tails(try TailProbability(model: bytes))
    case .combined: self = .combined(try CombinedDetector(model: bytes))
    default: throw .wrongModel(expected: "an outlier model", found: "\(kind)")
    }
  }
}
