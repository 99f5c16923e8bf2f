import Glibc
import Platform

/// A directory of its own for one test, removed with what it holds.
package final class TemporaryDirectory: Sendable {
  /// The directory's path.
  package let path: String

  /// Makes the directory; a test without one can't go on. The corresponding C function is
  /// `mkdtemp`.
  package init() {
    var template = Array("/tmp/netcopilot-test-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { preconditionFailure("/tmp: a directory can't be made there") }
    path = made
  }

  deinit { TemporaryDirectory.erase(path) }

  /// Removes what is at the path; a link is removed and not followed.
  package static func erase(_ path: String) {
    if remove(path) == 0 { return }
    for name in Files.names(in: path) { erase(path + "/" + name) }
    remove(path)
  }
}
