internal import Glibc
package import Platform

/// An advisory lock on an open file, held until the descriptor is closed.
///
/// The corresponding C function is `flock`.
package struct FileLock: ~Copyable {
  /// The locked file.
  let file: FileDescriptor

  /// Locks a file, making it with mode 0600 when it is missing.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - flags: How to open it, beside `O_CREAT`.
  ///   - waits: Whether to wait for another owner; if not, the call is refused with `EWOULDBLOCK`.
  /// - Throws: ``SystemError`` with the path.
  package init(path: String, flags: Int32 = O_RDWR, waits: Bool) throws(SystemError) {
    let file = try FileDescriptor(opening: path, flags: flags | O_CREAT, mode: 0o600)
    try FileLock.lock(file, path: path, waits: waits)
    self.file = file
  }

  /// Locks a file of an open directory, making it with mode 0600 when it is missing.
  ///
  /// - Throws: ``SystemError`` with the path.
  init(
    _ name: String, in directory: borrowing Directory, flags: Int32 = O_RDWR, waits: Bool
  ) throws(SystemError) {
    let file = try directory.open(name, flags: flags | O_CREAT, mode: 0o600)
    try FileLock.lock(file, path: directory.path + "/" + name, waits: waits)
    self.file = file
  }

  private static func lock(
    _ file: borrowing FileDescriptor, path: String, waits: Bool
  ) throws(SystemError) {
    let number = file.number
    try systemCall("flock", on: path) { flock(number, waits ? LOCK_EX : LOCK_EX | LOCK_NB) }
  }
}

/// Which file a path or a descriptor names: device and inode.
struct FileIdentity: Equatable {
  let device: UInt64
  let inode: UInt64

  /// The file at the path; nil when there is none. The corresponding C function is `stat`.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}
