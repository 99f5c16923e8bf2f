package import JSON
package import Platform

/// A command line that is like another one.
package struct SimilarLine: Sendable, Equatable {
  /// The line; of the catalogue, with places such as `HOST` in it.
  package let command: String
  /// How near it is: the cosine of their forms and words, 0–1.
  package let similarity: Double
  /// Its program.
  package let utility: String?
  /// When it last ran; nil for a line of the catalogue.
  package let lastRunAt: Timestamp?
  /// How often it ran.
  package let runs: Int
  /// The part of its runs that ended well; nil when that is not known of any.
  package let successRate: Double?
  /// The middle of its durations, in seconds.
  package let medianSeconds: Double?

  /// The line in the form of `similar --json`.
  package var json: JSONValue {
    [
      "command": .string(command),
      "similarity": .number((similarity * 10_000).rounded() / 10_000),
      "utility": JSONValue(utility), "last_run_at": JSONValue(lastRunAt?.rfc3339),
      "runs": .integer(Int64(runs)), "success_rate": JSONValue(successRate),
      "median_seconds": JSONValue(medianSeconds),
    ]
  }
}
