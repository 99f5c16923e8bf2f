/// What a rule or the forest has seen so far of one event; the ``FindingLedger`` makes findings of
/// sightings, so that an event that is seen again is one finding.
package struct Sighting: Sendable {
  /// What kind of event it is.
  package var kind: FindingKind
  /// What makes two sightings the same event: usually the actor, the target, or both.
  package var subject: [Party]
  package var severity: Severity
  /// How sure it is, 0 to 1.
  package var score: Double
  /// The first and the last packet seen of it, nanoseconds since 1970-01-01 UTC.
  package var startNanoseconds: Int64
  package var endNanoseconds: Int64
  /// Most active first, at most ``FindingLedger/longestList``.
  package var actors: [Party] = []
  package var targets: [Party] = []
  /// How many there are, listed or not; 0 stands for those listed.
  package var actorCount = 0
  package var targetCount = 0
  package var summary: String
  package var evidence: [Evidence] = []
  package var explanation: [Contribution] = []
  package var counterfactual: String?
  package var technique: String?
  package var nextCommands: [String] = []
  package var flowIdentifiers: [UInt64] = []

  package init(
    _ kind: FindingKind, subject: [Party], severity: Severity, score: Double,
    startNanoseconds: Int64, endNanoseconds: Int64, summary: String
  ) {
    self.kind = kind
    self.subject = subject
    self.severity = severity
    self.score = score
    self.startNanoseconds = startNanoseconds
    self.endNanoseconds = endNanoseconds
    self.summary = summary
  }
}
