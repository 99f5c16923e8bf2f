/// What a command line is for beyond its first word.
package struct PurposeRule: Sendable, Equatable {
  /// Words and options that must all be there; `-L*` is `-L` with whatever value.
  package let when: [String]
  /// The purpose then.
  package let purpose: CommandPurpose
}
