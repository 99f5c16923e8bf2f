/// Takes passwords, tokens and keys out of command lines and of what commands print.
package struct Redactor: Sendable {
  let extraNames: [String]

  /// A redactor that also treats the values of these options, variables and headers as secret.
  /// - Parameter extraNames: names in any case, without dashes, such as `community`.
  package init(extraNames: [String] = []) {
    self.extraNames = extraNames.map { $0.lowercased() }
  }

  /// Takes the secrets out of a command line.
  package func redact(_ line: String) -> Redaction {
    Redaction(text: line, secrets: [])
  }

  /// Takes the secrets out of what a command printed.
  package func redactOutput(_ bytes: [UInt8], secrets: [String] = []) -> [UInt8] {
    bytes
  }
}
