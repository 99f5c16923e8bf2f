internal import Glibc

/// A thread for work that blocks; a pool of tasks would be starved by it.
///
/// It takes no signal from its first instruction on. A thread that blocked them itself would let
/// through what comes before it runs for the first time, and a Ctrl-C that the main thread has
/// blocked to ask for it later would be lost there. Source: signal(7), process-directed signals.
package struct BackgroundThread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let thread: pthread_t

  /// Starts a thread that has to be joined. The corresponding C function is `pthread_create`.
  ///
  /// - Parameter body: The work.
  /// - Returns: Nil when the system has no thread left; the work is then not done.
  package static func start(_ body: @escaping @Sendable () -> Void) -> BackgroundThread? {
    let work = Unmanaged.passRetained(Work(body))
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    guard pthread_create(&thread, nil, backgroundMain, work.toOpaque()) == 0 else {
      work.release()
      return nil
    }
    return BackgroundThread(thread: thread)
  }

  /// Starts a thread that nobody waits for.
  ///
  /// - Parameter body: The work.
  /// - Returns: Whether the thread was started.
  package static func startDetached(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let started = start(body) else { return false }
    pthread_detach(started.thread)
    return true
  }

  /// Makes the thread that calls this give way to everything else. The corresponding C function is
  /// `setpriority`, which in Linux is about this thread alone: sched(7).
  package static func yieldToOthers() {
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
  }

  /// Waits until the work is done. To be called once.
  package func join() { pthread_join(thread, nil) }

  fileprivate static func perform(_ pointer: UnsafeMutableRawPointer) {
    Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
  }
}

/// The thread's entry. A free function, because C calls it.
private func backgroundMain(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let pointer { BackgroundThread.perform(pointer) }
  return nil
}
