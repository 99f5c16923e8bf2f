extension CommandLine {
  /// The simple command that the line is about; nil for a line without words.
  ///
  /// The first one that neither merely feeds a pipe (`echo`, `cat`) nor prepares the shell (`cd`).
  var mainCommand: SimpleCommand? {
    var fallback: SimpleCommand?
    for command in ownCommands {
      guard let utility = Invocation(command).utility else { continue }
      if !Self.feeds.contains(utility), !Self.stateCommands.contains(utility) { return command }
      if fallback == nil { fallback = command }
    }
    if let fallback { return fallback }
    return simpleCommands.first { !$0.words.isEmpty }
  }

  private static let feeds: Set<String> = ["echo", "cat", "printf", "yes", "true", ":", "sleep"]

  /// The name of the program that matters, without its directory and its wrappers.
  ///
  /// `sudo /usr/bin/dig example.org` is about `dig`, `echo x | nc host 9` about `nc`.
  package var utility: String? {
    guard let command = mainCommand else { return nil }
    return Invocation(command).utility
  }

  /// The wrappers around the program that matters, outermost first, such as `sudo`.
  package var wrappers: [String] {
    guard let command = mainCommand else { return [] }
    return Invocation(command).wrappers
  }

  /// Whether any command of the line runs with another user's rights.
  package var isPrivilegeElevating: Bool {
    for command in simpleCommands {
      let invocation = Invocation(command)
      if invocation.wrappers.contains(where: Self.elevating.contains) { return true }
      if let utility = invocation.utility, Self.elevating.contains(utility) { return true }
    }
    return false
  }

  private static let elevating: Set<String> = ["sudo", "doas", "su", "pkexec", "run0"]
}
