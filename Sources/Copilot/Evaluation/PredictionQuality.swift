package import JSON
internal import Learning

/// How well durations and outcomes were foretold.
package struct PredictionQuality: Sendable, Equatable {
  /// The figures of some of the runs.
  package struct Part: Sendable, Equatable {
    /// Which: `all`, `never seen`, `seen once or twice`, `seen more often`.
    package let name: String
    package var rows = 0
    /// How many runs took between half and twice the foretold seconds.
    package var withinTwo = 0
    /// The same for the last duration of the line, or the median of its utility.
    package var naiveWithinTwo = 0
    /// How many got a range, and how many of those were in it.
    package var ranges = 0
    package var inRange = 0
    /// The median of p90 / p10.
    package var medianWidth = 0.0
    /// The mean pinball loss of the three points, of natural logarithms of seconds.
    package var pinballLoss = 0.0

    /// A count as a share.
    package func share(_ count: Int, of all: Int) -> Double {
      all == 0 ? 0 : Double(count) / Double(all)
    }
  }

  /// How the runs were shown: `none` in the file's order, `template` with templates held back.
  package let split: String
  package var parts: [Part] = []
  /// How many runs worked.
  package var successShare = 0.0
  /// The mean squared distance of chance and outcome, and that of always saying the share so far.
  package var brierScore = 0.0
  package var naiveBrierScore = 0.0
  /// The mean distance of chance and share of successes, over ten bins.
  package var calibrationError = 0.0
  /// Runs that were not foretold within a factor of two, in the file's order.
  package var misses: [Miss] = []
  /// What one estimate and one learning took.
  package var estimateSeconds = Times([])
  package var learningSeconds = Times([])

  /// The middle and the 99 % point of times, in seconds.
  package struct Times: Sendable, Equatable {
    package private(set) var p50 = 0.0
    package private(set) var p99 = 0.0

    init(_ seconds: [Double]) {
      guard !seconds.isEmpty else { return }
      var seconds = seconds
      p50 = SampleQuantile.linear(0.5, of: &seconds)
      p99 = SampleQuantile.linear(0.99, of: &seconds)
    }

    var json: JSONValue { ["p50": .number(p50), "p99": .number(p99)] }
  }

  /// A run that took less than half or more than twice as long.
  package struct Miss: Sendable, Equatable {
    package let command: String
    package let seconds: Double
    package let foretold: Double?
    package let basis: String
  }

  /// The figures in the form of `evaluate predict --json`.
  package var json: JSONValue {
    [
      "task": "predict", "split": .string(split),
      "parts": .array(
        parts.map {
          [
            "name": .string($0.name), "rows": JSONValue($0.rows),
            "within_two": .number($0.share($0.withinTwo, of: $0.rows)),
            "naive_within_two": .number($0.share($0.naiveWithinTwo, of: $0.rows)),
            "coverage": .number($0.share($0.inRange, of: $0.ranges)),
            "median_width": .number($0.medianWidth), "pinball_loss": .number($0.pinballLoss),
          ]
        }),
      "success": [
        "share": .number(successShare), "brier_score": .number(brierScore),
        "naive_brier_score": .number(naiveBrierScore),
        "calibration_error": .number(calibrationError),
      ],
      "misses": .array(
        misses.map {
          [
            "command": .string($0.command), "seconds": .number($0.seconds),
            "foretold": $0.foretold.map { .number($0) } ?? .null, "basis": .string($0.basis),
          ]
        }),
      "estimate_seconds": estimateSeconds.json, "learning_seconds": learningSeconds.json,
    ]
  }
}
