internal import CCapture
internal import Glibc
package import Platform

/// Ctrl-C, a hang-up and a request to end, as a descriptor that becomes readable.
///
/// They are held back from this thread while the owner lives, so that nothing is cut in the middle.
/// The corresponding C function is `signalfd`.
package struct InterruptSignals: ~Copyable {
  /// What to poll for `POLLIN`.
  package let number: Int32
  private var before = sigset_t()

  /// Holds the signals back.
  ///
  /// - Throws: ``SystemError``.
  package init() throws(SystemError) {
    let wanted = InterruptSignals.signals()
    let descriptor = withUnsafePointer(to: wanted) { nc_capture_signals($0) }
    guard descriptor >= 0 else { throw SystemError(call: "signalfd", code: -descriptor) }
    number = descriptor
    var set = wanted
    pthread_sigmask(SIG_BLOCK, &set, &before)
  }

  deinit {
    // What came meanwhile has been heeded; without this it would end the program now.
    var none = timespec()
    var wanted = InterruptSignals.signals()
    while sigtimedwait(&wanted, nil, &none) > 0 {}
    var old = before
    pthread_sigmask(SIG_SETMASK, &old, nil)
    close(number)
  }

  private static func signals() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
    return set
  }
}
