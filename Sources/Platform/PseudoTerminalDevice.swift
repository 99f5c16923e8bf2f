internal import CPlatform
internal import Glibc

/// The master end of a pseudo-terminal: what a terminal emulator holds.
///
/// The corresponding C function is `posix_openpt`.
package struct PseudoTerminalDevice: ~Copyable {
  /// The end that an emulator reads the screen's bytes from and writes keys to.
  package let master: FileDescriptor
  /// The path of the end that programs use as their terminal.
  package let slavePath: String

  /// Opens a pseudo-terminal of the size given.
  ///
  /// - Throws: ``SystemError``.
  package init(size: WindowSize) throws(SystemError) {
    var number: Int32 = -1
    var path = [CChar](repeating: 0, count: 128)
    let code = nc_open_pseudo_terminal(&number, &path, path.count)
    guard code == 0 else { throw SystemError(call: "posix_openpt", code: code) }
    nc_set_window_size(number, Int32(clamping: size.rows), Int32(clamping: size.columns))
    master = FileDescriptor(owning: number)
    slavePath = String(
      decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Changes the window's size; the foreground programs are told with `SIGWINCH`.
  ///
  /// - Throws: ``SystemError``. The corresponding C function is `ioctl` with `TIOCSWINSZ`.
  package func resize(to size: WindowSize) throws(SystemError) {
    let rows = Int32(clamping: size.rows)
    let code = nc_set_window_size(master.number, rows, Int32(clamping: size.columns))
    guard code == 0 else { throw SystemError(call: "ioctl", code: code, subject: slavePath) }
  }

  /// Starts a program whose controlling terminal this is, as the leader of a new session.
  ///
  /// - Parameters:
  ///   - arguments: The program's path and its arguments.
  ///   - environment: The program's whole environment.
  ///   - directory: Where it starts; nil for this process's own.
  /// - Returns: The process's number; the caller waits for it.
  /// - Throws: ``SystemError``. The corresponding C function is `posix_spawn`.
  package func spawn(
    _ arguments: [String], environment: ProcessEnvironment, directory: String? = nil
  ) throws(SystemError) -> Int32 {
    guard let program = arguments.first else {
      throw SystemError(call: "posix_spawn", code: EINVAL)
    }
    var argumentPointers = arguments.map { strdup($0) }
    var environmentPointers = environment.lines.map { strdup($0) }
    argumentPointers.append(nil)
    environmentPointers.append(nil)
    defer {
      for pointer in argumentPointers { free(pointer) }
      for pointer in environmentPointers { free(pointer) }
    }
    var process: pid_t = -1
    let code = nc_spawn_on_terminal(
      program, argumentPointers, environmentPointers, slavePath, directory, &process)
    guard code == 0 else { throw SystemError(call: "posix_spawn", code: code, subject: program) }
    return process
  }
}
