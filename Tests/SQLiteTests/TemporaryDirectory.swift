import Glibc

/// A directory that goes away with its owner.
final class TemporaryDirectory {
  let path: String

  init() {
    var template = Array("/tmp/netcopilot-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, let made = mkdtemp(base) else { return "/nonexistent" }
      return String(cString: made)
    }
  }

  deinit { removeTree(path) }
}

private func removeTree(_ path: String) {
  if let stream = opendir(path) {
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { removeTree(path + "/" + name) }
    }
    closedir(stream)
    rmdir(path)
  } else {
    unlink(path)
  }
}
