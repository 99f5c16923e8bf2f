/// What stands before the line.
package struct Prompt: Equatable, Sendable {
  /// Styled text, from left to right.
  package var segments: [Styled]
  /// What stands before a line that goes on with one that was not complete.
  package var continuation: [Styled]

  /// A prompt. It should end with a space; one is added when its last sign is another, styled one.
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
    for (text, numbers) in pieces(palette: palette, glyphs: glyphs) {
      if !numbers.isEmpty {
        let list = numbers.map { String($0) }.joined(separator: ";")
        result += "\(mark)\u{1B}[0;\(list)m\(mark)"
      } else if isStyled {
        result += "\(mark)\u{1B}[0m\(mark)"
      }
      isStyled = !numbers.isEmpty
      result += text
    }
    return result
  }

  /// The text that ``encoded(palette:glyphs:)`` draws.
  func drawnText(palette: Palette, glyphs: Glyphs) -> String {
    pieces(palette: palette, glyphs: glyphs).reduce(into: "") { $0 += $1.text }
  }

  /// Text and its SGR numbers; the last piece is never styled.
  private func pieces(palette: Palette, glyphs: Glyphs) -> [(text: String, numbers: [UInt8])] {
    var pieces = segments.map { segment in
      (
        text: TextWidth.printable(segment.text, glyphs: glyphs),
        numbers: segment.style.parameters(under: palette.policy)
      )
    }
    pieces.removeAll { $0.text.isEmpty }
    guard let last = pieces.last, !last.numbers.isEmpty else { return pieces }
    if last.text.hasSuffix(" "), last.text != " " {
      pieces[pieces.count - 1].text.removeLast()
    } else if last.text == " " {
      pieces.removeLast()
    }
    return pieces + [(" ", [])]
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
