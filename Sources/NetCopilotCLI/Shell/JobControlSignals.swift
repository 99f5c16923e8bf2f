import Glibc

/// The signals of a terminal that a waiting shell does not react to.
///
/// Children get the default behaviour back when they are spawned.
enum JobControlSignals {
  /// Stops until the shell is in the foreground of its terminal, as when it was started with `&`.
  ///
  /// An orphaned group can't be stopped and goes on. Source: *The GNU C Library*, Initializing the
  /// Shell.
  ///
  /// - Parameter terminal: A descriptor of the terminal.
  static func waitForForeground(of terminal: Int32) {
    signal(SIGTTIN, SIG_DFL)
    for _ in 0..<64 {
      let foreground = tcgetpgrp(terminal)
      if foreground < 0 || foreground == getpgrp() { return }
      kill(0, SIGTTIN)
    }
  }

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
