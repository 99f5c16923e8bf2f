/// Text with one style.
package struct Styled: Equatable, Sendable {
  /// What it says.
  package var text: String
  /// How it looks.
  package var style: Style

  /// Text with a style.
  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
