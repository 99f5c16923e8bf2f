import Copilot

extension Subcommand {
  /// `feedback …`: what somebody thinks of how a command went, or of what was found.
  static let feedback = Subcommand.group(
    "feedback", "Say how a command went, what its cause really was, which findings are expected",
    usual: "list",
    actions: Dictionary(
      uniqueKeysWithValues: ["good", "bad", "excellent", "fair", "poor", "1", "2", "3", "4", "5"]
        .map { ($0, verdict($0)) }))

  /// Says how a command went.
  private static func verdict(_ word: String) -> Body {
    { (program, words) throws(UsageError) in
      guard let operation = Operation.named("feedback") else { return 1 }
      return try program.perform(operation, [word] + words)
    }
  }
}
