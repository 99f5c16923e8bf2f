package import JSON

/// How long a line takes before it runs, and how likely it works.
package struct DurationEstimate: Sendable, Equatable {
  /// The line.
  package let command: String
  /// Seconds that one run in ten, one in two and nine in ten stay below; nil when the line runs
  /// until it is stopped, or nothing is known.
  package var p10: Double?
  package var p50: Double?
  package var p90: Double?
  /// The chance that it ends well; nil when nothing is known.
  package var successProbability: Double?
  /// What it rests on: `this line`, `this template and host`, `options`, `this utility`,
  /// `until stopped` or `nothing`.
  package var basis: String
  /// How many runs of the past it rests on.
  package var samples: Int
  /// How many runs of the same line, or of its template with its hosts, are known.
  package var alikeCount = 0

  /// An estimate without figures yet.
  package init(command: String, basis: String, samples: Int) {
    self.command = command
    self.basis = basis
    self.samples = samples
  }

  /// The estimate in the form of `predict --json`.
  package var json: JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    return [
      "command": .string(command),
      "seconds": ["p10": number(p10), "p50": number(p50), "p90": number(p90)],
      "success_probability": number(successProbability), "basis": .string(basis),
      "samples": .integer(Int64(samples)),
    ]
  }
}

/// What the options of a line say about its duration.
enum DurationRule: Sendable, Equatable {
  /// It runs until it is stopped.
  case untilStopped
  /// Seconds when its target answers, and when it does not.
  case seconds(answering: Double, silent: Double)

  /// Both the same.
  static func fixed(_ seconds: Double) -> DurationRule {
    .seconds(answering: seconds, silent: seconds)
  }

  /// No longer than a limit.
  func limited(to limit: Double) -> DurationRule {
    switch self {
    case .untilStopped: .fixed(limit)
    case .seconds(let answering, let silent):
      .seconds(answering: min(answering, limit), silent: min(silent, limit))
    }
  }

  /// One after the other.
  static func + (left: DurationRule, right: DurationRule) -> DurationRule {
    guard case .seconds(let a, let b) = left, case .seconds(let c, let d) = right else {
      return .untilStopped
    }
    return .seconds(answering: a + c, silent: b + d)
  }
}
