import Glibc

/// The signals of a terminal that a waiting shell does not react to.
///
/// Children get the default behaviour back when they are spawned.
enum JobControlSignals {
  /// Ignores them all, as a shell with job control does.
  static func ignore() {
    for number in [SIGINT, SIGQUIT, SIGTSTP, SIGTTOU, SIGTTIN] { signal(number, SIG_IGN) }
  }

  /// Leaves Ctrl-C and Ctrl-\ to the command, as a shell that runs a script does: it outlives the
  /// command and records how it ended.
  static func leaveInterruptsToCommands() {
    for number in [SIGINT, SIGQUIT] { signal(number, SIG_IGN) }
  }
}
