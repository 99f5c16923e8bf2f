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
    var parts: [String] = []
    for piece in pieces {
      switch piece {
      case .symbol(let symbol): parts.append(symbol)
      case .words(let words): for word in words { parts.append(Self.plainTemplate(word)) }
      case .command(let index):
        guard index < simpleCommands.count else { continue }
        Template.write(simpleCommands[index], to: &parts)
      }
    }
    if parts.last == ";" { parts.removeLast() }
    return parts.joined(separator: " ")
  }

  private static func plainTemplate(_ word: Word) -> String {
    if word.text == "in" { return word.text }
    return Template.name(ArgumentKind.kind(of: word.value, after: nil, utility: nil))
  }

  /// The kinds of the main command's arguments, in order, options among them.
  package var argumentKinds: [ArgumentKind] {
    guard let command = mainCommand else { return [] }
    let invocation = Invocation(command)
    return Template.arguments(invocation.arguments, utility: invocation.utility ?? "").map(\.kind)
  }
}
