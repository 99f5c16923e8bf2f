package import Platform

/// A finding as it is kept: what is looked up stands in columns, all of it in the document.
package struct FindingRow: Sendable, Equatable {
  /// The row's number; nil before it is stored.
  package var id: Int64?
  /// Where it was found: a capture's name, or an interface.
  package var source: String
  package var kind: String
  package var severity: String
  package var score: Double
  package var startedAt: Timestamp
  package var endedAt: Timestamp
  /// What makes two findings of a kind the same event: actors and targets.
  package var subject: String
  package var actor: String?
  package var target: String?
  /// The finding as JSON.
  package var document: String

  package init(
    id: Int64? = nil, source: String, kind: String, severity: String, score: Double,
    startedAt: Timestamp, endedAt: Timestamp, subject: String, actor: String?, target: String?,
    document: String
  ) {
    self.id = id
    self.source = source
    self.kind = kind
    self.severity = severity
    self.score = score
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.subject = subject
    self.actor = actor
    self.target = target
    self.document = document
  }
}

/// What somebody said is expected: findings of a kind, by somebody, towards somebody.
package struct ExpectationRow: Sendable, Equatable {
  package var kind: String
  /// Nil for anybody.
  package var actor: String?
  /// Nil for anybody.
  package var target: String?

  package init(kind: String, actor: String?, target: String?) {
    self.kind = kind
    self.actor = actor
    self.target = target
  }
}
