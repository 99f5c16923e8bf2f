internal import Platform

/// Where libedit puts the characters of a line on the screen.
struct LineLayout: Equatable {
  /// The screen's width.
  let columns: Int
  /// Rows below the prompt's first row.
  private(set) var row = 0
  /// Columns from the left edge.
  private(set) var column = 0

  /// The place after a prompt of a width.
  init(columns: Int, promptWidth: Int) {
    self.columns = max(1, columns)
    row = promptWidth / self.columns
    column = promptWidth % self.columns
  }

  /// Moves behind one more character. Source: `re_addc` and `re_putc` in libedit's refresh.c.
  mutating func advance(over value: UInt32) {
    switch value {
    case 0x0A:
      row += 1
      column = 0
    case 0x09:
      repeat { advance(width: 1) } while column & 7 != 0
    case 0..<0x20, 0x7F:
      advance(width: 1)
      advance(width: 1)
    case 0x20..<0x7F:
      advance(width: 1)
    default:
      if let scalar = Unicode.Scalar(value), let width = characterWidth(scalar) {
        advance(width: width)
      } else {
        // Shown as \U+1234.
        for _ in 0..<(value > 0xFFFF ? 8 : 7) { advance(width: 1) }
      }
    }
  }

  private mutating func advance(width: Int) {
    if column + width > columns {
      row += 1
      column = 0
    }
    column += width
    if column >= columns {
      row += 1
      column = 0
    }
  }
}
