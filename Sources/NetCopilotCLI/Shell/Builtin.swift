/// A command that changes the shell itself and so can't be a process of its own.
enum Builtin: String, CaseIterable {
  case cd, pushd, popd, dirs, pwd
  case export, unset, alias, unalias, umask
  case jobs, fg, bg, wait, disown, kill
  case exit, logout, history, builtin

  /// One line of help, for completion.
  var summary: String {
    switch self {
    case .cd: "change the working directory"
    case .pushd: "change the directory and remember this one"
    case .popd: "go back to the remembered directory"
    case .dirs: "list the remembered directories"
    case .pwd: "print the working directory"
    case .export: "set variables for the commands that follow"
    case .unset: "remove variables"
    case .alias: "name or list short forms"
    case .unalias: "remove short forms"
    case .umask: "show or set the mode that new files lack"
    case .jobs: "list stopped and background jobs"
    case .fg: "continue a job in the foreground"
    case .bg: "continue a job in the background"
    case .wait: "wait for background jobs"
    case .disown: "leave a job running when the shell ends"
    case .kill: "send a signal to jobs and processes"
    case .exit, .logout: "leave the shell"
    case .history: "list what ran"
    case .builtin: "run one of these"
    }
  }
}
