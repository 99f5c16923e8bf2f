/// What a command line is for, with how sure that is.
package struct Classification: Sendable, Equatable {
  /// A purpose with its share of belief.
  package struct Share: Sendable, Equatable {
    /// The purpose.
    package let purpose: CommandPurpose
    /// The share, 0–1.
    package let confidence: Double
  }

  /// What decided.
  package enum Basis: String, Sendable, CaseIterable {
    /// Words or options that the utility's entry names.
    case rule
    /// A subcommand of the utility.
    case subcommand
    /// The utility's usual purpose.
    case utility
    /// A file whose place says what it is about.
    case file
    /// Nothing that is known.
    case nothing
  }

  /// The purpose.
  package let purpose: CommandPurpose
  /// How sure it is, 0–1.
  package let confidence: Double
  /// Other purposes, the likeliest first.
  package let alternatives: [Share]
  /// What decided.
  package let basis: Basis
  /// The utility that decided; nil when there is none.
  package let utility: String?
}
