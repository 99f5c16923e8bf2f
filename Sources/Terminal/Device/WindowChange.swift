internal import Glibc
internal import Platform
internal import Synchronization

/// The descriptor that the signal handler writes to; -1 for none. This is the only state of the
/// process that the module has: a handler can reach nothing else.
private let windowChangeDescriptor = Atomic<Int32>(-1)

/// Runs inside a signal: only `write` and the thread's `errno` are touched. signal-safety(7)
private func windowDidChange(_ signal: Int32) {
  let code = errno
  let descriptor = windowChangeDescriptor.load(ordering: .relaxed)
  var one: UInt64 = 1
  if descriptor >= 0 { _ = write(descriptor, &one, 8) }
  errno = code
}

/// Turns `SIGWINCH` into a readable descriptor while a line is read.
enum WindowChange {
  /// Wakes this mailbox at each change of the window's size from now on.
  static func watch(_ wakeUp: WakeUp) {
    windowChangeDescriptor.store(wakeUp.number, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = windowDidChange
    action.sa_flags = SA_RESTART
    sigemptyset(&action.sa_mask)
    sigaction(SIGWINCH, &action, nil)
  }

  /// Stops waking the mailbox, which is about to be closed.
  static func unwatch(_ wakeUp: WakeUp) {
    _ = windowChangeDescriptor.compareExchange(
      expected: wakeUp.number, desired: -1, ordering: .relaxed)
  }
}
