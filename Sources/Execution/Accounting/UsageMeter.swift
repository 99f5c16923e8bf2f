internal import CExecution
internal import Platform

/// Measures one run: decides when to sample and gathers the figures at its end.
struct UsageMeter {
  private var tree: ProcessTreeSampler
  private let start: MonotonicTime
  private let ownPeakKilobytes: Int64
  private var intervalNanoseconds: UInt64 = 1_000_000
  /// When the next sample is due.
  private(set) var nextSample: MonotonicTime

  /// Samples are at 1, 2, 4 … milliseconds after the start, later every 250.
  private static let longestInterval: UInt64 = 250_000_000

  /// - Parameters:
  ///   - ownPeakKilobytes: This process's own peak when the child was born; a child's `ru_maxrss`
  ///     starts there, because it is kept across exec.
  init(leader: Int32, start: MonotonicTime, ownPeakKilobytes: Int64) {
    self.start = start
    self.ownPeakKilobytes = ownPeakKilobytes
    tree = ProcessTreeSampler(leader: leader, start: start)
    nextSample = MonotonicTime(nanoseconds: start.nanoseconds &+ 1_000_000)
  }

  /// Takes a sample when one is due.
  mutating func sampleIfDue(at now: MonotonicTime) {
    guard now >= nextSample else { return }
    tree.sample(at: now)
    intervalNanoseconds = min(intervalNanoseconds * 2, Self.longestInterval)
    // An early interval is the whole time so far, so that samples are at powers of two.
    nextSample = MonotonicTime(
      nanoseconds: max(start.nanoseconds &+ intervalNanoseconds, now.nanoseconds &+ min(
        intervalNanoseconds, Self.longestInterval) / 2))
    if intervalNanoseconds == Self.longestInterval {
      nextSample = MonotonicTime(nanoseconds: now.nanoseconds &+ Self.longestInterval)
    }
  }

  /// The figures of the whole run.
  func finish(_ ending: nc_ending, at now: MonotonicTime) -> MeasuredUsage {
    var usage = MeasuredUsage()
    usage.userCPUSeconds = Double(ending.user_microseconds) / 1e6
    usage.systemCPUSeconds = Double(ending.system_microseconds) / 1e6
    usage.voluntaryContextSwitches = ending.voluntary_switches
    usage.involuntaryContextSwitches = ending.involuntary_switches
    usage.minorPageFaults = ending.minor_faults
    usage.majorPageFaults = ending.major_faults
    let reported = ending.peak_resident_kilobytes
    tree.complete(
      &usage, at: now, wallSeconds: now.seconds(since: start),
      reportedPeakBytes: reported > ownPeakKilobytes ? UInt64(reported) * 1024 : nil)
    return usage
  }
}
