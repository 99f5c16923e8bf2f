extension CommandLine {
  /// The line with its arguments replaced by their kinds, such as `ping -c INT HOST`.
  ///
  /// Names and addresses are all `HOST`, secrets `SECRET`; options, subcommands and operators stay.
  /// Equal lines have equal templates, and a template holds no secret of the line.
  package var template: String { template(redactedBy: Redactor()) }

  /// The template, with the secrets that the given redactor finds.
  /// - Parameter redactor: the one that also redacts what is stored.
  package func template(redactedBy redactor: Redactor) -> String {
    let redaction = redactor.redact(text)
    guard redaction.text == text else {
      return CommandLine(redaction.text).templateOfRedacted
    }
    return templateOfRedacted
  }

  /// The template of a line whose secrets are out already. Complexity: O(*n*) in its length.
  package var templateOfRedacted: String {
    Self.template(of: pieces, ownInvocations, main: nil).text
  }

  /// The kinds of the main command's arguments, in order, options among them.
  package var argumentKinds: [ArgumentKind] { Self.argumentKinds(of: mainInvocation) }

  /// The commands of the line itself with their wrappers told from their programs.
  var ownInvocations: [Invocation] { ownCommands.map { Invocation($0) } }

  /// Writes a template.
  ///
  /// - Parameters:
  ///   - pieces: The line's commands, operators and reserved words in order.
  ///   - invocations: The commands of the line itself.
  ///   - main: The command whose arguments' kinds are wanted.
  /// - Returns: The template, and those kinds.
  static func template(
    of pieces: [Piece], _ invocations: [Invocation], main: Int?
  ) -> (text: String, kinds: [ArgumentKind]) {
    var writer = TemplateWriter()
    var kinds: [ArgumentKind] = []
    for piece in pieces {
      switch piece {
      case .symbol(let symbol): writer.add(symbol)
      case .words(let words): for word in words { writer.add(plainTemplate(word)) }
      case .command(let index):
        guard index < invocations.count else { continue }
        writer.restartKinds()
        Template.write(invocations[index], to: &writer)
        if index == main { kinds = writer.kinds }
      }
    }
    writer.dropLastSemicolon()
    return (writer.text, kinds)
  }

  private static func plainTemplate(_ word: Word) -> String {
    if word.text == "in" { return word.text }
    return Template.name(ArgumentKind.kind(of: word.value, after: nil, utility: nil))
  }

  static func argumentKinds(of invocation: Invocation?) -> [ArgumentKind] {
    guard let invocation else { return [] }
    var writer = TemplateWriter()
    Template.write(invocation.arguments, of: invocation.utility ?? "", to: &writer)
    return writer.kinds
  }
}
