/// What the history search looks for.
package struct SearchRequest: Equatable, Sendable {
  /// What was typed; empty for everything.
  package var query: String
  /// The largest number of rows that is of use.
  package var limit: Int
  /// Only lines that ran in the present directory.
  package var hereOnly: Bool
  /// Only lines that failed.
  package var failedOnly: Bool

  /// A search.
  package init(query: String, limit: Int, hereOnly: Bool = false, failedOnly: Bool = false) {
    self.query = query
    self.limit = limit
    self.hereOnly = hereOnly
    self.failedOnly = failedOnly
  }
}

/// What the history search found.
package struct SearchResponse: Equatable, Sendable {
  /// The best rows, best first.
  package var rows: [SearchRow]
  /// How many lines fit.
  package var matchCount: Int
  /// How many lines there are in all.
  package var totalCount: Int

  /// A result.
  package init(rows: [SearchRow], matchCount: Int, totalCount: Int) {
    self.rows = rows
    self.matchCount = matchCount
    self.totalCount = totalCount
  }
}

/// One line of the past.
package struct SearchRow: Equatable, Sendable {
  /// The delegate's own name for the line.
  package var identifier: Int64
  /// The line.
  package var text: String
  /// How long it usually takes, ready to show; may be empty.
  package var duration: String
  /// How it ended; nil when that is not known.
  package var outcome: SearchOutcome?
  /// When it ran last, ready to show; may be empty.
  package var age: String
  /// A remark, shown dim; may be empty.
  package var note: String

  /// A row.
  package init(
    identifier: Int64, text: String, duration: String = "", outcome: SearchOutcome? = nil,
    age: String = "", note: String = ""
  ) {
    self.identifier = identifier
    self.text = text
    self.duration = duration
    self.outcome = outcome
    self.age = age
    self.note = note
  }
}

/// How the runs of a line ended.
package enum SearchOutcome: Equatable, Sendable {
  /// The last run went well, as did `times` of `runs`.
  case succeeded(times: Int, runs: Int)
  /// The last run failed, as did `times` of `runs`.
  case failed(times: Int, runs: Int)
  /// Nobody knows how the last of these runs ended.
  case unknown(runs: Int)
}
