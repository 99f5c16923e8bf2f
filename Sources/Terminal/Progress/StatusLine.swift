internal import Platform

/// One dim line that shows what goes on, and is erased before anything else is printed.
package final class StatusLine {
  private let output: Int32
  private let palette: Palette
  private let glyphs: Glyphs
  private let isTerminal: Bool
  /// Whether the line is on the screen.
  package private(set) var isShown = false

  /// A line that is not shown yet.
  ///
  /// - Parameters:
  ///   - output: Where it goes; nothing is written when it is not a terminal.
  ///   - isTerminal: Whether that is a terminal that takes escape sequences.
  ///   - palette: How it is styled.
  ///   - glyphs: The signs to draw with.
  package init(output: Int32 = 2, isTerminal: Bool, palette: Palette, glyphs: Glyphs) {
    self.output = output
    self.isTerminal = isTerminal
    self.palette = palette
    self.glyphs = glyphs
  }

  /// How wide the line may be.
  package var columns: Int { max(1, (WindowSize(ofTerminal: output)?.columns ?? 80) - 1) }

  /// Shows a text in the line's place, cut to the window. The cursor has to be in column 0.
  package func show(_ text: String) {
    guard isTerminal else { return }
    let cut = TextWidth.truncated(
      TextWidth.printable(text, glyphs: glyphs), to: columns, glyphs: glyphs)
    write("\r" + palette.render(cut, .dim) + "\u{1B}[K")
    isShown = true
  }

  /// Erases the line; the cursor ends in column 0.
  package func erase() {
    if isShown { write("\r\u{1B}[K") }
    isShown = false
  }

  /// Brings the cursor to the first column: below what a program left without a line end.
  ///
  /// A mark and spaces as wide as the window wrap only when the cursor was not in column 0.
  package func startFreshRow() {
    guard isTerminal else { return }
    let width = WindowSize(ofTerminal: output)?.columns ?? 80
    let spaces = String(repeating: " ", count: max(0, width - 1))
    write(palette.render(glyphs.missingLineEnd, .dim) + spaces + "\r\u{1B}[K")
  }

  private func write(_ text: String) {
    // Nothing depends on the line, so a failed write is let go.
    do throws(SystemError) { try writeBytes(Array(text.utf8), to: output) } catch {}
  }
}
