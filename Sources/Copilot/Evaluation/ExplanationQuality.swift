package import JSON

/// How often the explainer is right on failures whose cause is known.
package struct ExplanationQuality: Sendable, Equatable {
  /// The figures of one cause.
  package struct Row: Sendable, Equatable {
    /// The cause that is right.
    package let cause: String
    /// How many failures have it.
    package var rows = 0
    /// For how many it was given.
    package var correct = 0
    /// For how many it or another acceptable cause was given.
    package var acceptable = 0
  }

  /// A failure that was explained otherwise.
  package struct Miss: Sendable, Equatable {
    package let identifier: String
    package let command: String
    package let expected: String
    package let found: String
  }

  /// How many failures were explained.
  package var rows = 0
  package var correct = 0
  package var acceptable = 0
  /// The figures of each cause, by its name.
  package var causes: [Row] = []
  /// What was explained otherwise, in the file's order.
  package var misses: [Miss] = []
  /// The mean and longest time of an explanation, in seconds, after the tables were read.
  package var meanSeconds = 0.0
  package var longestSeconds = 0.0

  /// Shares of rows.
  package var strictAccuracy: Double { rows == 0 ? 0 : Double(correct) / Double(rows) }
  package var lenientAccuracy: Double { rows == 0 ? 0 : Double(acceptable) / Double(rows) }

  /// Counts one failure.
  mutating func count(
    _ found: String, expected: String, alsoAcceptable: [String], identifier: String,
    command: String
  ) {
    let isCorrect = found == expected
    let isAcceptable = isCorrect || alsoAcceptable.contains(found)
    rows += 1
    correct += isCorrect ? 1 : 0
    acceptable += isAcceptable ? 1 : 0
    let index =
      causes.firstIndex { $0.cause >= expected } ?? causes.endIndex
    if index == causes.endIndex || causes[index].cause != expected {
      causes.insert(Row(cause: expected), at: index)
    }
    causes[index].rows += 1
    causes[index].correct += isCorrect ? 1 : 0
    causes[index].acceptable += isAcceptable ? 1 : 0
    if !isCorrect {
      misses.append(
        Miss(identifier: identifier, command: command, expected: expected, found: found))
    }
  }

  /// The figures in the form of `evaluate explain --json`.
  package var json: JSONValue {
    [
      "task": "explain",
      "rows": .integer(Int64(rows)),
      "strict_accuracy": .number(strictAccuracy),
      "lenient_accuracy": .number(lenientAccuracy),
      "causes": .array(
        causes.map {
          [
            "cause": .string($0.cause), "rows": .integer(Int64($0.rows)),
            "strict_accuracy": .number(Double($0.correct) / Double($0.rows)),
            "lenient_accuracy": .number(Double($0.acceptable) / Double($0.rows)),
          ]
        }),
      "misses": .array(
        misses.map {
          [
            "id": .string($0.identifier), "command": .string($0.command),
            "expected": .string($0.expected), "found": .string($0.found),
          ]
        }),
      "mean_seconds": .number(meanSeconds),
      "longest_seconds": .number(longestSeconds),
    ]
  }
}
