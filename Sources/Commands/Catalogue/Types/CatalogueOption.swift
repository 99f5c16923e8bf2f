/// An option of a utility.
package struct CatalogueOption: Sendable, Equatable {
  /// Its names with their dashes, such as `-c` and `--count`; the first one is usual.
  package let names: [String]
  /// What its argument is; nil when it takes none.
  package let argument: ValueKind?
  /// Whether the argument may be left out.
  package let isOptional: Bool
  /// Whether the argument must be written in the same word: `-n5`, `--x=5`.
  package let isAttached: Bool
  /// What it does, in one short line.
  package let summary: String
  /// The right that it needs.
  package let privilege: CommandPrivilege

  /// Whether the next word is its argument when nothing is attached.
  package var takesNextWord: Bool { argument != nil && !isOptional && !isAttached }
}
