/// What an execution cost, as far as it could be measured; nil means not known, never zero.
package struct ResourceUsage: Sendable, Equatable {
  /// Processor time in user mode.
  package var userCPUSeconds: Double?
  /// Processor time in the kernel.
  package var systemCPUSeconds: Double?
  /// Mean processor share over the run; 1.0 is one core.
  package var averageCPUShare: Double?
  /// Highest processor share of a sample; 1.0 is one core.
  package var peakCPUShare: Double?
  /// Mean resident memory of the process tree.
  package var averageResidentBytes: Int64?
  /// Highest resident memory of the process tree.
  package var peakResidentBytes: Int64?
  /// Resident memory at the end minus at the start.
  package var residentGrowthBytes: Int64?
  /// Bytes that went out over the network.
  package var bytesSent: Int64?
  /// Bytes that came in over the network.
  package var bytesReceived: Int64?
  /// Packets that went out.
  package var packetsSent: Int64?
  /// Packets that came in.
  package var packetsReceived: Int64?
  /// How bytes and packets were found: `cgroup` (exact) or `tcp_payload` (a lower bound).
  package var networkMethod: String?
  /// Round-trip time that the kernel measured on the execution's connections.
  package var roundTripSeconds: Double?
  /// What the execution's TCP connections did; nil when it had none, or none was seen.
  package var connections: ConnectionUsage?
  /// Context switches that the process asked for.
  package var voluntaryContextSwitches: Int64?
  /// Context switches that the scheduler forced.
  package var involuntaryContextSwitches: Int64?
  /// Page faults served from memory.
  package var minorPageFaults: Int64?
  /// Page faults served from disk.
  package var majorPageFaults: Int64?

  /// Nothing measured.
  package init() {}
}
