internal import Commands
package import JSON

/// Where a diagnosis stands: the states of the layers, and what to run next or the verdict.
package struct DiagnosisAnswer: Sendable {
  package let diagnosis: Diagnosis
  /// What to run next; nil when the verdict stands.
  package let next: Diagnosis.Proposal?
  /// What can be done about it.
  package let fixes: [Fix]

  /// Whether it is over.
  package var isOver: Bool { next == nil }

  package var json: JSONValue {
    let verdict = diagnosis.verdict
    let layers = JSONValue.object(
      JSONObject(
        keepingLastOf: diagnosis.target.layers.map {
          .init(key: $0.word, value: .string((diagnosis.states[$0] ?? .unknown).word))
        }))
    if let next {
      return [
        "type": "next", "target": .string(diagnosis.target.text), "layers": layers,
        "probe": .string(next.probe.rawValue), "command": .string(next.command),
        "reason": .string(next.probe.question),
      ]
    }
    return [
      "type": "verdict", "target": .string(diagnosis.target.text), "layers": layers,
      "works": .bool(verdict.works), "layer": JSONValue(verdict.layer?.word),
      "cause": JSONValue(verdict.cause?.rawValue), "summary": .string(verdict.summary),
      "evidence": .array(verdict.evidence.map { .string($0) }),
      "fixes": .array(
        fixes.map { ["command": .string($0.command), "reason": .string($0.reason)] }),
    ]
  }
}

extension Diagnosis.Step {
  /// The step as JSON.
  package var json: JSONValue {
    [
      "type": "step", "probe": .string(probe.rawValue), "layer": .string(probe.layer.word),
      "command": .string(run.command),
      "exit_code": run.exitCode.map { .integer(Int64($0)) } ?? .null,
      "duration_seconds": .number(seconds), "summary": .string(reading.words),
    ]
  }
}
