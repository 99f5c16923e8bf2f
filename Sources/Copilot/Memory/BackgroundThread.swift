internal import Glibc

/// A thread that does one piece of work and ends.
///
/// A pool of tasks would be starved by blocking calls; see `Documentation/Architecture.md`.
enum BackgroundThread {
  private final class Work: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }

  /// Starts a detached thread. The corresponding C function is `pthread_create`.
  ///
  /// - Parameters:
  ///   - name: What the system shows; at most 15 bytes count.
  ///   - body: The work.
  /// - Returns: Whether the thread was started.
  static func start(name: String, body: @escaping @Sendable () -> Void) -> Bool {
    let work = Unmanaged.passRetained(Work(name: name, body: body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    // No signal is for this thread: the main thread's handlers expect to run there.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    guard pthread_create(&thread, &attributes, run, work.toOpaque()) == 0 else {
      work.release()
      return false
    }
    return true
  }

  private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let pointer = $0 else { return nil }
    let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
    pthread_setname_np(pthread_self(), String(work.name.prefix(15)))
    work.body()
    return nil
  }
}
