/// Takes apart what a ``Palette`` has rendered.
package enum RenderedText {
  /// The pieces of a line, with their styles; sequences that a palette does not write are left out.
  ///
  /// - Complexity: O(*n*).
  package static func pieces(of line: String) -> [Styled] {
    var pieces: [Styled] = []
    var style = Style.plain
    var text = ""
    func flush() {
      if !text.isEmpty { pieces.append(Styled(text, style)) }
      text = ""
    }
    var rest = Substring(line).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      guard rest.first == "[" else { continue }
      rest.removeFirst()
      let parameters = rest.prefix { $0 == ";" || ("0"..."9").contains($0) }
      rest = rest.dropFirst(parameters.count)
      guard rest.popFirst() == "m" else { continue }
      flush()
      for number in String(parameters).split(separator: ";", omittingEmptySubsequences: false) {
        apply(UInt8(number) ?? 0, to: &style)
      }
    }
    flush()
    return pieces
  }

  private static func apply(_ number: UInt8, to style: inout Style) {
    switch number {
    case 0: style = .plain
    case 1: style.isBold = true
    case 2: style.isDim = true
    case 4: style.isUnderlined = true
    case 7: style.isReversed = true
    case 30...37: style.color = Color(rawValue: number - 30)
    default: break
    }
  }
}
