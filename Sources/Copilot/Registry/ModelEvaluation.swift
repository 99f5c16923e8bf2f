package import Store

/// How well a model foresees lines, beside others on the same ones.
package struct ModelEvaluation: Sendable {
  /// Some lines, and how well each model foresaw them knowing those before.
  package struct Part: Sendable, Equatable {
    /// `held_back` for the newest fifth, `newer` for what came after what the model learnt from.
    package let name: String
    package let rows: Int
    /// How many of them the model had learnt from.
    package let seen: Int
    /// The mean score of the model, 0–1; nil when its file can't be used or there are too few rows.
    package var score: Double?
    /// That of the model that ships.
    package var shipped: Double?
    /// That of the model that it came from; nil without one.
    package var parent: Double?
  }

  package let model: ModelRow
  package let parts: [Part]
  /// What is wrong with its file; nil when all is well.
  package let problem: String?
}

extension ModelRegistry {
  /// With fewer rows than this a part says nothing.
  static let leastRowsToEvaluate = 20

  /// Judges a model on the newest fifth of the history, and on all that is newer than what it learnt
  /// from.
  ///
  /// - Throws: ``OperationError``; nothing is changed.
  func evaluate(_ row: ModelRow) throws(OperationError) -> ModelEvaluation {
    guard let kind = LearnableKind.named(row.kind) else {
      throw .unusable(reason: "this program has no models of the kind '\(row.kind)'")
    }
    let records = try executions()
    var own: [UInt8]?
    var problem: String?
    do throws(ModelFileProblem) { own = try bytes(of: row, kind) } catch { problem = "\(error)" }
    var parent: [UInt8]?
    if let number = row.parent,
      let before = try reading({ () throws(StoreError) in try store.model(id: number) })
    {
      parent = try? bytes(of: before, kind)
    }
    let last = row.dataSpan?.upperBound
    let isSeen = { (record: ExecutionRecord) in last.map { record.startedAt <= $0 } ?? false }
    let held = records.count - max(1, Int(Double(records.count) * Self.heldBackShare))
    let newer = records.firstIndex { !isSeen($0) } ?? records.count
    var parts: [ModelEvaluation.Part] = []
    for (name, cut) in [("held_back", max(0, held)), ("newer", newer)] {
      let (past, later) = (Array(records[..<cut]), Array(records[cut...]))
      var part = ModelEvaluation.Part(
        name: name, rows: later.count, seen: later.count(where: isSeen))
      if later.count >= Self.leastRowsToEvaluate {
        func mean(_ bytes: [UInt8]?) -> Double? {
          bytes.flatMap { JudgedModel($0, kind, past, later)?.mean }
        }
        part.score = mean(own)
        part.shipped = row.file == Self.shippedFile ? part.score : mean(kind.shipped())
        part.parent = mean(parent)
      }
      parts.append(part)
    }
    return ModelEvaluation(model: row, parts: parts, problem: problem)
  }
}
