internal import CExecution
internal import Glibc
package import Platform

/// Runs commands for one shell: hands them the terminal, measures them, keeps the jobs.
///
/// One per shell, used by one thread. Background jobs are looked after by a thread of their own.
package final class Supervisor {
  /// The descriptors that commands inherit as their standard streams.
  package struct Streams: Sendable {
    /// Standard input.
    package var input: Int32
    /// Standard output; tapped bytes go there too.
    package var output: Int32
    /// Standard error; tapped bytes go there too.
    package var errorOutput: Int32

    /// Descriptors that stay open as long as the supervisor; by default 0, 1 and 2.
    package init(input: Int32 = 0, output: Int32 = 1, errorOutput: Int32 = 2) {
      self.input = input
      self.output = output
      self.errorOutput = errorOutput
    }
  }

  private let terminal: Int32?
  private let streams: Streams
  private let networkAccounting: NetworkAccounting
  private let clock: @Sendable () -> Timestamp
  private let events: ChildEvents
  private let counters: TrafficCounterPool
  private let buffer: UnsafeMutableRawBufferPointer
  let monitor: JobMonitor

  /// Makes ready to run commands.
  ///
  /// - Parameters:
  ///   - terminal: A descriptor of the controlling terminal, or nil for a script.
  ///   - streams: What commands inherit as standard streams.
  ///   - networkAccounting: Which ways of counting bytes may be tried.
  ///   - capturesHeaders: Whether the headers of commands' packets may be looked at.
  ///   - clock: Gives the time at which a command starts.
  ///   - onJobEvent: Told of background jobs on the monitor's thread; nil hands their tapped output
  ///     straight on.
  /// - Throws: ``LaunchFailure/system(_:)``.
  package init(
    terminal: Int32?, streams: Streams = Streams(),
    networkAccounting: NetworkAccounting = .automatic, capturesHeaders: Bool = true,
    clock: @escaping @Sendable () -> Timestamp = { Timestamp.now() },
    onJobEvent: (@Sendable (JobEvent) -> Void)? = nil
  ) throws(LaunchFailure) {
    self.terminal = terminal
    self.streams = streams
    self.networkAccounting = networkAccounting
    self.clock = clock
    counters = TrafficCounterPool(capturesHeaders: capturesHeaders)
    do throws(SystemError) {
      events = try ChildEvents()
      monitor = try JobMonitor(counters: counters, onEvent: onJobEvent)
    } catch {
      throw .system(error)
    }
    buffer = .allocate(byteCount: 1 << 16, alignment: 16)
  }

  deinit {
    monitor.close()
    counters.close()
    buffer.deallocate()
  }

  /// The signals that this process ignores now, bit n−1 for signal n.
  ///
  /// A shell asks before it ignores any itself and passes the answer to every ``LaunchRequest``, so
  /// that `nohup` reaches through it.
  package static func ignoredSignals() -> UInt64 { nc_ignored_signals() }

  /// Runs a command until it ends or is stopped.
  ///
  /// - Parameters:
  ///   - request: What to run.
  ///   - label: The command line to show in the list of jobs, should it be stopped.
  ///   - observer: Sees output and time pass.
  /// - Throws: ``LaunchFailure`` when it could not be started.
  package func run(
    _ request: LaunchRequest, label: String = "", observer: (any RunObserver)? = nil
  ) throws(LaunchFailure) -> RunResult {
    let blocked = nc_block_output_signals()
    defer { nc_restore_signals(blocked) }
    let control =
      request.isForeground && request.ownsProcessGroup ? TerminalControl(terminal: terminal) : nil
    let run: Run
    do throws(LaunchFailure) {
      run = try start(request, control: control)
    } catch {
      // The child took the terminal before its exec failed.
      control?.takeBack(keepsChanges: false)
      throw error
    }
    run.label = label
    return follow(run, control: control, observer: observer)
  }

  /// Starts a command and returns at once; the monitor's thread looks after it.
  ///
  /// - Parameters:
  ///   - request: What to start; it does not get the terminal.
  ///   - label: The command line to show in the list of jobs.
  /// - Throws: ``LaunchFailure`` when it could not be started.
  package func startInBackground(
    _ request: LaunchRequest, label: String
  ) throws(LaunchFailure) -> Job {
    let run = try start(request, control: nil)
    run.label = label
    return monitor.add(run)
  }

  /// Brings a job to the foreground and runs it on until it ends or is stopped again.
  ///
  /// - Throws: ``LaunchFailure/noSuchJob(number:)`` when it has ended.
  package func resumeInForeground(
    _ job: Job, observer: (any RunObserver)? = nil
  ) throws(LaunchFailure) -> RunResult {
    guard let run = monitor.take(job.number) else { throw .noSuchJob(number: job.number) }
    let blocked = nc_block_output_signals()
    defer { nc_restore_signals(blocked) }
    let control = run.ownsProcessGroup ? TerminalControl(terminal: terminal) : nil
    control?.give(to: run.group, settings: run.terminalSettings)
    run.markRunning()
    run.signal(SIGCONT)
    return follow(run, control: control, observer: observer)
  }

  /// Lets a stopped job go on in the background.
  ///
  /// - Throws: ``LaunchFailure/noSuchJob(number:)`` when it has ended.
  @discardableResult
  package func resumeInBackground(_ job: Job) throws(LaunchFailure) -> Job {
    guard let resumed = monitor.resume(job.number) else { throw .noSuchJob(number: job.number) }
    return resumed
  }

  /// The jobs that are stopped or run in the background, by number.
  package var jobs: [Job] { monitor.jobs }

  /// The jobs that ended since the last call, with what they cost.
  package func takeFinishedJobs() -> [(Job, ExecutionOutcome)] { monitor.takeFinished() }

  // MARK: Starting

  private func start(
    _ request: LaunchRequest, control: TerminalControl?
  ) throws(LaunchFailure) -> Run {
    var descriptors = ChildStreams(
      input: streams.input == 0 ? nil : streams.input,
      output: streams.output == 1 ? nil : streams.output,
      errorOutput: streams.errorOutput == 2 ? nil : streams.errorOutput)
    let taps: [OutputTap]
    var nothing: Int32 = -1
    defer { if nothing >= 0 { close(nothing) } }
    do throws(SystemError) {
      taps = try openTaps(request)
      if request.readsNothing {
        nothing = try systemCall("open", on: "/dev/null") {
          open("/dev/null", O_RDONLY | O_CLOEXEC)
        }
        descriptors.input = nothing
      }
    } catch {
      throw .system(error)
    }
    for tap in taps {
      if tap.isErrorOutput {
        descriptors.errorOutput = tap.commandNumber
      } else {
        descriptors.output = tap.commandNumber
      }
    }
    let startedAt = clock()
    let counter = networkAccounting == .automatic ? counters.acquire(at: .now()) : nil
    let counterStart = counter?.read()
    // A shell lends its counters again and again, so that few of its commands wait for this; a quick
    // one's first segments would be missed if it came later. One command by itself pays only when it
    // lives for a millisecond: see `UsageMeter`.
    if let counter, control != nil || !request.isForeground {
      counters.captureHeaders(of: counter)
    }
    counter?.beginHeaders()
    let start = MonotonicTime.now()
    let child: ChildProcess
    do throws(LaunchFailure) {
      child = try ChildProcess(
        request, streams: descriptors, terminal: control?.terminal,
        controlGroup: counter?.controlGroup)
    } catch {
      if let counter { counters.release(counter, at: start) }
      throw error
    }
    for tap in taps { tap.closeCommandEnd() }
    // Read after the exec, so that it is no less than what the child took over.
    let ownPeakKilobytes = nc_own_peak_kilobytes()
    let meter = UsageMeter(
      leader: child.pid, start: start, ownPeakKilobytes: ownPeakKilobytes,
      accounting: networkAccounting, counters: counters,
      counter: child.isInControlGroup ? counter : nil,
      counterStart: child.isInControlGroup ? counterStart : nil)
    return Run(
      child: child, request: request, taps: taps, meter: meter, counter: counter,
      startedAt: startedAt, start: start)
  }

  private func openTaps(_ request: LaunchRequest) throws(SystemError) -> [OutputTap] {
    var taps: [OutputTap] = []
    if request.taps == .standardErrorAndOutput {
      taps.append(
        try OutputTap(
          isErrorOutput: false, destination: streams.output, allowsTerminal: true,
          tailLimitBytes: request.tailLimitBytes))
    }
    if request.taps != .none {
      taps.append(
        try OutputTap(
          isErrorOutput: true, destination: streams.errorOutput,
          allowsTerminal: request.errorOutputIsTerminal,
          tailLimitBytes: request.tailLimitBytes))
    }
    return taps
  }

  // MARK: Following

  private func follow(
    _ run: Run, control: TerminalControl?, observer: (any RunObserver)?
  ) -> RunResult {
    var polled: [pollfd] = [
      pollfd(fd: run.endNumber, events: Int16(POLLIN), revents: 0),
      pollfd(fd: events.number, events: Int16(POLLIN), revents: 0),
    ]
    for tap in run.taps { polled.append(pollfd(fd: tap.number, events: Int16(POLLIN), revents: 0)) }
    var ticker = observer.map { _ in MonotonicTime(nanoseconds: run.start.nanoseconds &+ oneSecond)
    }
    while true {
      let deadline = ticker.map { min($0, run.nextSample) } ?? run.nextSample
      for (index, tap) in run.taps.enumerated() { polled[index + 2].fd = tap.number }
      _ = poll(&polled, nfds_t(polled.count), deadline.pollMilliseconds(from: .now()))
      for (index, tap) in run.taps.enumerated() where polled[index + 2].revents != 0 {
        relayOnce(tap, of: run, observer: observer)
      }
      let now = MonotonicTime.now()
      if polled[0].revents != 0, let result = finish(run, at: now, control, observer) {
        return result
      }
      if polled[1].revents != 0 {
        events.clear()
        if control != nil, run.noticeStops(), case .stopped = run.progress {
          return .stopped(stop(run, control: control, observer: observer))
        }
      }
      run.attend(at: now)
      if let observer, let due = ticker, now >= due {
        observer.tick(
          elapsedSeconds: now.seconds(since: run.start), hasWrittenOutput: run.hasWrittenOutput,
          outputIsVisible: run.outputIsVisible)
        ticker = MonotonicTime(nanoseconds: now.nanoseconds &+ oneSecond / 10)
      }
    }
  }

  /// Hands on what one tap has; false when there was nothing.
  @discardableResult
  private func relayOnce(_ tap: OutputTap, of run: Run, observer: (any RunObserver)?) -> Bool {
    guard case .bytes(let count) = tap.read(into: buffer) else { return false }
    run.noteOutput()
    observer?.willRelay()
    tap.relay(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    observer?.didWrite(byteCount: count)
    return true
  }

  /// Hands on all that is there now, at most a megabyte a tap so that a daemon can't hold us.
  private func drain(_ run: Run, observer: (any RunObserver)?) {
    for tap in run.taps {
      var rounds = 0
      while rounds < 16, relayOnce(tap, of: run, observer: observer) { rounds += 1 }
    }
  }

  private func finish(
    _ run: Run, at now: MonotonicTime, _ control: TerminalControl?, _ observer: (any RunObserver)?
  ) -> RunResult? {
    drain(run, observer: observer)
    guard var outcome = run.reap(at: now) else { return nil }
    if let counter = run.counter { counters.release(counter, at: now) }
    if let control {
      outcome.didBreakTerminal = control.takeBack(keepsChanges: outcome.status == 0).didMend
    }
    let open = run.taps.filter(\.isOpen)
    if !open.isEmpty { monitor.adopt(open) }
    return .finished(outcome)
  }

  private func stop(_ run: Run, control: TerminalControl?, observer: (any RunObserver)?) -> Job {
    drain(run, observer: observer)
    run.terminalSettings = control?.takeBack(keepsChanges: false).found
    return monitor.add(run)
  }
}

private let oneSecond: UInt64 = 1_000_000_000

extension MonotonicTime {
  /// Milliseconds from a reading to this one for `poll`, rounded up; at most an hour.
  func pollMilliseconds(from now: MonotonicTime) -> Int32 {
    guard self > now else { return 0 }
    return Int32(min(3_600_000, (nanoseconds - now.nanoseconds + 999_999) / 1_000_000))
  }
}
