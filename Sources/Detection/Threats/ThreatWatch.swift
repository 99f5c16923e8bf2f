package import Flows
internal import Packets

/// Tells every rule what happens in the traffic, and keeps the findings they make of it.
package struct ThreatWatch: TrafficSink, Sendable {
  /// What the rules found so far.
  package var ledger: FindingLedger

  private var portScans = PortScanRule()
  private var webProbes = WebProbeRule()
  private var hostSweeps = HostSweepRule()
  private var synFloods = SynFloodRule()
  private var udpFloods = UDPFloodRule()
  private var amplifications = AmplificationRule()
  private var arpSpoofs = ARPSpoofRule()
  private var leaseFloods = DHCPFloodRule()
  private var fingerprintings = FingerprintingRule()
  private var icmpTunnels = ICMPTunnelRule()
  private var dnsTunnels = DNSTunnelRule()
  private var generatedNames = GeneratedNamesRule()
  private var bruteForces = BruteForceRule()
  private var beacons = BeaconRule()
  private var callbacks = CallbackRule()
  private var exfiltrations: ExfiltrationRule

  /// Rules without memory.
  ///
  /// - Parameters:
  ///   - expectations: What is normal here.
  ///   - usualUploads: Large transfers that come again and again; nil when nothing was learnt.
  ///   - learnsUploads: Whether transfers that end are added to those.
  package init(
    expectations: [Expectation] = [], usualUploads: UsualUploads? = nil, learnsUploads: Bool = false
  ) {
    ledger = FindingLedger(expectations: expectations)
    exfiltrations = ExfiltrationRule(usual: usualUploads, learns: learnsUploads)
  }

  /// Large transfers that were seen and have ended, told or not; all of them after ``finish()``.
  package var transfers: [Transfer] { exfiltrations.transfers }

  /// Hands out the transfers that have ended since the last call.
  package mutating func takeTransfers() -> [Transfer] { exfiltrations.takeTransfers() }

  /// What each rule looks for and by which numbers, in the order of the kinds.
  package static var descriptions: [RuleDescription] {
    [
      PortScanRule.description, HostSweepRule.description, SynFloodRule.description,
      UDPFloodRule.description, AmplificationRule.description, ARPSpoofRule.description,
      DNSTunnelRule.description, GeneratedNamesRule.description, ICMPTunnelRule.description,
      BruteForceRule.description, BeaconRule.description, ExfiltrationRule.description,
      DHCPFloodRule.description, FingerprintingRule.description,
    ]
  }

  package mutating func flowStarted(_ start: FlowStart) {
    portScans.flowStarted(start, &ledger)
    synFloods.flowStarted(start, &ledger)
    udpFloods.flowStarted(start, &ledger)
    fingerprintings.flowStarted(start, &ledger)
    amplifications.flowStarted(start, &ledger)
  }

  package mutating func flowEnded(_ record: FlowRecord) {
    bruteForces.flowEnded(record, &ledger)
    beacons.flowEnded(record, &ledger)
    callbacks.flowEnded(record, &ledger)
  }

  package mutating func happened(_ event: TrafficEvent) {
    if !isDatagramOfFlood(event) { portScans.happened(event, &ledger) }
    hostSweeps.happened(event, &ledger)
    arpSpoofs.happened(event, &ledger)
    leaseFloods.happened(event, &ledger)
    icmpTunnels.happened(event, &ledger)
    dnsTunnels.happened(event, &ledger)
    generatedNames.happened(event, &ledger)
    bruteForces.happened(event, &ledger)
    amplifications.happened(event, &ledger)
    webProbes.happened(event, &ledger)
    callbacks.happened(event, &ledger)
  }

  /// Whether an event is one of the many datagrams of a flood that nobody answered.
  private func isDatagramOfFlood(_ event: TrafficEvent) -> Bool {
    guard case .outcome(let outcome) = event, outcome.result == .unanswered,
      outcome.endpoints.transport == TransportNumber.udp
    else { return false }
    return udpFloods.isFlooded(outcome.endpoints.destination, at: outcome.timestampNanoseconds)
  }

  package mutating func flowActive(_ activity: FlowActivity) {
    exfiltrations.flowActive(activity, &ledger)
    amplifications.flowActive(activity, &ledger)
  }

  package mutating func hostWindowClosed(_ window: HostWindow) {
    synFloods.hostWindowClosed(window, &ledger)
    udpFloods.hostWindowClosed(window, &ledger)
    amplifications.hostWindowClosed(window, &ledger)
  }

  package mutating func windowClosed(_ window: TrafficWindow) {
    amplifications.windowClosed(window, &ledger)
  }

  /// The capture has ended: what is only decided at the end is decided now.
  package mutating func finish() {
    portScans.finish(&ledger)
    webProbes.finish(&ledger)
    hostSweeps.finish(&ledger)
    amplifications.finish(&ledger)
    arpSpoofs.finish(&ledger)
    fingerprintings.finish(&ledger)
    leaseFloods.finish(&ledger)
    icmpTunnels.finish(&ledger)
    dnsTunnels.finish(&ledger)
    generatedNames.finish(&ledger)
    bruteForces.finish(&ledger)
    beacons.finish(&ledger)
    exfiltrations.finish(&ledger)
  }

  /// Raises anomalies, except where a threat of the same time and host says what it is.
  ///
  /// - Parameter anomalies: what the forest found strange.
  package mutating func raise(_ anomalies: [Sighting]) {
    let threats = ledger.all.filter { $0.kind != .anomaly }
    for anomaly in anomalies {
      let isExplained = threats.contains { threat in
        threat.overlaps(anomaly.startNanoseconds, anomaly.endNanoseconds)
          && (anomaly.actors.isEmpty
            || anomaly.actors.contains { actor in
              threat.actors.contains(actor)
                || threat.targets.contains { $0.address != nil && $0.address == actor.address }
            })
      }
      if !isExplained { ledger.report(anomaly) }
    }
  }
}
