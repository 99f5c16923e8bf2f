/// What stands before the line.
package struct Prompt: Equatable, Sendable {
  /// Styled text, from left to right.
  package var segments: [Styled]
  /// What stands before a line that goes on with one that was not complete.
  package var continuation: [Styled]

  /// A prompt. It should end with a space; one is added when its last sign is styled.
  package init(_ segments: [Styled], continuation: [Styled] = [Styled("> ")]) {
    self.segments = segments
    self.continuation = continuation
  }

  /// A prompt without styles.
  package init(_ text: String) {
    self.init([Styled(text)])
  }

  /// The prompt for a line that goes on with the one before.
  package var continued: Prompt { Prompt(continuation, continuation: continuation) }

  /// The text alone, without anything that could move the cursor.
  func plainText(glyphs: Glyphs) -> String {
    segments.reduce(into: "") { $0 += TextWidth.printable($1.text, glyphs: glyphs) }
  }

  /// The bytes for libedit: sequences stand between two marks, because they take no room.
  ///
  /// libedit ties a sequence to the character after it and drops one at the end, so each sequence
  /// sets a whole style and the last one is always followed by an unstyled character.
  func encoded(palette: Palette, glyphs: Glyphs) -> String {
    let mark = "\u{1}"
    var result = ""
    var isStyled = false
    for segment in segments {
      let text = TextWidth.printable(segment.text, glyphs: glyphs)
      if text.isEmpty { continue }
      let numbers = segment.style.parameters(under: palette.policy)
      if !numbers.isEmpty {
        let list = numbers.map { String($0) }.joined(separator: ";")
        result += "\(mark)\u{1B}[0;\(list)m\(mark)"
      } else if isStyled {
        result += "\(mark)\u{1B}[0m\(mark)"
      }
      isStyled = !numbers.isEmpty
      result += text
    }
    if isStyled { result += "\(mark)\u{1B}[0m\(mark) " }
    return result
  }

  /// The columns that the prompt takes when it is drawn.
  func width(palette: Palette, glyphs: Glyphs) -> Int {
    let last = segments.last { !$0.text.isEmpty }
    let isStyledAtEnd = last.map { !$0.style.parameters(under: palette.policy).isEmpty } ?? false
    return TextWidth.columns(of: plainText(glyphs: glyphs)) + (isStyledAtEnd ? 1 : 0)
  }
}

/// How reading a line ended.
package enum ReadResult: Equatable, Sendable {
  /// A line, without its end. It can hold line breaks when it was pasted.
  case line(String)
  /// The user gave the line up with Ctrl-C.
  case interrupted
  /// There is nothing more to read.
  case endOfFile
}
