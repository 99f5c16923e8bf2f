/// A command line that completes a prefix, and how well it suits.
package struct ScoredEntry: Sendable, Equatable {
  /// The command line.
  package let entry: Entry
  /// The last use in microseconds since 1970, moved by `SuggestionWeight`; higher is better.
  package let score: Int64

  /// Joins a command line and its score.
  package init(entry: Entry, score: Int64) {
    self.entry = entry
    self.score = score
  }
}
