package import Platform

/// How often a kind of proposal had a fate on a day.
package struct OfferTally: Sendable, Equatable {
  /// What can become of a proposal.
  package enum Fate: String, Sendable, CaseIterable {
    /// It was entered as it stood.
    case taken
    /// It was entered with changes, or in part.
    case edited
    /// Something else was entered.
    case ignored
  }

  /// The day, counted from 1 January 1970, UTC.
  package var day: Int64
  /// Where it came from: `history`, `fix`, `ask`.
  package var source: String
  package var fate: Fate
  package var count: Int

  package init(day: Int64, source: String, fate: Fate, count: Int) {
    self.day = day
    self.source = source
    self.fate = fate
    self.count = count
  }
}

/// A question that the user was asked.
package struct AskedQuestion: Sendable, Equatable {
  package var askedAt: Timestamp
  /// What it was about; nothing is asked about the same twice.
  package var subject: String
  /// The newest execution at that time.
  package var lastExecution: Int64

  package init(askedAt: Timestamp, subject: String, lastExecution: Int64) {
    self.askedAt = askedAt
    self.subject = subject
    self.lastExecution = lastExecution
  }
}
