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

/// Turns the terminal's Ctrl-C into a readable descriptor where lines are read without an editor.
enum InterruptKey {
  /// Wakes this descriptor at each Ctrl-C from now on, also while no line is read.
  static func watch(_ wakeUp: WakeUp) {
    interruptDescriptor.store(wakeUp.number, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = wasInterrupted
    action.sa_flags = SA_RESTART
    sigemptyset(&action.sa_mask)
    sigaction(SIGINT, &action, nil)
  }

  /// Stops waking the descriptor, which is about to be closed; the key is ignored from now on.
  static func unwatch(_ wakeUp: WakeUp) {
    let (isWatched, _) = interruptDescriptor.compareExchange(
      expected: wakeUp.number, desired: -1, ordering: .relaxed)
    if isWatched { signal(SIGINT, SIG_IGN) }
  }
}
