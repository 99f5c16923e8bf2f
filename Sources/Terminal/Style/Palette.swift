/// Turns styled text into bytes for one output.
package struct Palette: Equatable, Sendable {
  /// Which sequences may be used.
  package var policy: ColorPolicy

  /// A palette under a policy.
  package init(_ policy: ColorPolicy) {
    self.policy = policy
  }

  /// The text with the sequences that its style needs, ending in the terminal's own look.
  package func render(_ text: String, _ style: Style) -> String {
    let start = begin(style)
    return start.isEmpty ? text : start + text + "\u{1B}[0m"
  }

  /// Pieces of styled text, one after the other.
  package func render(_ pieces: [Styled]) -> String {
    pieces.reduce(into: "") { $0 += render($1.text, $1.style) }
  }

  /// The sequence that switches a style on; empty when there is nothing to switch.
  package func begin(_ style: Style) -> String {
    let numbers = style.parameters(under: policy)
    return numbers.isEmpty
      ? "" : "\u{1B}[" + numbers.map { String($0) }.joined(separator: ";") + "m"
  }
}
