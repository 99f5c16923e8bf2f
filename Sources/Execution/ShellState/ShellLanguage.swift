internal import Platform

/// The language that a shell speaks, which decides how its state is learnt.
package enum ShellLanguage: Sendable, Equatable {
  /// bash.
  case bash
  /// zsh.
  case zsh
  /// Any other shell that speaks the POSIX shell's language.
  case posix
  /// fish.
  case fish
  /// A shell that runs lines, but whose state is not learnt: csh, tcsh, nu, elvish and the like.
  case foreign

  /// The language of a shell.
  ///
  /// - Parameter shell: Its path or name, such as `/bin/bash`.
  package init(shell: String) {
    switch Files.name(of: shell) {
    case "bash": self = .bash
    case "zsh": self = .zsh
    case "sh", "dash", "ksh", "mksh", "ash", "busybox", "yash": self = .posix
    case "fish": self = .fish
    default: self = .foreign
    }
  }

  /// Whether the shell speaks the POSIX shell's language.
  package var isPOSIX: Bool { self == .bash || self == .zsh || self == .posix }

  /// Whether functions can be learnt from it and given back to it.
  package var tellsFunctions: Bool { self == .bash || self == .zsh || self == .fish }

  /// Whether the options of `set -o` and its like can be.
  package var tellsOptions: Bool { self == .bash || self == .zsh }

  /// Whether aliases can be learnt from it; fish makes functions of them.
  package var tellsAliases: Bool { isPOSIX }

  /// A word that the shell reads back unchanged.
  package func quoted(_ word: String) -> String {
    var result = "'"
    for scalar in word.unicodeScalars {
      switch scalar {
      case "'": result += self == .fish ? "\\'" : "'\\''"
      case "\\" where self == .fish: result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}
