internal import Platform

/// Where the cursor is after the window's size changed.
struct MovedCursor {
  /// Rows between the cursor and the first row of the drawing.
  var rows: Int
  /// The cursor's row on the screen, from 0; nil when the terminal didn't say.
  var screenRow: Int?
}

/// A window that changes its size moves what was drawn in it.
///
/// Many terminals (tmux, VTE, kitty, iTerm2, Windows Terminal) let wrapped rows flow into the new
/// width; others (xterm, GNU screen, the Linux console) leave every row where it is. The column of
/// the cursor, for which the terminal is asked, tells them apart. Its row tells how much of the
/// drawing has left the screen at the top, from where a larger window may bring it back.
extension LineEditor {
  /// How long a terminal may take to say where its cursor is, in milliseconds.
  static let reportMilliseconds: Int32 = 250

  /// A window that is dragged has its new size when this long nothing has changed, in milliseconds.
  static let quietMilliseconds: Int32 = 30

  /// Asks for the window's size once it no longer changes; true when it is another.
  ///
  /// What is drawn for a size that is past already lands in the wrong rows.
  func takeChangedWindowSize() -> Bool {
    let drawn = windowSize
    guard takeWindowSize() else { return false }
    keys.waitForQuiet(milliseconds: Self.quietMilliseconds, longest: 500)
    takeWindowSize()
    return windowSize != drawn
  }

  /// Erases prompt and line, which were drawn before the window's size changed, and what lies below
  /// them; the cursor ends in the prompt's first column.
  func clearDrawing(drawnIn old: WindowSize) {
    let suggested = ghost.isDrawn ? ghost.suffix.unicodeScalars.first : nil
    eraseGhost()
    let line = handle.currentLine()
    let cursor = movedCursor(drawnIn: old) { columns, newColumns, toEnd in
      var layout = place(
        ofCharacter: toEnd ? line.count : line.cursor, drawnIn: columns, flowingInto: newColumns)
      if let suggested { layout.settle(before: suggested.value, isGhost: true) }
      return layout
    }
    guard let screenRow = cursor.screenRow else { return eraseRows(above: cursor.rows) }
    let columns = windowSize.columns
    if cursor.rows > screenRow {
      scrolledOut.append((cursor.rows - screenRow) * columns)
      eraseRows(above: screenRow)
    } else {
      eraseRows(above: cursor.rows + takeBack(rows: screenRow - cursor.rows))
    }
  }

  /// Forgets what has come back onto the screen of older drawings.
  ///
  /// They come back from the last row to the first, and only a drawing's last may be a short one.
  ///
  /// - Parameter free: How many rows there are above the cursor's line.
  /// - Returns: How many of them show older drawings.
  private func takeBack(rows free: Int) -> Int {
    let columns = windowSize.columns
    var taken = 0
    while let last = scrolledOut.popLast() {
      let rows = (last + columns - 1) / columns
      if taken + rows > free {
        scrolledOut.append(taken == free ? last : (taken + rows - free) * columns)
        return free
      }
      taken += rows
    }
    return taken
  }

  /// Finds the cursor after the window's size changed.
  ///
  /// - Parameters:
  ///   - old: The window's size when the drawing was made.
  ///   - layout: Lays the drawing out up to the cursor or to its end, in an old and a new width.
  func movedCursor(
    drawnIn old: WindowSize,
    layout: (_ columns: Int, _ newColumns: Int, _ toEnd: Bool) -> LineLayout
  ) -> MovedCursor {
    // The window may change again while the terminal answers.
    for _ in 0..<16 {
      let end = layout(old.columns, windowSize.columns, true).flow
      let cursor = movedCursor(
        in: layout(old.columns, windowSize.columns, false),
        widthChanged: old.columns != windowSize.columns,
        isOneRow: end.map { $0.row == 0 && $0.column < windowSize.columns } ?? false)
      if !takeWindowSize() { return cursor }
    }
    return MovedCursor(rows: layout(old.columns, windowSize.columns, false).flow?.row ?? 0)
  }

