/// What a word that is no option stands for.
package struct CatalogueOperand: Sendable, Equatable {
  /// What the manual page calls it.
  package let name: String
  /// What it is.
  package let kind: ValueKind
  /// Whether it may be left out.
  package let isOptional: Bool
  /// Whether there may be several.
  package let isRepeated: Bool
}
