/// A model that says how strange a row is, whichever method it was made by.
package enum OutlierModel: Sendable {
  /// An isolation forest.
  case plain(IsolationForest)
  /// An extended isolation forest.
  case extended(ExtendedIsolationForest)
  /// Autoencoders.
  case autoencoder(AutoencoderEnsemble)

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
    }
  }

  /// How it was made.
  package var method: OutlierMethod {
    switch self {
    case .plain: .plain
    case .extended: .extended
    case .autoencoder: .autoencoder
    }
  }

  /// What the values of a row mean.
  package var columns: [Column] {
    switch self {
    case .plain(let forest): forest.columns
    case .extended(let forest): forest.columns
    case .autoencoder(let ensemble): ensemble.columns
    }
  }

  /// How strange each row is; higher is stranger.
  ///
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  package func scores(of table: NumericTable) throws(LearningError) -> [Double] {
    switch self {
    case .plain(let forest): try forest.scores(of: table)
    case .extended(let forest): try forest.scores(of: table)
    case .autoencoder(let ensemble): try ensemble.scores(of: table)
    }
  }

  /// The model as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    switch self {
    case .plain(let forest): forest.model
    case .extended(let forest): forest.model
    case .autoencoder(let ensemble): ensemble.model
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
    default:
      throw .wrongModel(expected: "\(ModelFile.Kind.isolationForest)", found: "\(kind)")
    }
  }
}
