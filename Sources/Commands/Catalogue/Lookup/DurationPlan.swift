/// How long a command line runs, as far as its options say.
package struct DurationPlan: Sendable, Equatable {
  /// How it ends.
  package enum End: String, Sendable, CaseIterable {
    /// When its work is done.
    case byItself
    /// At a limit that the line sets.
    case atDeadline
    /// When the user leaves it.
    case byUser
    /// Never, until it is stopped.
    case untilStopped
  }

  /// The kind of run.
  package let form: DurationShape.Form
  /// How it ends.
  package let end: End
  /// The shortest and longest run in seconds; nil where the line does not say it, the upper bound
  /// infinite when it has none.
  package let seconds: ClosedRange<Double>?
  /// How many steps it takes (requests, probes, addresses × ports); nil when that is not known.
  package let steps: Double?
}
