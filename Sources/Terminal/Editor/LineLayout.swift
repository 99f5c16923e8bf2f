internal import Platform

/// Where libedit puts the characters of a line on the screen.
struct LineLayout {
  /// The screen's width.
  let columns: Int
  /// Rows below the prompt's first row.
  private(set) var row = 0
  /// Columns from the left edge.
  private(set) var column = 0
  /// Where the same characters stand once the window has another width; nil when nobody asks.
  private(set) var flow: RowFlow?

  /// The place after a prompt.
  ///
  /// - Parameters:
  ///   - columns: The screen's width.
  ///   - prompt: The prompt's text, without its styles.
  ///   - newColumns: The width for ``flow``; nil for none.
  init(columns: Int, prompt: String, flowingInto newColumns: Int? = nil) {
    self.columns = max(1, columns)
    flow = newColumns.map { RowFlow(columns: $0) }
    for scalar in prompt.unicodeScalars { advance(over: scalar.value) }
  }

  /// Moves behind one more character. Source: `re_addc` and `re_putc` in libedit's refresh.c.
  mutating func advance(over value: UInt32) {
    switch value {
    case 0x0A:
      row += 1
      column = 0
      flow?.endRow()
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

  /// Moves to where a character stands that is not behind but under the cursor.
  ///
  /// Only one of two columns for which the row has no more room stands elsewhere.
  ///
  /// - Parameter isGhost: Whether it is the suggestion's first, which moves when the window changes.
  mutating func settle(before value: UInt32, isGhost: Bool = false) {
    guard value >= 0x80, let scalar = Unicode.Scalar(value), let width = characterWidth(scalar)
    else { return }
    if !isGhost { makeRoom(for: width) }
    flow?.makeRoom(for: width)
  }

  private mutating func makeRoom(for width: Int) {
    guard column + width > columns else { return }
    // libedit fills the row with spaces.
    for _ in column..<columns { flow?.add(width: 1) }
    row += 1
    column = 0
  }

  private mutating func advance(width: Int) {
    makeRoom(for: width)
    flow?.add(width: width)
    column += width
    if column >= columns {
      row += 1
      column = 0
    }
  }
}

/// Where cells stand in a window of a new width, when the terminal lets wrapped rows flow anew.
///
/// As in terminals, a full row is left only when another character comes.
struct RowFlow {
  /// The window's width.
  let columns: Int
  /// Rows below the first.
  private(set) var row = 0
  /// Columns from the left edge; as many as the window has when the row is full.
  private(set) var column = 0

  init(columns: Int) { self.columns = max(1, columns) }

  /// Puts a character of a width.
  mutating func add(width: Int) {
    makeRoom(for: width)
    column += width
  }

  /// Moves to where a character of a width stands.
  mutating func makeRoom(for width: Int) {
    if column + width > columns { endRow() }
  }

  /// Ends the row for good.
  mutating func endRow() {
    row += 1
    column = 0
  }
}
