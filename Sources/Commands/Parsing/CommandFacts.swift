/// What the history keeps of a line besides its text.
package struct CommandFacts: Sendable, Equatable {
  /// The name of the program that matters; see ``CommandLine/utility``.
  package let utility: String?
  /// The line with its arguments replaced by their kinds.
  package let template: String
  /// The kinds of the main command's arguments, in order, options among them.
  package let argumentKinds: [ArgumentKind]
  /// The purpose, such as `dns`; `other` for a program that is not known.
  package let category: String
}

extension CommandLine {
  /// What the history keeps of a line whose secrets are out already.
  ///
  /// The same as ``utility``, ``templateOfRedacted`` and ``argumentKinds`` in one go.
  /// - Complexity: O(*n*) in the length of the line.
  package var factsOfRedacted: CommandFacts {
    CommandFacts(pieces, ownInvocations) { anyInvocation }
  }
}

extension CommandFacts {
  /// The facts of a line that was read and whose secrets are out already.
  init(_ line: borrowing LineParser) {
    let invocations = line.placed.map { Invocation($0.command) }
    let substituted = line.substituted
    self.init(line.pieces, invocations) {
      invocations.first { !$0.command.words.isEmpty }
        ?? substituted.first { !$0.command.words.isEmpty }.map { Invocation($0.command) }
    }
  }

  /// - Parameter any: The first command with words, be it one in a substitution.
  fileprivate init(_ pieces: [Piece], _ invocations: [Invocation], any: () -> Invocation?) {
    let main = CommandLine.mainIndex(of: invocations)
    let (template, kinds) = CommandLine.template(of: pieces, invocations, main: main)
    let mainInvocation = main.map { invocations[$0] } ?? any()
    utility = mainInvocation?.utility
    self.template = template
    argumentKinds = main != nil ? kinds : CommandLine.argumentKinds(of: mainInvocation)
    category = utility.map { UtilityProfile.of($0).category } ?? "other"
  }
}
