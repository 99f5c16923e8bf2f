/// What a word does in a command line.
package enum WordRole: Sendable, Equatable {
  /// It names the program to run, be it behind `sudo` or `ip netns exec NAME`.
  case program
  /// It is an argument of a utility; the words between the utility and it are given.
  case argument(utility: String, before: [String])
  /// It is the value that a variable is given.
  case value
  /// It is the file that a redirection opens.
  case file
}

extension CommandLine {
  /// What the first word that ends with a text does; nil when no word does.
  ///
  /// - Parameter mark: The text, which must occur once.
  /// - Complexity: O(*n*) in the number of words.
  package func role(ofWordEndingWith mark: String) -> WordRole? {
    // A command in a substitution comes before the one whose word the substitution is part of.
    for command in simpleCommands.reversed() {
      if command.redirections.contains(where: { $0.target?.value.hasSuffix(mark) == true }) {
        return .file
      }
      if command.assignments.contains(where: { $0.value.value.hasSuffix(mark) }) { return .value }
      guard let index = command.words.firstIndex(where: { $0.value.hasSuffix(mark) }) else {
        continue
      }
      let invocation = Invocation(command)
      if index == invocation.programIndex { return .program }
      // Between a wrapper and its program stand the wrapper's own words.
      let segment = invocation.segments.last { $0.start < index }
      let start = segment?.start ?? 0
      return .argument(
        utility: Invocation.baseName(command.words[start].value),
        before: command.words[(start + 1)..<max(start + 1, index)].map(\.value))
    }
    return nil
  }
}
