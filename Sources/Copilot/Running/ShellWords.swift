package import Execution

/// Words that only a shell can run: they have no program, or the program can't do the work.
package enum ShellWords {
  /// Whether a line that starts with this word goes to the shell even when it is a plain argv.
  package static func needShell(_ word: String, in language: ShellLanguage) -> Bool {
    if words.contains(word) { return true }
    switch language {
    case .zsh: return zshWords.contains(word)
    case .fish: return fishWords.contains(word)
    case .bash, .posix, .foreign: return false
    }
  }

  /// Source: POSIX.1-2017, 2.14 (special built-ins) and 1.6 (intrinsic utilities); bash(1).
  private static let words: Set<String> = [
    ".", ":", "alias", "bg", "bind", "break", "builtin", "caller", "cd", "command", "compgen",
    "complete", "continue", "declare", "dirs", "disown", "enable", "eval", "exec", "exit",
    "export", "fc", "fg", "getopts", "hash", "help", "jobs", "let", "local", "logout", "mapfile",
    "popd", "pushd", "read", "readarray", "readonly", "return", "set", "shift", "shopt", "source",
    "suspend", "times", "trap", "type", "typeset", "ulimit", "umask", "unalias", "unset", "wait",
  ]

  /// Source: zshbuiltins(1).
  private static let zshWords: Set<String> = [
    "autoload", "bindkey", "chdir", "emulate", "float", "functions", "integer", "limit",
    "nocorrect",
    "noglob", "print", "pushln", "rehash", "repeat", "sched", "setopt", "ttyctl", "unfunction",
    "unhash", "unlimit", "unsetopt", "whence", "where", "zcompile", "zformat", "zmodload",
    "zparseopts", "zstyle",
  ]

  /// Source: fish(1), the list of its commands.
  private static let fishWords: Set<String> = [
    "abbr", "and", "argparse", "begin", "block", "cdh", "commandline", "contains", "count", "dirh",
    "emit", "end", "fish_add_path", "fish_config", "fish_key_reader", "fish_opt",
    "fish_update_completions",
    "funced", "funcsave", "functions", "if", "isatty", "math", "nextd", "not", "or", "path",
    "prevd",
    "psub", "random", "set_color", "setenv", "status", "string", "switch",
    "vared",
  ]
}
