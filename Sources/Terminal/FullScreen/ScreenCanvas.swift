internal import Platform

/// The rows that a screen shows, and the bytes that turn them into the next ones.
struct ScreenCanvas {
  private let size: WindowSize
  private let palette: Palette
  private let glyphs: Glyphs
  private var shown: [String]

  init(size: WindowSize, palette: Palette, glyphs: Glyphs) {
    self.size = size
    self.palette = palette
    self.glyphs = glyphs
    // Nothing equals these rows, so that everything is drawn the first time.
    shown = Array(repeating: "\u{0}", count: size.rows)
  }

  /// The sequences that bring the screen from what it shows to `rows`; empty when nothing changed.
  mutating func draw(_ rows: [[Styled]]) -> String {
    var text = ""
    for index in 0..<size.rows {
      let row = index < rows.count ? render(rows[index]) : ""
      if row == shown[index] { continue }
      shown[index] = row
      // Erasing comes first: after a row that fills the window it would take its last character.
      text += "\u{1B}[\(index + 1);1H\u{1B}[K" + row
    }
    return text
  }

  /// One row cut to the window's width, without what could move the cursor.
  private func render(_ pieces: [Styled]) -> String {
    var room = size.columns
    var row = ""
    for (index, piece) in pieces.enumerated() where room > 0 {
      let text = TextWidth.printable(piece.text, glyphs: glyphs)
      let width = TextWidth.columns(of: text)
      let isLast = pieces[(index + 1)...].allSatisfy { TextWidth.columns(of: $0.text) == 0 }
      if width < room || (width == room && isLast) {
        row += palette.render(text, piece.style)
        room -= width
      } else {
        // The sign at the end stands for this piece's rest and for all that follows.
        let kept =
          width > room
          ? TextWidth.truncated(text, to: room, glyphs: glyphs)
          : TextWidth.prefix(of: text, columns: room - 1) + glyphs.ellipsis
        row += palette.render(kept, piece.style)
        room = 0
      }
    }
    return row
  }
}
