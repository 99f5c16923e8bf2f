/// How a command's network bytes were found.
package enum NetworkMethod: String, Sendable {
  /// Exact: every IP packet of the command's processes, counted in the kernel.
  case controlGroup = "cgroup"
  /// A lower bound: the payload of the TCP connections that were seen.
  case tcpPayload = "tcp_payload"
}

/// What a command used; nil where it could not be measured.
package struct MeasuredUsage: Sendable, Equatable {
  /// Processor time in user code, in seconds, of the command and the children it waited for.
  package var userCPUSeconds: Double = 0
  /// Processor time in the kernel, in seconds.
  package var systemCPUSeconds: Double = 0
  /// Processor seconds per second of wall time; 1 is one core.
  package var averageCPUShare: Double?
  /// The largest share over an interval of at least 100 ms.
  package var peakCPUShare: Double?
  /// Resident memory of the process tree, averaged over time, in bytes.
  package var averageResidentBytes: Int64?
  /// The largest resident memory seen, in bytes.
  package var peakResidentBytes: Int64?
  /// Resident memory at the last sample minus that at the first, in bytes.
  package var residentGrowthBytes: Int64?
  /// Bytes sent; what they include depends on ``networkMethod``.
  package var bytesSent: Int64?
  /// Bytes received.
  package var bytesReceived: Int64?
  /// Packets (or TCP segments) sent.
  package var packetsSent: Int64?
  /// Packets (or TCP segments) received.
  package var packetsReceived: Int64?
  /// How the network figures were found; nil when they were not.
  package var networkMethod: NetworkMethod?
  /// The round trip of the busiest TCP connection, in seconds.
  package var roundTripSeconds: Double?
  /// What its TCP connections did; nil when it had none, or none was seen.
  package var connections: MeasuredConnections?
  /// How often the command gave up the processor to wait.
  package var voluntaryContextSwitches: Int64 = 0
  /// How often the processor was taken from it.
  package var involuntaryContextSwitches: Int64 = 0
  /// Page faults served without reading a disk.
  package var minorPageFaults: Int64 = 0
  /// Page faults that read a disk.
  package var majorPageFaults: Int64 = 0

  /// A usage of which nothing is known yet.
  package init() {}
}
