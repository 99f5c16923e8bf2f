package import Detection
package import JSON
internal import Packets
internal import Platform

extension Finding {
  /// The finding in the form of `analyze --json`.
  package var json: JSONValue {
    var evidence = JSONObject()
    for item in self.evidence { evidence[item.name] = JSONValue(item.value) }
    var row: JSONObject = [
      "type": "finding",
      "id": JSONValue(identifier),
      "kind": .string(kind.rawValue),
      "severity": .string(severity.rawValue),
      "score": JSONValue(rounded(score)),
      "started_at": .string(rfc3339(startNanoseconds)),
      "ended_at": .string(rfc3339(endNanoseconds)),
      "actors": .array(actors.map { .string("\($0)") }),
      "targets": .array(targets.map { .string("\($0)") }),
      "actor_count": JSONValue(actorCount),
      "target_count": JSONValue(targetCount),
      "summary": .string(summary),
      "evidence": .object(evidence),
      "explanation": .array(explanation.map(\.json)),
      "technique": JSONValue(technique),
      "next": .array(nextCommands.map { .string($0) }),
      "flow_ids": .array(flowIdentifiers.map { JSONValue($0) }),
    ]
    if let counterfactual { row["counterfactual"] = .string(counterfactual) }
    if isExpected { row["expected"] = true }
    return .object(row)
  }
}

extension Contribution {
  var json: JSONValue {
    [
      "feature": .string(feature),
      "value": JSONValue(value),
      "typical": JSONValue(typical),
      "contribution": JSONValue(contribution),
    ]
  }
}

/// A moment in RFC 3339, from nanoseconds since 1970-01-01 UTC.
func rfc3339(_ nanoseconds: Int64) -> String {
  Timestamp(microseconds: nanoseconds / 1000).rfc3339
}

/// A figure with four places after the point.
func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
