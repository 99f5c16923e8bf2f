/// A utility's action that the words after its name choose, such as `route add` of `ip`.
package struct CatalogueSubcommand: Sendable, Equatable {
  /// The words.
  package let path: [String]
  /// Other words for the same, in use: `["r", "a"]`.
  package let also: [[String]]
  /// What it is for; nil when it is the utility's own purpose.
  package let purpose: CommandPurpose?
  /// What it does, in one short line.
  package let summary: String
  /// The right that it needs.
  package let privilege: CommandPrivilege
  /// What may go wrong.
  package let risk: CommandRisk
  /// The words behind the path.
  package let operands: [CatalogueOperand]
  /// Options of its own.
  package let options: [CatalogueOption]
}
