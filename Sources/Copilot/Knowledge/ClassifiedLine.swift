internal import Commands
package import JSON

/// A command line with its purpose.
package struct ClassifiedLine: Sendable, Equatable {
  /// A purpose with its share of belief.
  package struct Share: Sendable, Equatable {
    /// The purpose's name, such as `dns`.
    package let category: String
    /// The share, 0–1.
    package let confidence: Double
  }

  /// The line, without its secrets.
  package let command: String
  /// The likeliest purpose.
  package let best: Share
  /// Other purposes, the likeliest first.
  package let alternatives: [Share]

  init(command: String, _ classification: Classification) {
    self.command = command
    best = Share(
      category: classification.purpose.rawValue, confidence: classification.confidence)
    alternatives = classification.alternatives.map {
      Share(category: $0.purpose.rawValue, confidence: $0.confidence)
    }
  }

  /// The line in the form of `classify --json`.
  package var json: JSONValue {
    [
      "command": .string(command), "category": .string(best.category),
      "confidence": .number(best.confidence),
      "alternatives": .array(
        alternatives.map {
          ["category": .string($0.category), "confidence": .number($0.confidence)]
        }),
    ]
  }
}
