import Execution
import Glibc
import Platform
import Synchronization
import Terminal

/// Hands what background jobs write and do from their thread to the line editor.
///
/// Until an editor is connected, output goes straight to standard error.
final class JobNews: Sendable {
  private let mailbox = Mutex<EditorMailbox?>(nil)

  /// From now on news is shown above the editor's prompt.
  func connect(_ editor: EditorMailbox) { mailbox.withLock { $0 = editor } }

  /// Takes one piece of news. Safe from any thread.
  func tell(_ event: JobEvent) {
    let editor = mailbox.withLock { $0 }
    switch event {
    case .wrote(let bytes, let isErrorOutput, _):
      guard let editor else {
        _ = try? writeBytes(bytes, to: isErrorOutput ? 2 : 1)
        return
      }
      var text = String(decoding: bytes, as: UTF8.self)
      while text.hasSuffix("\n") || text.hasSuffix("\r\n") { text.removeLast() }
      editor.post(text)
    case .changed, .finished: editor?.requestRedraw()
    }
  }
}
