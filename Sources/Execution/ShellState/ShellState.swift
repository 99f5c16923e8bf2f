internal import CExecution
internal import Glibc
package import Platform

/// Runs one line in `$SHELL -c` and learns what it did to the directory, the variables and the mask,
/// and on request to functions and options.
///
/// Words that run at the shell's exit write its state into an anonymous file that the shell has open
/// as ``LaunchRequest/extraDescriptorNumber``. They leave the exit status alone. A line that replaces
/// the shell (`exec`), sets an exit trap itself or dies by a signal leaves no state.
///
/// The line and its error messages stay untouched: bash reads the words from the file that
/// `BASH_ENV` names, fish takes them as an argument of its own; in other shells a trap stands in
/// front of the line, on the same line of text.
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
  ///   - line: A line of the shell's language; it may span several lines of text.
  ///   - shell: The shell's path or name, such as `/bin/bash`.
  ///   - questions: What is asked besides directory, exported variables and mask.
  ///   - definitions: The functions and options that the line finds set.
  ///   - environment: The environment that the line starts with.
  /// - Throws: ``SystemError``. The corresponding C function is `memfd_create`.
  package init(
    line: String, shell: String, questions: ShellQuestions = ShellQuestions(),
    definitions: ShellDefinitions = ShellDefinitions(), environment: ProcessEnvironment
  ) throws(SystemError) {
    let number = nc_memory_file("netcopilot-shell-state")
    guard number >= 0 else { throw SystemError(call: "memfd_create", code: -number) }
    let file = FileDescriptor(owning: number)
    let words = ShellStateWords(language: ShellLanguage(shell: shell), questions: questions)
    // The shell reads the file's front by its name before the line; the state lands behind it.
    let start = words.start(definitions, userFile: environment["BASH_ENV"])
    try file.write(Array(start.utf8))
    self.file = file
    prefixBytes = start.utf8.count
    before = environment
    var changed = environment
    if words.language == .bash { changed["BASH_ENV"] = ShellStateWords.path }
    self.environment = changed
    arguments =
      [shell]
      + words.arguments(
        line: line, hasStart: !start.isEmpty, definitions: definitions)
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
}
