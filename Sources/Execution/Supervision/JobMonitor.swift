internal import CExecution
internal import Glibc
internal import Platform
internal import Synchronization

/// Looks after stopped and background jobs on a thread of its own, so that their taps never fill.
///
/// The thread starts with the first job and sleeps in `poll` between events.
final class JobMonitor: Sendable {
  private struct State {
    var runs: [Run] = []
    /// Taps that a process holds open although its command has ended.
    var leftovers: [OutputTap] = []
    var finished: [(Job, ExecutionOutcome)] = []
    var thread: BackgroundThread?
    var isClosing = false
  }

  private let state = Mutex(State())
  private let wakeUp: WakeUp
  private let events: ChildEvents
  private let counters: TrafficCounterPool
  private let onEvent: (@Sendable (JobEvent) -> Void)?

  /// - Throws: ``SystemError``.
  init(
    counters: TrafficCounterPool, onEvent: (@Sendable (JobEvent) -> Void)?
  ) throws(SystemError) {
    wakeUp = try WakeUp()
    events = try ChildEvents()
    self.counters = counters
    self.onEvent = onEvent
  }

  /// Ends the thread and closes the taps that it holds.
  func close() {
    let thread = state.withLock { state in
      state.isClosing = true
      return state.thread
    }
    wakeUp.signal()
    thread?.join()
  }

  /// Takes a run into the list, under its old number or a new one.
  func add(_ run: Run) -> Job {
    let job = state.withLock { state in
      if run.jobNumber == 0 { run.jobNumber = (state.runs.map(\.jobNumber).max() ?? 0) + 1 }
      state.runs.append(run)
      startThread(&state)
      return run.job
    }
    wakeUp.signal()
    return job
  }

  /// Takes taps that outlive their command.
  func adopt(_ taps: [OutputTap]) {
    state.withLock { state in
      state.leftovers += taps
      startThread(&state)
    }
    wakeUp.signal()
  }

  /// Gives a run back for the foreground, or nil when there is none of that number.
  func take(_ number: Int) -> Run? {
    let run = state.withLock { state -> Run? in
      guard let index = state.runs.firstIndex(where: { $0.jobNumber == number }) else { return nil }
      return state.runs.remove(at: index)
    }
    wakeUp.signal()
    return run
  }

  /// Tells a run to go on where it is.
  func resume(_ number: Int) -> Job? {
    state.withLock { state in
      guard let run = state.runs.first(where: { $0.jobNumber == number }) else { return nil }
      run.markRunning()
      run.signal(SIGCONT)
      return run.job
    }
  }

  /// The jobs by number.
  var jobs: [Job] {
    state.withLock { $0.runs.map(\.job) }.sorted { $0.number < $1.number }
  }

  /// The jobs that ended since the last call.
  func takeFinished() -> [(Job, ExecutionOutcome)] {
    state.withLock { state in
      defer { state.finished = [] }
      return state.finished
    }
  }

  private func startThread(_ state: inout State) {
    guard state.thread == nil else { return }
    state.thread = BackgroundThread.start { self.watch() }
  }

  /// The thread's life.
  private func watch() {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      var (polled, deadline, isClosing) = state.withLock { pollList($0) }
      if isClosing { return }
      let timeout = deadline.map { $0.pollMilliseconds(from: .now()) } ?? -1
      _ = poll(&polled, nfds_t(polled.count), timeout)
      wakeUp.clear()
      events.clear()
      // Events are told outside the lock, so that the receiver may ask for the list of jobs.
      for event in state.withLock({ attend(&$0, buffer) }) { onEvent?(event) }
    }
  }

  private func pollList(_ state: State) -> ([pollfd], MonotonicTime?, Bool) {
    var numbers = [wakeUp.number, events.number]
    for run in state.runs {
      numbers.append(run.endNumber)
      numbers += run.taps.filter(\.isOpen).map(\.number)
    }
    numbers += state.leftovers.map(\.number)
    let running = state.runs.filter { $0.progress == .running }
    return (
      numbers.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) },
      running.map(\.nextSample).min(), state.isClosing
    )
  }

  private func attend(_ state: inout State, _ buffer: UnsafeMutableRawBufferPointer) -> [JobEvent] {
    var news: [JobEvent] = []
    let now = MonotonicTime.now()
    for run in state.runs {
      for tap in run.taps where read(tap, of: run, buffer, &news) { run.noteOutput() }
      if run.noticeStops() { news.append(.changed(run.job)) }
      if run.progress == .running { run.attend(at: now) }
      if let outcome = run.reap(at: now) {
        if let counter = run.counter { counters.release(counter, at: now) }
        state.finished.append((run.job, outcome))
        state.leftovers += run.taps.filter(\.isOpen)
        news.append(.finished(run.job))
      }
    }
    state.runs.removeAll { $0.progress == .ended }
    for tap in state.leftovers { _ = read(tap, of: nil, buffer, &news) }
    state.leftovers.removeAll { !$0.isOpen }
    return news
  }

  /// Reads a tap a few times and hands the bytes on; true when there were any.
  private func read(
    _ tap: OutputTap, of run: Run?, _ buffer: UnsafeMutableRawBufferPointer,
    _ news: inout [JobEvent]
  ) -> Bool {
    var didRead = false
    for _ in 0..<16 {
      guard case .bytes(let count) = tap.read(into: buffer) else { break }
      didRead = true
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      if onEvent == nil {
        tap.relay(bytes)
      } else {
        news.append(
          .wrote(bytes: Array(bytes), isErrorOutput: tap.isErrorOutput, job: run?.job))
      }
    }
    return didRead
  }
}
