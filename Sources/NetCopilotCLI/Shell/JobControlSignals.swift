import Glibc

/// The signals of a terminal that a shell with job control does not react to.
enum JobControlSignals {
  /// Ignores them; children get the default behaviour back when they are spawned.
  static func ignore() {
    for number in [SIGINT, SIGQUIT, SIGTSTP, SIGTTOU, SIGTTIN] { signal(number, SIG_IGN) }
  }
}
