import Glibc
import Platform
import Testing

/// A directory of its own for one test, removed with what it holds.
final class TemporaryDirectory {
  let path: String

  init() throws {
    var template = Array("/tmp/netcopilot-platform-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = try #require(made)
  }

  deinit { TemporaryDirectory.erase(path) }

  /// Removes what is at the path; a link is removed and not followed.
  private static func erase(_ path: String) {
    if remove(path) == 0 { return }
    for name in Files.names(in: path) { erase(path + "/" + name) }
    remove(path)
  }
}
