/// What somebody said is normal here: findings that fit it stay quiet.
package struct Expectation: Hashable, Sendable {
  /// The kind of event.
  package var kind: FindingKind
  /// Who may do it; nil for anybody.
  package var actor: Party?
  /// To whom; nil for anybody.
  package var target: Party?

  package init(kind: FindingKind, actor: Party?, target: Party?) {
    self.kind = kind
    self.actor = actor
    self.target = target
  }

  /// What is said of a finding that was marked: its kind, its only actor and its only target.
  ///
  /// An event with many actors or targets, such as a sweep, is expected whoever they are.
  package init(of finding: Finding) {
    kind = finding.kind
    actor = finding.actorCount == 1 ? finding.actors.first : nil
    target = finding.targetCount == 1 ? finding.targets.first : nil
  }

  /// Whether a finding is what was expected.
  package func covers(_ finding: Finding) -> Bool {
    guard kind == finding.kind else { return false }
    if let actor, !finding.actors.contains(actor) { return false }
    if let target, !finding.targets.contains(target) { return false }
    // One host that sweeps as usual says nothing about ten that do.
    if actor != nil, finding.actorCount > 1 { return false }
    return actor != nil || target != nil
  }
}
