package import Platform

/// A learnt model as the registry keeps it.
package struct ModelRow: Sendable, Equatable {
  /// The row's number; 0 before it is stored.
  package var id: Int64 = 0
  /// What it is for: `next-command`.
  package var kind: String
  /// Counts the models of a kind, from 1.
  package var version = 0
  package var state: ModelState = .candidate
  /// The model that was active when this one was trained.
  package var parent: Int64?
  /// The file's name in the folder of models.
  package var file: String
  /// The file's size.
  package var bytes: Int
  /// SHA-256 of the file.
  package var digest: [UInt8]
  package var createdAt: Timestamp
  /// When the first and the last execution that it learnt from began; nil when they have no times.
  package var dataSpan: ClosedRange<Timestamp>?
  /// How many executions it learnt from.
  package var dataRows: Int
  /// SHA-256 of what it learnt from.
  package var dataDigest: [UInt8]
  /// What it looks at, as a JSON list of names.
  package var features: String
  /// How it was trained, as a JSON object.
  package var hyperParameters: String
  /// How well it did on rows that it had not learnt from, as a JSON object.
  package var metrics: String

  package init(
    kind: String, parent: Int64? = nil, file: String, bytes: Int, digest: [UInt8],
    createdAt: Timestamp, dataSpan: ClosedRange<Timestamp>?, dataRows: Int,
    dataDigest: [UInt8], features: String, hyperParameters: String, metrics: String
  ) {
    self.kind = kind
    self.parent = parent
    self.file = file
    self.bytes = bytes
    self.digest = digest
    self.createdAt = createdAt
    self.dataSpan = dataSpan
    self.dataRows = dataRows
    self.dataDigest = dataDigest
    self.features = features
    self.hyperParameters = hyperParameters
    self.metrics = metrics
  }
}

/// A step in a model's life.
package struct ModelChange: Sendable, Equatable {
  package var model: Int64
  package var at: Timestamp
  /// Nil when the model was made.
  package var from: ModelState?
  package var to: ModelState
  /// Why, in words.
  package var reason: String
}

/// How two models did on one line, the higher the better.
package struct ModelTrial: Sendable, Equatable {
  package var model: Int64
  package var rival: Int64
  package var at: Timestamp
  package var score: Double
  package var rivalScore: Double

  package init(model: Int64, rival: Int64, at: Timestamp, score: Double, rivalScore: Double) {
    self.model = model
    self.rival = rival
    self.at = at
    self.score = score
    self.rivalScore = rivalScore
  }
}
