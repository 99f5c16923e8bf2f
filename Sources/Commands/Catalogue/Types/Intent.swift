/// A wish in plain words and the command line that fulfils it.
package struct Intent: Sendable, Equatable {
  /// Its name in the whole catalogue, such as `ping.count`.
  package let id: String
  /// The command line with its slots.
  package let template: CommandTemplate
  /// Sentences that mean it, with the same slots.
  package let phrasings: [CommandTemplate]
  /// Values of slots that a sentence leaves out.
  package let defaults: [String: String]
  /// What may go wrong.
  package let risk: CommandRisk
}
