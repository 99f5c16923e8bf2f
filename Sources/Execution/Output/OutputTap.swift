internal import CExecution
internal import Glibc
internal import Platform

/// The shell's end of a pipe or pseudo-terminal that a command writes to.
///
/// `@unchecked Sendable`: a tap belongs to one `Run`, or to the monitor's list after the run's
/// end, and is touched only by the thread that owns that (see `Run`).
final class OutputTap: @unchecked Sendable {
  /// What a read brought.
  enum Reading: Equatable { case bytes(Int), nothing, end }

  /// Whether this is standard error (else standard output).
  let isErrorOutput: Bool
  /// Whether the command's end is a pseudo-terminal.
  let isTerminal: Bool
  /// Where the bytes go.
  let destination: Int32
  private(set) var tail: OutputTail
  private var source: FileDescriptor?
  private var commandEnd: FileDescriptor?

  /// Opens a tap for one stream.
  ///
  /// - Parameters:
  ///   - destination: Where the bytes go on to.
  ///   - allowsTerminal: Whether a pseudo-terminal is used when the destination is a terminal.
  /// - Throws: ``SystemError``.
  init(
    isErrorOutput: Bool, destination: Int32, allowsTerminal: Bool, tailLimitBytes: Int
  ) throws(SystemError) {
    var ends: (read: Int32, write: Int32) = (-1, -1)
    isTerminal = allowsTerminal && isatty(destination) == 1
    let code =
      isTerminal
      ? nc_tap_terminal(destination, &ends.read, &ends.write)
      : nc_tap_pipe(&ends.read, &ends.write)
    guard code == 0 else {
      throw SystemError(call: isTerminal ? "posix_openpt" : "pipe2", code: code)
    }
    self.isErrorOutput = isErrorOutput
    self.destination = destination
    tail = OutputTail(limit: tailLimitBytes)
    source = FileDescriptor(owning: ends.read)
    commandEnd = FileDescriptor(owning: ends.write)
  }

  /// The descriptor that the command writes to, until ``closeCommandEnd()``.
  var commandNumber: Int32? { commandEnd?.number }

  /// Closes the command's end in this process, so that the end of the stream can be seen.
  func closeCommandEnd() { commandEnd = nil }

  /// What to poll for reading, or -1 when the stream has ended.
  var number: Int32 { source?.number ?? -1 }

  /// Whether the stream may still bring bytes.
  var isOpen: Bool { source != nil }

  /// Closes the shell's end; the command's next write fails as on a closed pipe.
  func close() { source = nil }

  /// Reads once without waiting and keeps the tail.
  ///
  /// - Returns: The count of bytes at the front of `buffer`; the tap closes itself at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Reading {
    guard let number = source?.number else { return .end }
    while true {
      let count = Glibc.read(number, buffer.baseAddress, buffer.count)
      if count > 0 {
        tail.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return .bytes(count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return .nothing }
      // A pseudo-terminal reports EIO when its last writer is gone.
      source = nil
      return .end
    }
  }

  /// Hands bytes on, waiting while the destination is full; closes the tap when it is gone.
  func relay(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = nc_write(destination, part.baseAddress, part.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if count == -Int(EAGAIN) {
        var ready = pollfd(fd: destination, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if count != -Int(EINTR) {
        close()
        return
      }
    }
  }

  /// Gives the command's pseudo-terminal the size of the real one.
  ///
  /// - Returns: Whether the size changed.
  func copyWindowSize() -> Bool {
    guard isTerminal, let number = source?.number else { return false }
    return nc_copy_window_size(destination, number) == 1
  }
}
