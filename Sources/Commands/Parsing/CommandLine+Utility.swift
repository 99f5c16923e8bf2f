extension CommandLine {
  /// The simple command that the line is about; nil for a line without words.
  ///
  /// The first one that neither merely feeds a pipe (`echo`, `cat`) nor prepares the shell (`cd`).
  var mainCommand: SimpleCommand? { mainInvocation?.command }

  /// The command that the line is about, with its wrappers told from its program.
  var mainInvocation: Invocation? {
    let own = ownInvocations
    return Self.mainIndex(of: own).map { own[$0] } ?? anyInvocation
  }

  /// Which of the line's own commands it is about; nil when none has a program.
  static func mainIndex(of invocations: [Invocation]) -> Int? {
    var fallback: Int?
    for (index, invocation) in invocations.enumerated() {
      guard let utility = invocation.utility else { continue }
      if UtilityTraits.of(utility).isDisjoint(with: [.feeds, .changesShell]) { return index }
      if fallback == nil { fallback = index }
    }
    return fallback
  }

  /// The first command with words, be it one in a substitution.
  var anyInvocation: Invocation? {
    simpleCommands.first { !$0.words.isEmpty }.map { Invocation($0) }
  }

  /// The name of the program that matters, without its directory and its wrappers.
  ///
  /// `sudo /usr/bin/dig example.org` is about `dig`, `echo x | nc host 9` about `nc`.
  package var utility: String? { mainInvocation?.utility }

  /// The wrappers around the program that matters, outermost first, such as `sudo`.
  package var wrappers: [String] { mainInvocation?.wrappers ?? [] }

  /// Whether any command of the line runs with another user's rights.
  package var isPrivilegeElevating: Bool {
    for command in simpleCommands {
      let invocation = Invocation(command)
      if invocation.segments.contains(where: { UtilityTraits.of($0.name).contains(.elevates) }) {
        return true
      }
    }
    return false
  }
}
