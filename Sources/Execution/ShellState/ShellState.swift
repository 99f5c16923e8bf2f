internal import CExecution
internal import Glibc
package import Platform

/// Runs one line in `$SHELL -c` and learns what it did to the directory, the variables and the mask.
///
/// A trap on the shell's exit writes its state into an anonymous file that the shell has open as
/// ``LaunchRequest/extraDescriptorNumber``. The trap leaves the exit status alone. A line that
/// replaces the shell (`exec`), sets an exit trap itself or dies by a signal leaves no state.
/// In bash the trap is set by `BASH_ENV`, so that the line and its error messages stay untouched; in
/// other shells it stands in front of the line, on the same line of text.
package struct ShellState: ~Copyable {
  /// The argument vector to run.
  package let arguments: [String]
  /// The environment to run it in.
  package let environment: ProcessEnvironment
  private let before: ProcessEnvironment
  private let file: FileDescriptor
  private let prefixBytes: Int

  /// The most that is read of what the shell wrote.
  private static let limitBytes = 8 << 20

  /// Prepares a line.
  ///
  /// - Parameters:
  ///   - line: A POSIX shell line; it may span several lines of text.
  ///   - shell: The shell's path or name, such as `/bin/bash`.
  ///   - names: Variables whose values are told too, although the line doesn't export them.
  ///   - environment: The environment that the line starts with.
  /// - Throws: ``SystemError``. The corresponding C function is `memfd_create`.
  package init(
    line: String, shell: String, names: [String] = [], environment: ProcessEnvironment
  ) throws(SystemError) {
    let number = nc_memory_file("netcopilot-shell-state")
    guard number >= 0 else { throw SystemError(call: "memfd_create", code: -number) }
    let file = FileDescriptor(owning: number)
    let isBash = Files.name(of: shell) == "bash"
    // bash reads the file by its name before the line; the trap's words land behind it.
    let trap = Self.trap(names)
    let start = isBash ? Array(Self.bashStart(trap, userFile: environment["BASH_ENV"]).utf8) : []
    try file.write(start)
    self.file = file
    prefixBytes = start.count
    before = environment
    var changed = environment
    if isBash { changed["BASH_ENV"] = Self.path }
    self.environment = changed
    arguments = [shell, "-c", isBash ? line : trap + "; " + line]
  }

  /// What ``LaunchRequest/extraDescriptor`` takes.
  package var descriptor: Int32 { file.number }

  /// What the line changed; nil when the shell left no state.
  package func change() -> ShellStateChange? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= Self.limitBytes {
      let count = chunk.withUnsafeMutableBytes {
        pread(file.number, $0.baseAddress, $0.count, off_t(prefixBytes + bytes.count))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return ShellStateChange(bytes, before: before) }
      bytes.append(contentsOf: chunk[..<count])
    }
    return nil
  }

  private static let path = "/proc/self/fd/\(LaunchRequest.extraDescriptorNumber)"

  /// Words that set the trap. They use only what every POSIX shell has; `env` prints the variables,
  /// because `export -p` quotes them in each shell's own way.
  private static func trap(_ names: [String]) -> String {
    // What the shell exports last reaches only `env`: no command of the line sees it.
    let export = names.isEmpty ? "" : "export \(names.joined(separator: " ")); "
    return
      "trap '{ { \(export) printf \"\(ShellStateChange.mark)\\0\"; pwd; printf \"\\0\"; umask; printf \"\\0\"; "
      + "/usr/bin/env -0; printf \"\\0\"; } >>\(path); } 2>/dev/null' EXIT"
  }

  private static func bashStart(_ trap: String, userFile: String?) -> String {
    guard let userFile, !userFile.isEmpty else { return "unset BASH_ENV\n" + trap + "\n" }
    let quoted =
      "'"
      + userFile.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
    return "export BASH_ENV=\(quoted)\nif [ -r \"$BASH_ENV\" ]; then . \"$BASH_ENV\"; fi\n"
      + trap + "\n"
  }
}
