package import JSON

/// A command line proposed as the next one.
package struct Suggestion: Sendable, Equatable {
  /// The whole line.
  package let command: String
  /// How much it is worth beside the others, 0–1.
  package let score: Double
  /// Where it comes from: `history`.
  package let source: String
  /// Why it is proposed, in words.
  package let reason: String

  package init(command: String, score: Double, source: String, reason: String) {
    self.command = command
    self.score = score
    self.source = source
    self.reason = reason
  }

  /// The suggestion in the form of `suggest --json`.
  package var json: JSONValue {
    [
      "command": .string(command), "score": .number(score), "source": .string(source),
      "reason": .string(reason),
    ]
  }
}
