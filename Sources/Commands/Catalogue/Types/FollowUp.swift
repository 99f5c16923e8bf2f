/// What is worth running after a utility.
package struct FollowUp: Sendable, Equatable {
  /// How the command before ended.
  package enum Outcome: String, Sendable, CaseIterable {
    case success
    case failure
  }

  /// How the command before ended.
  package let after: Outcome
  /// Why it failed; nil when the reason does not matter.
  package let cause: FailureCause?
  /// The command line, with slots.
  package let template: CommandTemplate
}