  private func movedCursor(
    in drawn: LineLayout, widthChanged: Bool, isOneRow: Bool
  ) -> MovedCursor {
    guard let flow = drawn.flow else { return MovedCursor(rows: drawn.row) }
    if drawn.row == 0, isOneRow, scrolledOut.isEmpty { return MovedCursor(rows: 0) }
    let last = windowSize.columns - 1
    // Behind a full row the cursor is at its end or at the start of the next one.
    let isBehindFullRow = flow.column > last
    guard let report = cursorReport() else {
      if !widthChanged { return MovedCursor(rows: drawn.row) }
      guard isBehindFullRow else { return MovedCursor(rows: flow.row) }
      // Two spaces bring the cursor into the next row from wherever it is.
      output.append("  ")
      return MovedCursor(rows: flow.row + 1)
    }
    if !widthChanged { return MovedCursor(rows: drawn.row, screenRow: report.row) }
    let flowed: Int? =
      if isBehindFullRow {
        report.column == 0 ? flow.row + 1 : report.column >= last ? flow.row : nil
      } else {
        report.column == flow.column ? flow.row : nil
      }
    let stayed: Int? = min(drawn.column, last) == min(report.column, last) ? drawn.row : nil
    if stayed == nil, flowed != nil { rowsFlow = true }
    if flowed == nil, stayed != nil { rowsFlow = false }
    let rows = rowsFlow ? flowed ?? flow.row : stayed ?? drawn.row
    // tmux puts a cursor whose row has left the screen into the corner.
    let hasLeft = flowed == nil && stayed == nil && report == (0, 0)
    return MovedCursor(rows: rows + (hasLeft ? 1 : 0), screenRow: report.row)
  }

  /// Asks the terminal for its cursor's row and column, from 0; nil when it doesn't say.
  ///
  /// A full row's cursor may be said to be one column beyond the last. Source: ECMA-48, CPR.
  private func cursorReport() -> (row: Int, column: Int)? {
    guard reportsCursor else { return nil }
    output.append("\u{1B}[6n")
    flush()
    guard let report = keys.cursorReport(milliseconds: Self.reportMilliseconds) else {
      reportsCursor = false
      return nil
    }
    return (report.row - 1, report.column - 1)
  }

  /// Tells libedit the window's size, until both have the same.
  func resizeEditor() {
    repeat { handle.resize() } while takeWindowSize()
  }
}

/// libedit ends a row whose last columns are blank without filling them, and goes to the next row
/// with a line feed. To the terminal these are two lines then, which don't flow together when the
/// window grows, and are copied as two.
extension LineEditor {
  /// Writes each row's end and the next row's start once more, so that the terminal wraps there.
  func joinRows() {
    guard output.hasMovedCursor else { return }
    output.hasMovedCursor = false
    let line = handle.currentLine()
    guard line.count <= Self.longestSuggestedLine,
      let ends = RowEnds(prompt: promptText, line: line.text, columns: windowSize.columns),
      !ends.rows.isEmpty, ends.lastRow < windowSize.rows
    else { return }
    let cursor = place(ofCharacter: line.cursor)
    output.append("\u{1B}[?25l")
    var row = cursor.row
    for end in ends.rows {
      move(from: row, to: end.row, column: end.column)
      output.append(end.text)
      row = end.row + 1
    }
    move(from: row, to: cursor.row, column: cursor.column)
    output.append("\u{1B}[?25h")
  }

  private func move(from row: Int, to newRow: Int, column: Int) {
    output.append("\r")
    if newRow < row { output.append("\u{1B}[\(row - newRow)A") }
    if newRow > row { output.append("\u{1B}[\(newRow - row)B") }
    if column > 0 { output.append("\u{1B}[\(column)C") }
  }
}
