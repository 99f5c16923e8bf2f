/// What makes a command line risky.
package struct Danger: Sendable, Equatable {
  /// Words and options that must all be there.
  package let when: [String]
  /// How risky it is then.
  package let risk: CommandRisk
  /// Why, in one short line.
  package let why: String
}
