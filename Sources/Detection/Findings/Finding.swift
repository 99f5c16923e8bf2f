package import Packets

/// Something in the traffic that is worth a look: who, what, when, how sure, and why.
package struct Finding: Sendable {
  /// Tells this event apart from others of the run; the same event keeps its number when it is
  /// raised again with more evidence.
  package var identifier: UInt64
  /// What kind of event it is.
  package var kind: FindingKind
  /// How urgent it is; it follows the evidence.
  package var severity: Severity
  /// How sure it is, 0 to 1. For anomalies the forest's score, for threats how far the evidence
  /// lies over the rule's threshold.
  package var score: Double
  /// The first packet of the event, nanoseconds since 1970-01-01 UTC.
  package var startNanoseconds: Int64
  /// The last packet of the event so far, nanoseconds since 1970-01-01 UTC.
  package var endNanoseconds: Int64
  /// Who does it, most active first; shortened lists say so in ``actorCount``.
  package var actors: [Party]
  /// To whom, most affected first; shortened lists say so in ``targetCount``.
  package var targets: [Party]
  /// How many actors there are, when more than are listed.
  package var actorCount: Int
  /// How many targets there are, when more than are listed.
  package var targetCount: Int
  /// One sentence with the numbers that matter.
  package var summary: String
  /// The numbers it rests on, in the order in which they are best read.
  package var evidence: [Evidence]
  /// For anomalies: what each feature adds to the score, largest first.
  package var explanation: [Contribution]
  /// For anomalies: what would have been normal, in words; nil for threats.
  package var counterfactual: String?
  /// The MITRE ATT&CK technique, such as `T1046`; nil when none fits.
  package var technique: String?
  /// Command lines that show more in this shell, best first.
  package var nextCommands: [String]
  /// Whether somebody said that this is expected here; it is then counted and not shown.
  package var isExpected: Bool
  /// The flows behind it (`FlowRecord.identifier`), at most some hundred.
  package var flowIdentifiers: [UInt64]

  package init(
    identifier: UInt64, kind: FindingKind, severity: Severity, score: Double,
    startNanoseconds: Int64, endNanoseconds: Int64, actors: [Party], targets: [Party],
    summary: String
  ) {
    self.identifier = identifier
    self.kind = kind
    self.severity = severity
    self.score = score
    self.startNanoseconds = startNanoseconds
    self.endNanoseconds = endNanoseconds
    self.actors = actors
    self.targets = targets
    actorCount = actors.count
    targetCount = targets.count
    self.summary = summary
    evidence = []
    explanation = []
    counterfactual = nil
    technique = nil
    nextCommands = []
    isExpected = false
    flowIdentifiers = []
  }
}

/// What kinds of events are told apart; the raw values are the names in JSON.
package enum FindingKind: String, CaseIterable, Sendable {
  case portScan = "port-scan"
  case hostSweep = "host-sweep"
  case synFlood = "syn-flood"
  case udpFlood = "udp-flood"
  case amplification
  case arpSpoof = "arp-spoof"
  case dnsTunnel = "dns-tunnel"
  case generatedNames = "dga"
  case icmpTunnel = "icmp-tunnel"
  case bruteForce = "brute-force"
  case beacon
  case exfiltration
  case dhcpFlood = "dhcp-flood"
  case fingerprinting = "os-fingerprint"
  case anomaly
}

/// How urgent a finding is.
package enum Severity: String, CaseIterable, Comparable, Sendable {
  case low, medium, high, critical

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }
}

/// One side of an event.
package enum Party: Hashable, Sendable {
  /// A host by its address.
  case address(IPAddress)
  /// A host that only its link address tells apart.
  case hardware(HardwareAddress)
  /// A service: address, transport protocol number and port.
  case service(IPAddress, transport: UInt8, port: UInt16)
  /// Every host of a network: its first address and the length of its prefix in bits.
  case network(IPAddress, prefixLength: UInt8)
  /// A name, such as the domain of a tunnel.
  case name(String)
}

/// A number that a finding rests on.
package struct Evidence: Sendable {
  /// Its name, snake_case with the unit: `ports`, `duration_seconds`.
  package var name: String
  /// The number.
  package var value: Double
  /// What the rule compares it with; nil when it is told for information.
  package var threshold: Double?

  package init(_ name: String, _ value: Double, threshold: Double? = nil) {
    self.name = name
    self.value = value
    self.threshold = threshold
  }
}

/// What one feature adds to an anomaly's score.
package struct Contribution: Sendable {
  /// The feature's name, as documented in `Documentation/Features.md`.
  package var feature: String
  /// Its value in this window; NaN when missing.
  package var value: Double
  /// Its usual value here: the median of the baseline.
  package var typical: Double
  /// What it adds to the score; all of them sum to the difference from the usual score.
  package var contribution: Double

  package init(feature: String, value: Double, typical: Double, contribution: Double) {
    self.feature = feature
    self.value = value
    self.typical = typical
    self.contribution = contribution
  }
}
