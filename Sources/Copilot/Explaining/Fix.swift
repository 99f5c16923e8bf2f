package import Commands
package import JSON

/// A command that would mend a failure, or say more about it.
package struct Fix: Sendable, Equatable {
  /// The line; it is shown and never run by itself.
  package let command: String
  /// Why it is proposed, in words.
  package let reason: String

  package init(_ command: String, _ reason: String) {
    self.command = command
    self.reason = reason
  }
}

/// Why a command failed, in words, and what can be done here.
package struct FailureReport: Sendable, Equatable {
  /// The line that failed.
  package let command: String
  /// Why; nil when nothing says that it failed.
  package let explanation: Explanation?
  /// The cause in one line.
  package let summary: String
  /// What can be done, the best first.
  package internal(set) var fixes: [Fix]
  /// What else the history says of that moment.
  package internal(set) var factors: [ContributingFactor] = []

  /// The report in the form of `explain --json`.
  package var json: JSONValue {
    [
      "cause": JSONValue(explanation?.cause.rawValue),
      "confidence": .number(explanation?.confidence ?? 0),
      "evidence": .array((explanation?.evidence ?? []).map { .string($0) }),
      "summary": .string(summary),
      "fixes": .array(
        fixes.map { ["command": .string($0.command), "reason": .string($0.reason)] }),
      "factors": .array(factors.map(\.json)),
    ]
  }
}
