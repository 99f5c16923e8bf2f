/// A command line that matches a search.
package struct Match: Sendable, Equatable {
  /// The command line.
  package let entry: Entry
  /// How well it matches, by `MatchQuality`; 0 for an empty query.
  package let score: Int
  /// The matched parts as offsets into the text's UTF-8, ascending, apart from each other.
  ///
  /// They begin and end between characters' encodings, never within one.
  package let matchedRanges: [Range<Int>]

  /// Joins a command line, its score and the parts to highlight.
  package init(entry: Entry, score: Int, matchedRanges: [Range<Int>]) {
    self.entry = entry
    self.score = score
    self.matchedRanges = matchedRanges
  }
}

/// What a search found.
package struct SearchResults: Sendable, Equatable {
  /// The best matches, best first.
  package let rows: [Match]
  /// How many lines match, exactly, whether or not they are among the rows.
  package let matching: Int
  /// How many lines the index holds, filter or no filter.
  package let total: Int
  /// False when the search was cancelled: the rows and the count are then of a part only.
  package let isComplete: Bool

  /// Joins the rows and the counts.
  package init(rows: [Match], matching: Int, total: Int, isComplete: Bool) {
    self.rows = rows
    self.matching = matching
    self.total = total
    self.isComplete = isComplete
  }
}
