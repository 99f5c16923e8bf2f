package import JSON
internal import Platform
internal import Store

extension ModelOverview {
  /// A model as JSON, with how often models of its kind were promoted and taken back.
  func json(of model: ModelRow) -> JSONObject {
    var object = model.json
    tallies.first { $0.kind == model.kind }?.add(to: &object)
    let own = alarms.filter { $0.model == model.id }
    object["drift_alarms"] = .integer(Int64(own.count))
    object["last_drift_at"] = JSONValue(own.first?.at.rfc3339)
    return object
  }
}

extension PromotionTally {
  func add(to object: inout JSONObject) {
    object["kind_promotions"] = .integer(Int64(promotions))
    object["kind_rollbacks"] = .integer(Int64(rollbacks))
  }
}

extension ModelDetail {
  var json: JSONObject {
    var object = model.json(with: changes)
    tally.add(to: &object)
    object["test"] = test?.json ?? .null
    object["drift"] = .array(alarms.map(\.json))
    return object
  }
}

extension ModelTest {
  fileprivate var json: JSONValue {
    [
      "setting": .string(setting.rawValue), "rival_id": .integer(rival),
      "cases": .integer(Int64(cases)), "wins": .integer(Int64(wins)),
      "losses": .integer(Int64(losses)), "most_cases": .integer(Int64(mostCases)),
      "error_rate": .number(errorRate), "verdict": .string(verdict),
      "offers": JSONValue(offers?.own), "offers_taken": JSONValue(offers?.ownTaken),
      "rival_offers": JSONValue(offers?.rival), "rival_offers_taken": JSONValue(offers?.rivalTaken),
    ]
  }
}

extension DriftAlarm {
  /// The alarm as JSON.
  package var json: JSONValue {
    [
      "id": .integer(id), "stream": .string(stream), "at": .string(at.rfc3339),
      "model_id": JSONValue(model), "errors": .integer(Int64(count)), "mean_error": .number(mean),
      "rise": .number(rise),
    ]
  }
}

extension ModelEvaluation {
  fileprivate static func value(_ score: Double?) -> JSONValue {
    score.map { .number($0) } ?? .null
  }

  var json: JSONValue {
    [
      "id": .integer(model.id), "kind": .string(model.kind),
      "version": .integer(Int64(model.version)), "state": .string(model.state.rawValue),
      "parent_id": JSONValue(model.parent), "problem": JSONValue(problem),
      "parts": .array(
        parts.map {
          [
            "rows": .string($0.name), "count": .integer(Int64($0.rows)),
            "learnt_from": .integer(Int64($0.seen)), "score": Self.value($0.score),
            "shipped_score": Self.value($0.shipped), "parent_score": Self.value($0.parent),
          ]
        }),
    ]
  }
}
