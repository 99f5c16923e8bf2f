package import JSON

/// One thing that the doctor looked at.
package struct DoctorCheck: Sendable, Equatable {
  /// How it is.
  package enum Verdict: String, Sendable {
    case ok, notice, problem
  }

  /// What group it belongs to: `tools`, `capabilities`, `database`, `terminal`, `locale`,
  /// `configuration`.
  package let group: String
  /// What was looked at.
  package let name: String
  /// How it is.
  package let verdict: Verdict
  /// What was found.
  package let detail: String
  /// What to do about it, when something should be done.
  package let advice: String?

  package init(
    _ group: String, _ name: String, _ verdict: Verdict, _ detail: String, advice: String? = nil
  ) {
    self.group = group
    self.name = name
    self.verdict = verdict
    self.detail = detail
    self.advice = advice
  }

  /// The check in the form of `doctor --json`.
  package var json: JSONValue {
    [
      "group": .string(group), "name": .string(name), "verdict": .string(verdict.rawValue),
      "detail": .string(detail), "advice": JSONValue(advice),
    ]
  }
}
