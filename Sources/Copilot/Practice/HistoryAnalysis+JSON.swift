package import JSON
internal import Learning
internal import Platform

extension HistoryAnalysis {
  /// The analysis in the form of `analyze-history --json`: one value a row, each with its type.
  package var rows: [JSONValue] {
    let summary: JSONValue = [
      "type": "summary", "days": JSONValue(days), "runs": JSONValue(runs),
      "judged": JSONValue(judged), "worked": JSONValue(worked), "sittings": JSONValue(sittings),
      "cut": .bool(isCut), "first_at": JSONValue(firstAt?.rfc3339),
      "last_at": JSONValue(lastAt?.rfc3339),
    ]
    var rows = [summary]
    rows += kinds.map(\.json)
    rows += figures.map(\.json)
    rows += distinctions.map(\.json)
    rows += failures.map(\.json)
    rows += workflows.map { workflow in
      var object = workflow.json.objectValue ?? JSONObject()
      object["type"] = "workflow"
      return .object(object)
    }
    rows += hogs.map(\.json)
    return rows
  }
}

extension ShareInterval {
  fileprivate var json: JSONValue {
    [
      "worked": JSONValue(hits), "judged": JSONValue(cases), "rate": JSONValue(share),
      "rate_low": .number(lower), "rate_high": .number(upper),
    ]
  }
}

extension WorkKind {
  fileprivate var json: JSONValue {
    [
      "type": "kind", "name": .string(name), "sittings": JSONValue(sittings),
      "runs": JSONValue(runs), "judged": JSONValue(judged), "worked": JSONValue(worked),
      "utilities": .array(utilities.map { .string($0) }),
    ]
  }
}

extension SuccessFigures {
  fileprivate var json: JSONValue {
    [
      "type": "success", "scope": .string(scope.rawValue), "name": .string(name),
      "runs": JSONValue(runs), "success": success.json, "mean_seconds": JSONValue(meanSeconds),
      "p50_seconds": JSONValue(medianSeconds), "p90_seconds": JSONValue(p90Seconds),
      "p99_seconds": JSONValue(p99Seconds), "cpu_seconds": JSONValue(cpuSeconds),
      "peak_resident_bytes": JSONValue(peakResidentBytes),
      "network_bytes": JSONValue(networkBytes),
    ]
  }
}

extension Distinction {
  fileprivate var json: JSONValue {
    [
      "type": "distinction", "utility": .string(utility), "trait": .string(trait.kind),
      "value": .string(trait.value), "with": with.json, "without": without.json,
      "chance": .number(chance),
    ]
  }
}

extension FailurePattern {
  fileprivate var json: JSONValue {
    [
      "type": "failure", "cause": .string(cause), "utility": .string(utility),
      "failures": JSONValue(failures), "template": .string(template.text),
      "template_failures": JSONValue(template.count), "host": JSONValue(host?.name),
      "host_failures": JSONValue(host?.count),
      "recoveries": .array(recoveries.map(\.json)),
    ]
  }
}

extension Recovery {
  fileprivate var json: JSONValue {
    let (kind, text): (String, JSONValue) =
      switch strategy {
      case .again: ("again", .null)
      case .adding(let words): ("adding", .string(words.joined(separator: " ")))
      case .without(let words): ("without", .string(words.joined(separator: " ")))
      case .line(let form): ("line", .string(form))
      }
    return ["kind": .string(kind), "text": text, "outcome": outcome.json]
  }
}

extension HistoryAnalysis.Hog {
  fileprivate var json: JSONValue {
    [
      "type": "hog", "resource": .string(resource.rawValue), "utility": .string(utility),
      "per_run": .number(perRun), "runs": JSONValue(runs), "share": JSONValue(share),
    ]
  }
}
