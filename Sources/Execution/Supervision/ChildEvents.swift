internal import CExecution
internal import Glibc
internal import Platform

/// A descriptor that becomes readable when the state of any child changes.
///
/// The corresponding signal is `SIGCHLD`; its handler is shared by the whole process.
final class ChildEvents: Sendable {
  let number: Int32

  /// - Throws: ``SystemError`` with `EMFILE` when 64 of them are open.
  init() throws(SystemError) {
    let result = nc_child_events_open()
    guard result >= 0 else { throw SystemError(call: "eventfd", code: -result) }
    number = result
  }

  deinit { nc_child_events_close(number) }

  /// Makes the descriptor unreadable again.
  func clear() { nc_drain(number) }
}
