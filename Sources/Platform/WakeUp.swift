internal import CPlatform
internal import Glibc

/// A descriptor that one thread makes readable so that another thread's `poll` returns.
///
/// The corresponding C function is `eventfd`.
package final class WakeUp: Sendable {
  /// What to poll for `POLLIN`.
  package let number: Int32

  /// Opens the descriptor.
  ///
  /// - Throws: ``SystemError``.
  package init() throws(SystemError) {
    let result = nc_eventfd()
    guard result >= 0 else { throw SystemError(call: "eventfd", code: -result) }
    number = result
  }

  deinit {
    Glibc.close(number)
  }

  /// Makes the descriptor readable. Safe from any thread and from a signal handler.
  package func signal() {
    var one: UInt64 = 1
    _ = Glibc.write(number, &one, MemoryLayout<UInt64>.size)
  }

  /// Makes the descriptor unreadable again.
  package func clear() {
    var count: UInt64 = 0
    _ = Glibc.read(number, &count, MemoryLayout<UInt64>.size)
  }
}
