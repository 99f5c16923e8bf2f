package import JSON
internal import Platform
package import Store

/// What came of training a model.
package struct ModelTraining: Sendable {
  /// The model, in the state that it has now.
  package let row: ModelRow
  /// The mean score of the model on held-back executions, from 0 to 1.
  package let score: Double
  /// The mean score of the active model on the same.
  package let activeScore: Double
  /// How many executions were held back.
  package let heldBackRows: Int
  /// What was decided, and why.
  package let reason: String
}

/// What a proof of all models came to.
package struct ModelVerification: Sendable {
  package let models: Int
  package let auditEntries: Int
  /// What is wrong; empty when all is well.
  package let problems: [String]
}

/// What the registry of models answers.
package enum ModelAnswer: Sendable {
  /// The models that a report names.
  case list([ModelRow])
  case overview(ModelOverview)
  case detail(ModelDetail)
  case evaluated([ModelEvaluation])
  case trained(ModelTraining)
  case moved(ModelRow, reason: String)
  case verified(ModelVerification)

  /// The answer as JSON: one value a row.
  package var rows: [JSONValue] {
    switch self {
    case .list(let models): models.map { .object($0.json) }
    case .overview(let overview): overview.models.map { .object(overview.json(of: $0)) }
    case .detail(let detail): [.object(detail.json)]
    case .evaluated(let evaluations): evaluations.map(\.json)
    case .trained(let training):
      [.object(training.json)]
    case .moved(let model, let reason): [.object(model.json(reason: reason))]
    case .verified(let verification):
      [
        [
          "models": .integer(Int64(verification.models)),
          "audit_entries": .integer(Int64(verification.auditEntries)),
          "ok": .bool(verification.problems.isEmpty),
          "problems": .array(verification.problems.map { .string($0) }),
        ]
      ]
    }
  }

  /// Whether the answer is a list of rows.
  package var isList: Bool {
    switch self {
    case .list, .overview, .evaluated: true
    default: false
    }
  }
}

extension ModelRow {
  /// The row as JSON.
  var json: JSONObject {
    [
      "id": .integer(id), "kind": .string(kind), "version": .integer(Int64(version)),
      "state": .string(state.rawValue), "parent_id": JSONValue(parent), "file": .string(file),
      "bytes": .integer(Int64(bytes)), "sha256": .string(digest.hexadecimal),
      "created_at": .string(createdAt.rfc3339),
      "data_first_at": JSONValue(dataSpan?.lowerBound.rfc3339),
      "data_last_at": JSONValue(dataSpan?.upperBound.rfc3339),
      "data_rows": .integer(Int64(dataRows)), "data_sha256": .string(dataDigest.hexadecimal),
      "features": Self.parsed(features), "hyper_parameters": Self.parsed(hyperParameters),
      "metrics": Self.parsed(metrics),
    ]
  }

  func json(with changes: [ModelChange]) -> JSONObject {
    var object = json
    object["changes"] = .array(
      changes.map {
        [
          "at": .string($0.at.rfc3339), "from": JSONValue($0.from?.rawValue),
          "to": .string($0.to.rawValue), "reason": .string($0.reason),
        ]
      })
    return object
  }

  fileprivate func json(reason: String) -> JSONObject {
    var object = json
    object["reason"] = .string(reason)
    return object
  }

  private static func parsed(_ text: String) -> JSONValue {
    (try? JSONValue(parsing: Array(text.utf8))) ?? .null
  }
}

extension ModelTraining {
  fileprivate var json: JSONObject {
    var object = row.json(reason: reason)
    object["score"] = .number(score)
    object["active_score"] = .number(activeScore)
    object["held_back_rows"] = .integer(Int64(heldBackRows))
    return object
  }
}
