/// Keeps one finding for each event: what is seen again within the quiet time updates it.
package struct FindingLedger: Sendable {
  /// How many parties a finding names.
  package static let longestList = 32
  /// How many flows a finding points to.
  package static let mostFlows = 200
  /// Seconds after its last packet during which an event that is seen again is the same one.
  package static let quietSeconds: Int64 = 600
  /// How many findings are held; beyond it the oldest of the least urgent makes room for what is more
  /// urgent than it.
  package static let capacity = 10_000

  private struct Key: Hashable {
    var kind: FindingKind
    var subject: [Party]
  }

  private var findings: [Finding] = []
  /// What the finding of the same place is about.
  private var keys: [Key] = []
  private var open: [Key: Int] = [:]
  private var changed: Set<Int> = []
  private var nextIdentifier: UInt64 = 1
  private let expectations: [Expectation]
  /// Findings that found no room.
  package private(set) var dropped: UInt64 = 0

  /// An empty ledger.
  ///
  /// - Parameter expectations: What is normal here.
  package init(expectations: [Expectation] = []) {
    self.expectations = expectations
  }

  /// Every finding, in the order in which they were first raised.
  package var all: [Finding] {
    dropped == 0 ? findings : findings.sorted { $0.identifier < $1.identifier }
  }

  /// Raises a finding, or updates the one that this event already has.
  package mutating func report(_ sighting: Sighting) {
    let key = Key(kind: sighting.kind, subject: sighting.subject)
    if let index = open[key], isSameEvent(findings[index], sighting) {
      update(&findings[index], with: sighting)
      changed.insert(index)
      return
    }
    var finding = Finding(
      identifier: nextIdentifier, kind: sighting.kind, severity: sighting.severity,
      score: sighting.score, startNanoseconds: sighting.startNanoseconds,
      endNanoseconds: sighting.endNanoseconds, actors: [], targets: [], summary: "")
    nextIdentifier &+= 1
    update(&finding, with: sighting)
    guard findings.count >= FindingLedger.capacity else {
      open[key] = findings.count
      changed.insert(findings.count)
      findings.append(finding)
      keys.append(key)
      return
    }
    dropped &+= 1
    guard let place = leastUrgent, findings[place].severity < finding.severity else { return }
    if open[keys[place]] == place { open[keys[place]] = nil }
    findings[place] = finding
    keys[place] = key
    open[key] = place
    changed.insert(place)
  }

  /// The place of the oldest finding among the least urgent.
  private var leastUrgent: Int? {
    findings.indices.min {
      (findings[$0].severity, findings[$0].identifier)
        < (findings[$1].severity, findings[$1].identifier)
    }
  }

  /// The findings that were raised or updated since the last call, oldest first.
  package mutating func takeChanges() -> [Finding] {
    defer { changed.removeAll(keepingCapacity: true) }
    return changed.map { findings[$0] }.sorted { $0.identifier < $1.identifier }
  }

  private func isSameEvent(_ finding: Finding, _ sighting: Sighting) -> Bool {
    let gap = sighting.startNanoseconds.subtractingReportingOverflow(finding.endNanoseconds)
    return gap.overflow
      ? gap.partialValue > 0 : gap.partialValue <= Self.quietSeconds * 1_000_000_000
  }

  private func update(_ finding: inout Finding, with sighting: Sighting) {
    finding.startNanoseconds = min(finding.startNanoseconds, sighting.startNanoseconds)
    finding.endNanoseconds = max(finding.endNanoseconds, sighting.endNanoseconds)
    // Evidence only grows within an event; a weaker sighting of it must not make it look harmless.
    guard
      finding.summary.isEmpty || sighting.score >= finding.score
        || sighting.severity >= finding.severity
    else { return }
    finding.severity = max(finding.severity, sighting.severity)
    finding.score = max(finding.score, sighting.score)
    merge(sighting.actors, into: &finding.actors)
    merge(sighting.targets, into: &finding.targets)
    finding.actorCount = max(finding.actorCount, sighting.actorCount, finding.actors.count)
    finding.targetCount = max(finding.targetCount, sighting.targetCount, finding.targets.count)
    finding.summary = sighting.summary
    finding.evidence = sighting.evidence
    finding.explanation = sighting.explanation
    finding.counterfactual = sighting.counterfactual
    finding.technique = sighting.technique
    finding.nextCommands = sighting.nextCommands
    for flow in sighting.flowIdentifiers
    where finding.flowIdentifiers.count < Self.mostFlows && !finding.flowIdentifiers.contains(flow)
    {
      finding.flowIdentifiers.append(flow)
    }
    finding.isExpected = expectations.contains { $0.covers(finding) }
  }

  /// The newest list first, then those it no longer names.
  private func merge(_ parties: [Party], into list: inout [Party]) {
    var merged = Array(parties.prefix(Self.longestList))
    for party in list where merged.count < Self.longestList && !merged.contains(party) {
      merged.append(party)
    }
    list = merged
  }
}
