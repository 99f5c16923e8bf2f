internal import CPlatform
internal import Glibc

/// Whole-file work on paths.
package enum Files {
  /// Whether something is at the path, links followed. The corresponding C function is `access`.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether the path is a directory, links followed. The corresponding C function is `stat`.
  package static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether the path is a plain file that this user may execute.
  package static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }

  /// The size of the file in bytes, or nil when it can't be found.
  package static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// The permission bits of what is at the path, or nil when it can't be found.
  package static func mode(_ path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  /// Every byte of a file.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - limit: Reading stops after this many bytes.
  /// - Throws: ``SystemError`` with the path.
  package static func read(_ path: String, limit: Int = .max) throws(SystemError) -> [UInt8] {
    let file = try FileDescriptor(opening: path, flags: O_RDONLY)
    var bytes: [UInt8] = []
    while bytes.count < limit {
      do throws(SystemError) {
        let chunk = try file.read(upTo: min(1 << 16, limit - bytes.count))
        if chunk.isEmpty { break }
        bytes.append(contentsOf: chunk)
      } catch {
        throw SystemError(call: error.call, code: error.code, subject: path)
      }
    }
    return bytes
  }

  /// Replaces a file as a whole: writes a neighbour, flushes it, renames it into place.
  ///
  /// A symbolic link stays and the file that it names is replaced.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - bytes: The file's new content.
  ///   - mode: Permission bits of the file when there was none; one that was there keeps its own.
  /// - Throws: ``SystemError`` with the path.
  package static func replace(
    _ path: String, with bytes: [UInt8], mode: UInt32 = 0o600
  ) throws(SystemError) {
    let target = resolved(path) ?? path
    let neighbour = "\(target).\(getpid()).new"
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : mode
    do throws(SystemError) {
      let file = try FileDescriptor(
        opening: neighbour, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
      try file.write(bytes)
      try systemCall("fsync", on: path) { fsync(file.number) }
      try systemCall("rename", on: path) { rename(neighbour, target) }
    } catch {
      unlink(neighbour)
      throw SystemError(call: error.call, code: error.code, subject: path)
    }
  }

  /// Lets two files change places, in one step where the file system can: then there is a file at each
  /// path at any moment. The corresponding C function is `renameat2`.
  ///
  /// - Throws: ``SystemError`` with the second path; both are where they were then.
  package static func exchange(_ one: String, _ other: String) throws(SystemError) {
    let code = -nc_exchange(one, other)
    if code == 0 { return }
    guard code == EINVAL || code == ENOSYS else {
      throw SystemError(call: "renameat2", code: code, subject: other)
    }
    let third = "\(one).\(getpid()).new"
    try systemCall("rename", on: one) { rename(one, third) }
    do throws(SystemError) {
      try systemCall("link", on: other) { link(other, one) }
      try systemCall("rename", on: other) { rename(third, other) }
    } catch {
      rename(third, one)
      throw error
    }
  }

  /// Makes a directory and those above it; nothing happens when it is there.
  ///
  /// - Throws: ``SystemError`` with the directory that could not be made.
  package static func makeDirectories(_ path: String, mode: UInt32 = 0o700) throws(SystemError) {
    if isDirectory(path) || path.isEmpty { return }
    let parent = directory(of: path)
    if parent != path { try makeDirectories(parent, mode: mode) }
    guard mkdir(path, mode) != 0 else { return }
    let code = errno
    // Another process may have made it meanwhile; anything else of that name is in the way.
    if code != EEXIST || !isDirectory(path) {
      throw SystemError(call: "mkdir", code: code, subject: path)
    }
    guard isDirectory(path) else {
      throw SystemError(call: "mkdir", code: ENOTDIR, subject: path)
    }
  }

  /// The names in a directory, without `.` and `..`, in no order; empty when it can't be read.
  package static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The path without its last part. The corresponding C function is `dirname`.
  package static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path without symbolic links and dots; nil when nothing is there.
  ///
  /// The corresponding C function is `realpath`.
  package static func resolved(_ path: String) -> String? {
    guard let bytes = realpath(path, nil) else { return nil }
    defer { free(bytes) }
    return String(cString: bytes)
  }

  /// The path's last part. The corresponding C function is `basename`.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The working directory, or nil when it is gone. The corresponding C function is `getcwd`.
  package static func workingDirectory() -> String? {
    guard let bytes = getcwd(nil, 0) else { return nil }
    defer { free(bytes) }
    return String(cString: bytes)
  }
}
