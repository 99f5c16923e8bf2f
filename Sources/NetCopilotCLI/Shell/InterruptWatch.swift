import Glibc

/// Notices Ctrl-C while the program itself works or waits, without being ended by it.
///
/// The signal is blocked and asked for; one that is blocked is kept even when it is ignored, as a
/// shell does. Source: sigtimedwait(2).
final class InterruptWatch {
  private var interrupt = sigset_t()
  private var before = sigset_t()
  private var wasSeen = false

  init() {
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_BLOCK, &interrupt, &before)
  }

  deinit {
    // One that came after the last look is not for whatever follows.
    _ = happened(withinMilliseconds: 0)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Whether it has come since the watch began.
  var isInterrupted: Bool { happened(withinMilliseconds: 0) }

  /// Waits a while for it, unless it has come already.
  func happened(withinMilliseconds milliseconds: Int) -> Bool {
    if wasSeen { return true }
    var limit = timespec(tv_sec: 0, tv_nsec: milliseconds * 1_000_000)
    wasSeen = sigtimedwait(&interrupt, nil, &limit) == SIGINT
    return wasSeen
  }

  /// Waits for input.
  ///
  /// - Returns: False when the signal came first.
  func waitForInput(_ descriptor: Int32) -> Bool {
    while !isInterrupted {
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&ready, 1, 100) > 0 { return true }
    }
    return false
  }
}
