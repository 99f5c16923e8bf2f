package import Commands
package import Execution
internal import Glibc
package import Platform

/// What a shell session carries from one line to the next.
package struct SessionState: Sendable {
  /// The exported variables.
  package var environment: ProcessEnvironment
  /// Variables that were assigned but not exported.
  package var variables: [String: String] = [:]
  /// The working directory, as the user walked into it (links kept).
  package var directory: String?
  /// The directories that `pushd` remembers, newest first, without the working directory.
  package var directoryStack: [String] = []
  /// The directory before the last change, for `cd -`.
  package var previousDirectory: String?
  /// Functions and options that lines have defined in the shell.
  package var definitions = ShellDefinitions()
  /// Short names for longer lines.
  package var aliases = AliasTable()
  /// Whether lines are kept out of the history (`:private on`).
  package var isPrivate = false
  /// The shell that runs lines with pipes, redirections and the like.
  package var shell: String

  /// The state at the start of a session.
  ///
  /// - Parameters:
  ///   - environment: The variables that the session inherits.
  ///   - directory: The working directory, or nil when it is gone.
  ///   - shell: The configured shell; empty means `SHELL`, else `/bin/sh`.
  package init(environment: ProcessEnvironment, directory: String?, shell: String) {
    self.environment = environment
    self.directory = directory
    self.shell = SessionState.shell(configured: shell, environment: environment)
  }

  /// The first of these that can be executed: the configured shell, `SHELL`, `/bin/sh`.
  private static func shell(configured: String, environment: ProcessEnvironment) -> String {
    for candidate in [configured, environment["SHELL"] ?? ""]
    where !candidate.isEmpty && Files.isExecutable(candidate) && !isThisProgram(candidate) {
      return candidate
    }
    return "/bin/sh"
  }

  /// Whether a path leads back to this program, under whatever name: a shell that ran its lines
  /// through itself would never end. Source: proc(5).
  private static func isThisProgram(_ path: String) -> Bool {
    if Files.name(of: path) == "netcopilot" { return true }
    var candidate = stat()
    var own = stat()
    return stat(path, &candidate) == 0 && stat("/proc/self/exe", &own) == 0
      && candidate.st_ino == own.st_ino && candidate.st_dev == own.st_dev
  }

  /// The language of the shell.
  package var language: ShellLanguage { ShellLanguage(shell: shell) }

  /// The working directory with the home directory written `~`.
  package var shortDirectory: String {
    guard let directory else { return "?" }
    guard let home = environment.homeDirectory, home != "/", !home.isEmpty else {
      return directory
    }
    if directory == home { return "~" }
    return directory.hasPrefix(home + "/")
      ? "~" + directory.dropFirst(home.count) : directory
  }
}
