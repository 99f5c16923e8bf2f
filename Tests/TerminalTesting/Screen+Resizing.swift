package import Platform

extension Screen {
  /// Changes the window's size; ``resizing`` says what becomes of the rows.
  package mutating func resize(to newSize: WindowSize) {
    switch resizing {
    case .stays:
      for row in rows.indices { fit(row, into: newSize.columns) }
      fitRows(newSize.rows)
      cursor.column = min(cursor.column, newSize.columns - 1)
    case .flows, .flowsLikeTmux:
      if resizing == .flowsLikeTmux { fitRows(newSize.rows) }
      if newSize.columns != size.columns || resizing == .flows { flow(into: newSize) }
    }
    size = newSize
    region = 0..<newSize.rows
    if resizing != .flowsLikeTmux { wrapsNext = false }
  }

  private mutating func fit(_ row: Int, into columns: Int) {
    let missing = columns - rows[row].count
    if missing >= 0 {
      rows[row] += Screen.blankRow(missing)
    } else {
      rows[row].removeLast(-missing)
    }
  }

  /// Gives the screen another height: empty rows go first, then those at the top.
  private mutating func fitRows(_ count: Int) {
    let columns = rows[0].count
    while rows.count > count, rows.count - 1 > cursor.row {
      rows.removeLast()
      isWrapped.removeLast()
    }
    while rows.count > count {
      history.append((rows.removeFirst(), isWrapped.removeFirst()))
      scrolledRows += 1
      cursor.row -= 1
    }
    while rows.count < count {
      if resizing == .flowsLikeTmux, let last = history.popLast() {
        rows.insert(last.cells, at: 0)
        isWrapped.insert(last.isWrapped, at: 0)
        scrolledRows -= 1
        cursor.row += 1
      } else {
        rows.append(Screen.blankRow(columns))
        isWrapped.append(false)
      }
    }
  }

  /// A row of text of any length.
  private struct Line {
    var cells: [Cell] = []
    /// The cursor's offset, when it is on this line; its count when it is behind all of it.
    var cursor: Int?
  }

  private mutating func flow(into newSize: WindowSize) {
    var flowed: [(cells: [Cell], isWrapped: Bool)] = []
    var place = (row: 0, column: 0)
    for line in lines() {
      var rest = line.cells[...]
      var start = 0
      repeat {
        var part = Array(rest.prefix(newSize.columns))
        // A character of two columns is not cut.
        if rest.count > part.count, rest[rest.startIndex + part.count].text.isEmpty, part.count > 1
        {
          part.removeLast()
        }
        let length = part.count
        rest = rest.dropFirst(length)
        if let cursor = line.cursor, cursor >= start {
          place = (flowed.count, cursor - start)
        }
        start += length
        while part.count < newSize.columns {
          var gap = Cell()
          gap.isGap = !rest.isEmpty
          part.append(gap)
        }
        flowed.append((part, !rest.isEmpty))
      } while !rest.isEmpty
      if line.cursor != nil, place.column >= newSize.columns, resizing == .flows {
        place = (place.row + place.column / newSize.columns, place.column % newSize.columns)
        while flowed.count <= place.row {
          flowed.append((Screen.blankRow(newSize.columns), false))
        }
      }
    }
    wrapsNext = place.column >= newSize.columns
    cursor.column = min(place.column, newSize.columns - 1)
    if resizing == .flows {
      // Empty rows at the bottom make room.
      while flowed.count > max(newSize.rows, place.row + 1),
        let last = flowed.last, Screen.isBlank(last.cells)
      {
        flowed.removeLast()
      }
    }
    while flowed.count < newSize.rows { flowed.append((Screen.blankRow(newSize.columns), false)) }
    let excess = flowed.count - newSize.rows
    if resizing == .flows { scrolledRows += excess } else { scrolledRows = excess }
    history = resizing == .flows ? [] : Array(flowed[..<excess])
    rows = flowed[excess...].map(\.cells)
    isWrapped = flowed[excess...].map(\.isWrapped)
    cursor.row = place.row - excess
    // tmux puts a cursor that left the screen into the corner.
    if cursor.row < 0 { cursor = (0, 0) }
  }

  /// The rows joined to lines, in tmux with those that left the screen.
  private func lines() -> [Line] {
    var lines: [Line] = []
    var current = Line()
    func isEnd(_ row: Int) -> Bool {
      resizing == .flows
        && row > max(cursor.row, rows.lastIndex { !Screen.isBlank($0) } ?? 0)
    }
    let older = resizing == .flowsLikeTmux ? history : []
    let all = older + zip(rows, isWrapped).map { ($0, $1) }
    for (index, (cells, isWrapped)) in all.enumerated() {
      if isEnd(index - older.count) { break }
      let kept = isWrapped ? cells.filter { !$0.isGap } : Screen.trimmedCells(cells)
      if index - older.count == cursor.row {
        let isBehind = resizing == .flowsLikeTmux && cursor.column >= kept.count
        current.cursor = current.cells.count + (isBehind ? kept.count : cursor.column)
      }
      current.cells += kept
      if !isWrapped {
        lines.append(current)
        current = Line()
      }
    }
    if !current.cells.isEmpty || current.cursor != nil { lines.append(current) }
    return lines
  }
}
