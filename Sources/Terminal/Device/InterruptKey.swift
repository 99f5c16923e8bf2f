internal import Glibc
internal import Platform
internal import Synchronization

/// The descriptor that the signal handler writes to; -1 for none. As in ``WindowChange``, a handler
/// can reach nothing else.
private let interruptDescriptor = Atomic<Int32>(-1)

/// Runs inside a signal: only `write` and the thread's `errno` are touched. signal-safety(7)
private func wasInterrupted(_ signal: Int32) {
  let code = errno
  let descriptor = interruptDescriptor.load(ordering: .relaxed)
  var one: UInt64 = 1
  if descriptor >= 0 { _ = write(descriptor, &one, 8) }
  errno = code
}

/// Turns the terminal's Ctrl-C into a readable descriptor while a line is read without an editor.
enum InterruptKey {
  /// Reads with the key watched; afterwards it does what it did before.
  static func watched<Result>(_ wakeUp: WakeUp, _ body: () -> Result) -> Result {
    wakeUp.clear()
    interruptDescriptor.store(wakeUp.number, ordering: .relaxed)
    var action = sigaction()
    var before = sigaction()
    action.__sigaction_handler.sa_handler = wasInterrupted
    action.sa_flags = SA_RESTART
    sigemptyset(&action.sa_mask)
    sigaction(SIGINT, &action, &before)
    defer {
      sigaction(SIGINT, &before, nil)
      interruptDescriptor.store(-1, ordering: .relaxed)
    }
    return body()
  }
}
