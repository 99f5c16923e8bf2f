package import Capture
package import Detection
package import Flows

/// What the analysis of a capture found.
package struct CaptureReport: Sendable {
  /// The capture's name.
  package var file: String
  package var tally = ProtocolTally()
  package var tcpStreams = 0
  package var udpStreams = 0
  package var statistics = MeterStatistics()
  /// What is worth a look, worst first; what is expected here is left out.
  package var findings: [Finding] = []
  /// Findings that somebody said are expected here.
  package var expectedFindings: [Finding] = []
  /// What anomalies had to go by.
  package var anomalyState = AnomalyWatch.State.none
  /// Minutes of hosts that were compared with the baseline.
  package var scoredMinutes: UInt64 = 0
  /// The baseline with what this capture taught, when something learnt.
  package var learnt: TrafficBaseline?
  /// The link's minutes or seconds, oldest first.
  package var timeline = Timeline()
  /// Who moved the most bytes.
  package var hosts: [HostTotals] = []
  /// Which services moved the most bytes.
  package var services: [ServiceTotals] = []
  /// Flows that findings point to, as far as they were kept.
  package var flows: [UInt64: FlowRecord] = [:]
  /// Why the capture could not be read to its end; nil when it could.
  package var damage: CaptureDamage?
  /// Whether the user ended the reading.
  package var isStopped = false
  /// Seconds that the analysis took.
  package var elapsedSeconds = 0.0

  package init(file: String) { self.file = file }
}
