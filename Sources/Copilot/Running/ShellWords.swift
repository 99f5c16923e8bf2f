/// Words that only a shell can run: they have no program, or the program can't do the work.
package enum ShellWords {
  /// Whether a line that starts with this word goes to the shell even when it is a plain argv.
  package static func needShell(_ word: String) -> Bool { words.contains(word) }

  /// Source: POSIX.1-2017, 2.14 (special built-ins) and 1.6 (intrinsic utilities); bash(1).
  private static let words: Set<String> = [
    ".", ":", "alias", "bg", "bind", "break", "builtin", "caller", "cd", "command", "compgen",
    "complete", "continue", "declare", "dirs", "disown", "enable", "eval", "exec", "exit",
    "export", "fc", "fg", "getopts", "hash", "help", "jobs", "let", "local", "logout", "mapfile",
    "popd", "pushd", "read", "readarray", "readonly", "return", "set", "shift", "shopt", "source",
    "suspend", "times", "trap", "type", "typeset", "ulimit", "umask", "unalias", "unset", "wait",
  ]
}
