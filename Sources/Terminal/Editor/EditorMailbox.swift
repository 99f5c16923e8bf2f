package import Platform
internal import Synchronization

/// Where other threads leave what a line editor should show.
package final class EditorMailbox: Sendable {
  private let state = Mutex<(messages: [String], wantsRedraw: Bool)>(([], false))
  let wakeUp: WakeUp

  /// An empty mailbox.
  ///
  /// - Throws: ``SystemError`` when no descriptor is left.
  package init() throws(SystemError) {
    wakeUp = try WakeUp()
  }

  /// Leaves a message that is printed above the prompt. Safe from any thread.
  ///
  /// - Parameter message: One or more lines; style sequences in it are passed on.
  package func post(_ message: String) {
    state.withLock { $0.messages.append(message) }
    wakeUp.signal()
  }

  /// Says that the suggestion or the hint may have changed. Safe from any thread.
  package func requestRedraw() {
    state.withLock { $0.wantsRedraw = true }
    wakeUp.signal()
  }

  /// Takes out what was left.
  func collect() -> (messages: [String], wantsRedraw: Bool) {
    state.withLock { state in
      defer { state = ([], false) }
      return state
    }
  }
}
