/// What is known about a utility.
package struct CatalogueEntry: Sendable, Equatable {
  /// Its name.
  package let name: String
  /// Other names of the same program.
  package let also: [String]
  /// What it is for when nothing says otherwise.
  package let purpose: CommandPurpose
  /// What it does, in one short line.
  package let summary: String
  /// The Debian package that has it; nil when that is not known.
  package let package: String?
  /// The words behind its options.
  package let operands: [CatalogueOperand]
  /// Its options.
  package let options: [CatalogueOption]
  /// Its actions.
  package let subcommands: [CatalogueSubcommand]
  /// What it is for beyond its first word.
  package let purposes: [PurposeRule]
  /// The right that it always needs.
  package let privilege: CommandPrivilege
  /// What decides how long it runs.
  package let duration: DurationShape
  /// What makes it risky.
  package let dangers: [Danger]
  /// How its failures are recognised.
  package let failures: [FailureSignature]
  /// What is worth running next.
  package let follows: [FollowUp]
  /// What people want of it.
  package let intents: [Intent]

  /// Its name and its other names.
  package var names: [String] { [name] + also }

  /// The option with a name. Complexity: O(number of options).
  package func option(named name: String) -> CatalogueOption? {
    options.first { $0.names.contains(name) }
  }
}
