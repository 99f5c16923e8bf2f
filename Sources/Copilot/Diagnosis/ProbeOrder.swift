internal import Learning
package import Store

/// In which order probes are tried: the one first that has most often ended such a case soonest.
package struct ProbeOrder: Sendable {
  /// The first cases of a kind go from the bottom up.
  static let fewestCases = 5
  /// What was seen in other cases counts this much.
  static let kinship = 0.25
  /// How many observations the suppositions weigh.
  static let strength = 6.0
  /// What reading a result and confirming the next costs a person, in seconds.
  static let reading = 2.0

  private let arms: [DiagnosisProbe: BetaArm]
  private let explores: Bool
  private let seed: UInt64

  /// From the bottom up.
  package static let walk = ProbeOrder(arms: supposed, explores: false, seed: 0)

  private init(arms: [DiagnosisProbe: BetaArm], explores: Bool, seed: UInt64) {
    self.arms = arms
    self.explores = explores
    self.seed = seed
  }

  /// What the user's own cases teach.
  ///
  /// - Parameters:
  ///   - tallies: How often each probe ended a case, by the kind of case.
  ///   - kind: The kind of the case at hand.
  package init(_ tallies: [ProbeTally], for kind: DiagnosisKind) {
    var arms = Self.supposed
    var cases = 0
    for tally in tallies {
      guard let probe = DiagnosisProbe(rawValue: tally.probe), var arm = arms[probe],
        tally.service == kind.service
      else { continue }
      let isSame = tally.earlier == kind.earlier && tally.isName == kind.isName
      if isSame { cases += tally.settled }
      arm.observe(
        successes: Double(tally.settled), failures: Double(tally.runs - tally.settled),
        cost: tally.seconds + Self.reading * Double(tally.runs), weight: isSame ? 1 : Self.kinship)
      arms[probe] = arm
    }
    explores = cases >= Self.fewestCases
    self.arms = explores ? arms : Self.supposed
    seed = UInt64(truncatingIfNeeded: tallies.reduce(0) { $0 &+ $1.runs })
  }

  private static let supposed: [DiagnosisProbe: BetaArm] = {
    var arms: [DiagnosisProbe: BetaArm] = [:]
    for probe in DiagnosisProbe.allCases {
      arms[probe] = BetaArm(
        chance: probe.supposed.chance, cost: probe.supposed.seconds, strength: strength)
    }
    return arms
  }()

  /// Which of some probes to try; nil when there are none.
  func choose(_ probes: [DiagnosisProbe]) -> Int? {
    var random = RandomSource(seed: seed, stream: UInt64(probes.count))
    return RatioBandit.choose(
      probes.map { arms[$0] ?? BetaArm(chance: 0.1, cost: 3, strength: Self.strength) },
      explores: explores, random: &random)
  }
}

/// What is known of a case before its first probe.
package struct DiagnosisKind: Sendable, Equatable {
  /// What is asked of the host: `host`, `port`, `tls`, `http` or `https`.
  package let service: String
  /// Whether the target is a name.
  package let isName: Bool
  /// Why a command towards the host failed lately; empty when none did.
  package let earlier: String

  /// The kind of a target.
  ///
  /// - Parameter earlier: The cause of the newest failure of a command towards it.
  package init(_ target: DiagnosisTarget, earlier: String?) {
    service =
      target.usesHTTP
      ? target.usesTLS ? "https" : "http"
      : target.usesTLS ? "tls" : target.port == nil ? "host" : "port"
    isName = !target.isAddress
    self.earlier = earlier ?? ""
  }
}
