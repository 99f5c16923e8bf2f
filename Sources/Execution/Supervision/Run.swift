internal import CExecution
internal import Glibc
internal import Platform

/// A started command: its process, its taps and its measurements.
///
/// `@unchecked Sendable`: a run has one owner at a time. The main thread owns it while it is in the
/// foreground; afterwards it stands in `JobMonitor`'s list and is touched only under that list's
/// lock. It moves between the two under the same lock.
final class Run: @unchecked Sendable {
  /// Where a run stands.
  enum Progress: Equatable { case running, stopped(signal: Int32), ended }

  let group: Int32
  let ownsProcessGroup: Bool
  /// Standard output first, so that a result stands before the complaint about it.
  private(set) var taps: [OutputTap]
  private(set) var progress = Progress.running
  private(set) var hasWrittenOutput = false
  /// Set when the run becomes a job.
  var jobNumber = 0
  var label = ""
  /// What the terminal was set to when the job was stopped.
  var terminalSettings: TerminalSettings?

  private let child: ChildProcess
  private let startedAt: Timestamp
  let start: MonotonicTime
  private var meter: UsageMeter

  /// The counter that the command runs in, to be given back after its end.
  let counter: TrafficCounter?

  init(
    child: consuming ChildProcess, request: LaunchRequest, taps: [OutputTap],
    meter: consuming UsageMeter, counter: TrafficCounter?, startedAt: Timestamp,
    start: MonotonicTime
  ) {
    group = child.group
    ownsProcessGroup = request.ownsProcessGroup
    self.child = child
    self.taps = taps
    self.counter = counter
    self.meter = meter
    self.startedAt = startedAt
    self.start = start
  }

  /// Readable when the leader has ended.
  var endNumber: Int32 { child.endDescriptor.number }

  /// When the run next wants attention although nothing happened.
  var nextSample: MonotonicTime { meter.nextSample }

  /// Whether both output streams are tapped.
  var outputIsVisible: Bool { taps.count == 2 }

  /// The job's value for others to keep.
  var job: Job {
    let state: Job.State =
      switch progress {
      case .running: .running
      case .stopped(let signal): .stopped(signal: signal)
      case .ended: .finished
      }
    return Job(number: jobNumber, label: label, state: state, group: group)
  }

  /// Samples when it is time and keeps the pseudo-terminal's size.
  func attend(at now: MonotonicTime) {
    guard now >= meter.nextSample else { return }
    meter.sampleIfDue(at: now)
    for tap in taps where tap.copyWindowSize() { signal(SIGWINCH) }
  }

  /// Takes news of a stop or of going on.
  ///
  /// - Returns: Whether there was any.
  func noticeStops() -> Bool {
    guard progress != .ended else { return false }
    let news = nc_stop_news(child.pid)
    guard news != 0 else { return false }
    progress = news > 0 ? .stopped(signal: news) : .running
    return true
  }

  /// Notes that output was seen.
  func noteOutput() { hasWrittenOutput = true }

  /// Says that the run was told to go on.
  func markRunning() { progress = .running }

  /// Sends a signal to the command's group, or to its leader when it has no group of its own.
  func signal(_ number: Int32) {
    kill(ownsProcessGroup ? -group : child.pid, number)
  }

  /// Reaps the leader when it has ended.
  ///
  /// - Returns: Its outcome without the terminal's part, or nil when it still runs.
  func reap(at now: MonotonicTime) -> ExecutionOutcome? {
    var ending = nc_ending()
    let result = nc_reap(child.pid, &ending)
    guard result != 0 else { return nil }
    progress = .ended
    // Somebody else reaped the child (SIGCHLD ignored): how it ended is not known.
    if result < 0 { ending.value = 127 }
    let usage = meter.finish(ending, at: now)
    return ExecutionOutcome(
      ending: ending.is_signal != 0 ? .signaled(ending.value) : .exited(ending.value),
      startedAt: startedAt, wallSeconds: now.seconds(since: start), usage: usage,
      standardErrorTail: taps.first { $0.isErrorOutput }?.tail.bytes,
      standardOutputTail: taps.first { !$0.isErrorOutput }?.tail.bytes,
      dumpedCore: ending.dumped_core != 0)
  }
}
