internal import CPlatform
internal import Glibc

/// An open directory. Its files are found from it, whatever its path comes to name meanwhile.
///
/// A name in it is never followed as a symbolic link. Source: openat(2), Rationale.
package struct Directory: ~Copyable {
  /// The directory's path when it was opened, for messages.
  package let path: String
  private let descriptor: FileDescriptor

  /// Opens a directory. The corresponding C function is `open` with `O_PATH`.
  ///
  /// - Throws: ``SystemError`` with the path.
  package init(opening path: String) throws(SystemError) {
    self.path = path
    descriptor = try Directory.open(path, followsLink: true)
  }

  /// Opens a directory that nobody but this user can reach, in a place where everybody may write.
  ///
  /// - Parameters:
  ///   - path: The directory; its last part must not be a symbolic link.
  ///   - isMade: Whether it is made, with mode 0700, when it is missing.
  /// - Throws: ``SystemError`` with the path: `EACCES` when it belongs to somebody else or when
  ///   others may look into it.
  package init(ownAt path: String, isMade: Bool) throws(SystemError) {
    if isMade, mkdir(path, 0o700) != 0, errno != EEXIST {
      throw SystemError(call: "mkdir", code: errno, subject: path)
    }
    let opened = try Directory.open(path, followsLink: false)
    var status = stat()
    let number = opened.number
    try systemCall("fstat", on: path) { fstat(number, &status) }
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw SystemError(call: "open", code: EACCES, subject: path)
    }
    self.path = path
    descriptor = opened
  }

  private static func open(
    _ path: String, followsLink: Bool
  ) throws(SystemError) -> FileDescriptor {
    if path.utf8.contains(0) { throw SystemError(call: "open", code: EINVAL, subject: path) }
    let number = try systemCall("open", on: path) {
      let result = nc_open_directory(path, followsLink ? 1 : 0)
      if result < 0 { errno = -result }
      return max(result, -1)
    }
    return FileDescriptor(owning: number)
  }

  /// Opens a file of this directory, close-on-exec. The corresponding C function is `openat`.
  ///
  /// - Parameters:
  ///   - name: The file's name, without a slash.
  ///   - flags: `O_RDONLY`, `O_WRONLY | O_CREAT` …
  ///   - mode: Permission bits of a file that this call creates.
  /// - Throws: ``SystemError`` with the file's path; `ELOOP` for a symbolic link, `EACCES` for
  ///   what is no plain file.
  package func open(
    _ name: String, flags: Int32, mode: UInt32 = 0o600
  ) throws(SystemError) -> FileDescriptor {
    let place = path + "/" + name
    let directory = descriptor.number
    // Opening a pipe that somebody put there must not wait for its other end.
    let all = flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
    let number = try systemCall("open", on: place) {
      let result = nc_open_at(directory, name, all, mode)
      if result < 0 { errno = -result }
      return max(result, -1)
    }
    let file = FileDescriptor(owning: number)
    var status = stat()
    try systemCall("fstat", on: place) { fstat(number, &status) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw SystemError(call: "open", code: EACCES, subject: place)
    }
    return file
  }

  /// The size of a plain file in bytes; nil when there is none of that name. The corresponding C
  /// function is `fstatat`.
  package func size(of name: String) -> Int? {
    var status = stat()
    guard fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return Int(status.st_size)
  }

  /// Whether the name still leads to an open file. The corresponding C function is `fstatat`.
  package func has(_ file: borrowing FileDescriptor, at name: String) -> Bool {
    var named = stat()
    var opened = stat()
    return fstatat(descriptor.number, name, &named, AT_SYMLINK_NOFOLLOW) == 0
      && fstat(file.number, &opened) == 0
      && named.st_dev == opened.st_dev && named.st_ino == opened.st_ino
  }

  /// Gives a file another name in this directory. The corresponding C function is `renameat`.
  ///
  /// - Throws: ``SystemError`` with the file's path.
  package func rename(_ name: String, to newName: String) throws(SystemError) {
    let directory = descriptor.number
    try systemCall("rename", on: path + "/" + name) {
      renameat(directory, name, directory, newName)
    }
  }

  /// Removes a file. The corresponding C function is `unlinkat`.
  ///
  /// - Throws: ``SystemError`` with the file's path.
  package func remove(_ name: String) throws(SystemError) {
    let directory = descriptor.number
    try systemCall("unlink", on: path + "/" + name) { unlinkat(directory, name, 0) }
  }
}
