internal import CPlatform
internal import Glibc

/// An open file descriptor that is closed when its owner goes away.
package struct FileDescriptor: ~Copyable, Sendable {
  /// The number that system calls take.
  package let number: Int32

  /// Takes ownership of an open descriptor.
  package init(owning number: Int32) {
    self.number = number
  }

  deinit {
    Glibc.close(number)
  }

  /// Opens a file, close-on-exec. The corresponding C function is `open`.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - flags: `O_RDONLY`, `O_WRONLY | O_CREAT` …
  ///   - mode: Permission bits of a file that this call creates.
  /// - Throws: ``SystemError`` with the path.
  package init(opening path: String, flags: Int32, mode: UInt32 = 0o600) throws(SystemError) {
    // C would take a name up to its first NUL and so open another file.
    if path.utf8.contains(0) { throw SystemError(call: "open", code: EINVAL, subject: path) }
    number = try systemCall("open", on: path) {
      let result = nc_open(path, flags | O_CLOEXEC, mode)
      if result < 0 { errno = -result }
      return max(result, -1)
    }
  }

  /// Gives up ownership without closing. The caller closes the number returned.
  package consuming func release() -> Int32 {
    let number = self.number
    discard self
    return number
  }

  /// Reads at most `capacity` bytes; an empty array at the end of the file.
  ///
  /// - Throws: ``SystemError``. The corresponding C function is `read`.
  package func read(upTo capacity: Int) throws(SystemError) -> [UInt8] {
    try readBytes(from: number, upTo: capacity)
  }

  /// Writes every byte. The corresponding C function is `write`.
  ///
  /// - Throws: ``SystemError``.
  package func write(_ bytes: some Collection<UInt8>) throws(SystemError) {
    try writeBytes(Array(bytes), to: number)
  }

  /// Whether this descriptor is a terminal. The corresponding C function is `isatty`.
  package var isTerminal: Bool { isatty(number) == 1 }
}

/// Reads at most `capacity` bytes from a descriptor that somebody else owns.
///
/// - Returns: What was read; empty at the end of the file.
/// - Throws: ``SystemError``. The corresponding C function is `read`.
package func readBytes(from number: Int32, upTo capacity: Int) throws(SystemError) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: capacity)
  let count = try systemCall("read") {
    bytes.withUnsafeMutableBytes { Glibc.read(number, $0.baseAddress, $0.count) }
  }
  bytes.removeSubrange(count...)
  return bytes
}

/// Writes every byte to a descriptor that somebody else owns, waiting when it is full.
///
/// - Throws: ``SystemError``. The corresponding C function is `write`.
package func writeBytes(_ bytes: [UInt8], to number: Int32) throws(SystemError) {
  var offset = 0
  while offset < bytes.count {
    do throws(SystemError) {
      offset += try systemCall("write") {
        bytes.withUnsafeBytes { buffer in
          Glibc.write(number, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        }
      }
    } catch {
      guard error.code == EAGAIN else { throw error }
      var ready = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
      _ = try systemCall("poll") { poll(&ready, 1, -1) }
    }
  }
}

/// The two ends of a pipe, both close-on-exec.
package struct Pipe: ~Copyable {
  /// Where bytes come out.
  package var readEnd: FileDescriptor
  /// Where bytes go in.
  package var writeEnd: FileDescriptor

  /// Opens a pipe. The corresponding C function is `pipe2`.
  ///
  /// - Throws: ``SystemError``.
  package init() throws(SystemError) {
    var ends: (read: Int32, write: Int32) = (-1, -1)
    let code = nc_pipe(&ends.read, &ends.write)
    guard code == 0 else { throw SystemError(call: "pipe2", code: code) }
    readEnd = FileDescriptor(owning: ends.read)
    writeEnd = FileDescriptor(owning: ends.write)
  }

  /// Closes the end that this process does not use and hands on the other.
  package consuming func takeReadEnd() -> FileDescriptor { readEnd }

  /// Closes the end that this process does not use and hands on the other.
  package consuming func takeWriteEnd() -> FileDescriptor { writeEnd }

  /// Hands on both ends.
  package consuming func release() -> (read: Int32, write: Int32) {
    (readEnd.release(), writeEnd.release())
  }
}
