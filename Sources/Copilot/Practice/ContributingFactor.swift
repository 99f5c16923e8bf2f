package import JSON

/// Something beside a failure that may have to do with it.
package enum ContributingFactor: Sendable, Equatable {
  /// Other utilities failed at the same host within ten minutes.
  case hostFailsElsewhere(host: String, utilities: [String])
  /// A line that changes the network ran since it last worked.
  case networkChanged(command: String, secondsBefore: Double)
  /// The same line worked so long ago.
  case lastWorked(secondsBefore: Double)
  /// The same line did not work in any of its last runs.
  case neverWorked(runs: Int)

  /// The factor in the form of `explain --json`.
  package var json: JSONValue {
    switch self {
    case .hostFailsElsewhere(let host, let utilities):
      [
        "kind": "host-fails-elsewhere", "host": .string(host),
        "utilities": .array(utilities.map { .string($0) }),
      ]
    case .networkChanged(let command, let seconds):
      [
        "kind": "network-changed", "command": .string(command),
        "seconds_before": .number(seconds),
      ]
    case .lastWorked(let seconds): ["kind": "last-worked", "seconds_before": .number(seconds)]
    case .neverWorked(let runs): ["kind": "never-worked", "runs": JSONValue(runs)]
    }
  }
}
