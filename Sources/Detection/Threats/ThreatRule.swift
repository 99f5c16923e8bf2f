internal import Flows

/// What is known of an attack: how it is noticed, by which numbers, and what it is called.
package struct RuleDescription: Sendable {
  /// One number that decides.
  package struct Threshold: Sendable {
    /// What it is, in words.
    package var name: String
    package var value: Double
    package var unit: String
    /// Why it is this number.
    package var reason: String

    package init(_ name: String, _ value: Double, _ unit: String, _ reason: String) {
      self.name = name
      self.value = value
      self.unit = unit
      self.reason = reason
    }
  }

  package var kind: FindingKind
  /// The MITRE ATT&CK technique.
  package var technique: String
  /// How the attack works and what of it shows in traffic, in a few sentences.
  package var method: String
  package var thresholds: [Threshold]
  /// The command lines that its findings propose, with `ACTOR`, `TARGET`, `HARDWARE`, `NAME` and
  /// `PORT` for what the finding names.
  package var next: [String]
  /// What it does not see, in a sentence or two.
  package var misses: String

  package init(
    _ kind: FindingKind, technique: String, method: String, thresholds: [Threshold],
    next: [String], misses: String
  ) {
    self.kind = kind
    self.technique = technique
    self.method = method
    self.thresholds = thresholds
    self.next = next
    self.misses = misses
  }
}

/// A rule that knows one kind of attack: it is told what happens and reports what it makes of it.
///
/// Its memory is bounded. What it is not interested in costs next to nothing: state begins with
/// something suspicious, not with every packet.
protocol ThreatRule: Sendable {
  /// What it looks for.
  static var description: RuleDescription { get }

  mutating func flowStarted(_ start: FlowStart, _ ledger: inout FindingLedger)
  mutating func flowEnded(_ record: FlowRecord, _ ledger: inout FindingLedger)
  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger)
  mutating func flowActive(_ activity: FlowActivity, _ ledger: inout FindingLedger)
  mutating func hostWindowClosed(_ window: HostWindow, _ ledger: inout FindingLedger)
  mutating func windowClosed(_ window: TrafficWindow, _ ledger: inout FindingLedger)
  /// The capture has ended: what is only decided at the end is decided now.
  mutating func finish(_ ledger: inout FindingLedger)
}

extension ThreatRule {
  mutating func flowStarted(_ start: FlowStart, _ ledger: inout FindingLedger) {}
  mutating func flowEnded(_ record: FlowRecord, _ ledger: inout FindingLedger) {}
  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {}
  mutating func flowActive(_ activity: FlowActivity, _ ledger: inout FindingLedger) {}
  mutating func hostWindowClosed(_ window: HostWindow, _ ledger: inout FindingLedger) {}
  mutating func windowClosed(_ window: TrafficWindow, _ ledger: inout FindingLedger) {}
  mutating func finish(_ ledger: inout FindingLedger) {}
}
