package import Detection
internal import Packets

/// What a monitor knows at one moment; a value that one thread hands to another.
package struct MonitorSnapshot: Sendable {
  /// One host that talks.
  package struct Talker: Sendable {
    /// Its address as text.
    package var address: String
    /// What it is called, as far as the traffic said.
    package var name: String?
    /// Bits a second over the last seconds.
    package var received = 0.0
    package var sent = 0.0
    /// Flows of the last second.
    package var flows = 0
    /// Peers of the last minute.
    package var peers = 0
    /// What is unusual about its last minute; nil when nothing is.
    package var unusual: String?

    package init(address: String) { self.address = address }
  }

  package var interface = ""
  /// Seconds since the monitor began.
  package var elapsedSeconds = 0.0
  package var packets = 0
  package var bytes = 0
  package var dropped = 0
  package var activeFlows = 0
  /// Bits of each of the last seconds, oldest first, at most 120.
  package var bitRates: [Double] = []
  /// Packets of the last second.
  package var packetRate = 0.0
  /// Who talks, in no order.
  package var talkers: [Talker] = []
  /// Shares of the packets of the last second by protocol, largest first.
  package var protocols: [(name: String, packets: Int)] = []
  /// What was found, in the order in which it was raised.
  package var findings: [Finding] = []
  /// What anomalies have to go by.
  package var anomalyState = AnomalyWatch.State.none
  /// The file that packets are written to now; nil when none is.
  package var recordingFile: String?
  /// Why packets can't be written to the file that was asked for; nil when they can.
  package var recordingProblem: String?
  /// Why watching ended; nil while it goes on.
  package var failure: String?

  package init() {}
}
