/// What decides how long a utility runs.
package struct DurationShape: Sendable, Equatable {
  /// The kinds of runs.
  package enum Form: String, Sendable, CaseIterable {
    /// It answers at once.
    case instant
    /// One round trip, or several tries of it.
    case request
    /// Count × interval.
    case repeats
    /// Hops × probes × time limit.
    case probes
    /// Addresses × ports.
    case span
    /// Size ÷ rate.
    case transfer
    /// As long as an option says.
    case fixed
    /// Until the user leaves.
    case interactive
    case untilStopped = "until-stopped"
  }

  /// A number that options give.
  package struct Quantity: Sendable, Equatable {
    /// Options with the number, any of them.
    package let options: [String]
    /// The number without any of them; times are in seconds.
    package let usual: Double?
  }

  /// What is counted.
  package enum Part: String, Sendable, CaseIterable {
    case count, interval, deadline, timeout, tries, hops, probes, seconds, size, rate, ports
  }

  /// The kind of run.
  package let form: Form
  /// The numbers that matter, by what they count.
  package let quantities: [Part: Quantity]
  /// Options without any of which it runs until it is stopped.
  package let unboundedWithout: [String]
}
