package import Platform

/// Why a terminal cannot be used.
package enum TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The descriptor is not a terminal.
  case notATerminal(descriptor: Int32)
  /// The terminal's description lacks what a line editor needs, such as moving the cursor.
  case unusableTerminal(name: String)
  /// libedit could not start.
  case editorUnavailable
  /// A system call failed.
  case system(SystemError)

  package var description: String {
    switch self {
    case .notATerminal(let descriptor):
      "descriptor \(descriptor) is not a terminal: read plain lines instead"
    case .unusableTerminal(let name):
      "TERM=\(name) cannot move its cursor: set TERM to your terminal's type, such as xterm"
    case .editorUnavailable:
      "the line editor could not start: free some memory, or check TERM and the locale"
    case .system(let error):
      error.description
    }
  }
}
