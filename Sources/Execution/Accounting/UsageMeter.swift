internal import CExecution
internal import Flows
internal import Platform

/// Measures one run: decides when to sample and gathers the figures at its end.
struct UsageMeter: ~Copyable {
  private var tree: ProcessTreeSampler
  private var connections = ConnectionTracker()
  private let files = ProcessFiles()
  private let accounting: NetworkAccounting
  private let counters: TrafficCounterPool
  private let counter: TrafficCounter?
  private let counterStart: Traffic?
  private let lostHeadersAtStart: Int64
  private let start: MonotonicTime
  private let ownPeakKilobytes: Int64
  private var intervalNanoseconds: UInt64 = 1_000_000
  /// When the next sample is due.
  private(set) var nextSample: MonotonicTime

  private static let longestInterval: UInt64 = 250_000_000

  /// Prepares to measure; the first sample is due a millisecond after the start.
  ///
  /// - Parameters:
  ///   - ownPeakKilobytes: This process's own peak after the child's exec; a child's
  ///     `ru_maxrss` starts there, because it is kept across exec.
  ///   - counters: Where the counter comes from.
  ///   - counter: The counter that the child was born in, with its reading before.
  init(
    leader: Int32, start: MonotonicTime, ownPeakKilobytes: Int64, accounting: NetworkAccounting,
    counters: TrafficCounterPool, counter: TrafficCounter?, counterStart: Traffic?
  ) {
    self.start = start
    // The kernel adds pages up late and in batches: what is within half a megabyte of our own peak
    // may be our own.
    self.ownPeakKilobytes = max(ownPeakKilobytes, nc_own_peak_kilobytes()) + 512
    self.accounting = accounting
    self.counters = counters
    self.counter = counter
    lostHeadersAtStart = counter?.lostHeaderCount ?? 0
    self.counterStart = counterStart
    tree = ProcessTreeSampler(leader: leader, start: start)
    nextSample = MonotonicTime(nanoseconds: start.nanoseconds &+ 1_000_000)
  }

  /// Samples 1, 2, 4 … milliseconds after the start and later every 250.
  mutating func sampleIfDue(at now: MonotonicTime) {
    guard now >= nextSample else { return }
    // Not at the start, so that a command of less than a millisecond pays nothing for it.
    if let counter { counters.captureHeaders(of: counter) }
    tree.sample(at: now)
    if accounting != .off { connections.sample(tree.processes, files: files) }
    let elapsed = now.nanoseconds &- start.nanoseconds
    intervalNanoseconds = min(max(intervalNanoseconds, elapsed), Self.longestInterval)
    nextSample = MonotonicTime(nanoseconds: now.nanoseconds &+ intervalNanoseconds)
  }

  /// The figures of the whole run.
  mutating func finish(_ ending: nc_ending, at now: MonotonicTime) -> MeasuredUsage {
    var usage = MeasuredUsage()
    usage.userCPUSeconds = Double(ending.user_microseconds) / 1e6
    usage.systemCPUSeconds = Double(ending.system_microseconds) / 1e6
    usage.voluntaryContextSwitches = ending.voluntary_switches
    usage.involuntaryContextSwitches = ending.involuntary_switches
    usage.minorPageFaults = ending.minor_faults
    usage.majorPageFaults = ending.major_faults
    tree.complete(
      &usage, at: now, wallSeconds: now.seconds(since: start),
      reportedPeakBytes: believable(ending.peak_resident_kilobytes))
    connections.finish()
    usage.roundTripSeconds = connections.roundTripSeconds
    noteConnections(&usage)
    if let counterStart, let traffic = counter?.read() {
      note(traffic.since(counterStart), by: .controlGroup, in: &usage)
    } else if let traffic = connections.traffic {
      note(traffic, by: .tcpPayload, in: &usage)
    }
    return usage
  }

  /// A peak in bytes when it is clearly above what the child took over from this process.
  ///
  /// The kernel keeps memory counters per processor and sums them roughly, hence the margin.
  private func believable(_ reportedKilobytes: Int64) -> UInt64? {
    let inherited = ownPeakKilobytes.addingReportingOverflow(ownPeakKilobytes / 8 + 1024)
    guard !inherited.overflow, reportedKilobytes > inherited.partialValue else { return nil }
    return UInt64(reportedKilobytes) &* 1024
  }

  /// What became of the segments: from the headers where they are looked at, else as far as the
  /// kernel says it of the sockets that were seen.
  private func noteConnections(_ usage: inout MeasuredUsage) {
    if let counter, let totals = counter.socketTotals {
      var figures = MeasuredConnections(method: .controlGroup)
      figures.count = Int64(totals.connections)
      figures.retransmissionsSent = Int64(totals.retransmissionsSent)
      figures.retransmissionsReceived = Int64(totals.retransmissionsReceived)
      figures.outOfOrder = Int64(totals.outOfOrder)
      figures.zeroWindows = Int64(totals.zeroWindows)
      figures.handshakeSeconds = totals.handshakeSeconds
      figures.missedSegments = counter.lostHeaderCount - lostHeadersAtStart
      usage.connections = figures
    } else if let retransmissions = connections.retransmissionsSent {
      var figures = MeasuredConnections(method: .socketCounters)
      figures.retransmissionsSent = Int64(clamping: retransmissions)
      usage.connections = figures
    }
  }

  private func note(_ traffic: Traffic, by method: NetworkMethod, in usage: inout MeasuredUsage) {
    usage.bytesSent = Int64(clamping: traffic.sentBytes)
    usage.bytesReceived = Int64(clamping: traffic.receivedBytes)
    usage.packetsSent = Int64(clamping: traffic.sentPackets)
    usage.packetsReceived = Int64(clamping: traffic.receivedPackets)
    usage.networkMethod = method
  }
}
