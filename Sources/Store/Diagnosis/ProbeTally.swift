/// How often a kind of probe ended a kind of case.
package struct ProbeTally: Sendable, Equatable {
  /// What was asked of the host.
  package var service: String
  /// Whether the target was a name.
  package var isName: Bool
  /// Why a command towards it had failed before; empty when none had.
  package var earlier: String
  /// The probe.
  package var probe: String
  /// How often it ran.
  package var runs: Int
  /// How often the case was clear with it.
  package var settled: Int
  /// How long the runs took together, in seconds.
  package var seconds: Double

  package init(
    service: String, isName: Bool, earlier: String, probe: String, runs: Int, settled: Int,
    seconds: Double
  ) {
    self.service = service
    self.isName = isName
    self.earlier = earlier
    self.probe = probe
    self.runs = runs
    self.settled = settled
    self.seconds = seconds
  }
}
