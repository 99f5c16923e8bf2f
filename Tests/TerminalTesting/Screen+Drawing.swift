internal import Platform

extension Screen {
  mutating func put(_ scalar: Unicode.Scalar) {
    let width = characterWidth(scalar) ?? 0
    if width == 0 {
      let column = wrapsNext ? cursor.column : cursor.column - 1
      guard column >= 0 else { return }
      let base = rows[cursor.row][column].text.isEmpty && column > 0 ? column - 1 : column
      rows[cursor.row][base].text.unicodeScalars.append(scalar)
      return
    }
    if wrapsNext || cursor.column + width > size.columns {
      if !wrapsNext {
        for column in cursor.column..<size.columns { rows[cursor.row][column].isGap = true }
      }
      isWrapped[cursor.row] = true
      cursor.column = 0
      lineFeed()
    }
    wrapsNext = false
    var cell = pen
    cell.text = String(scalar)
    rows[cursor.row][cursor.column] = cell
    if width == 2, cursor.column + 1 < size.columns {
      cell.text = ""
      rows[cursor.row][cursor.column + 1] = cell
    }
    cursor.column += width
    if cursor.column >= size.columns {
      cursor.column = size.columns - 1
      wrapsNext = true
    }
  }

  mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08:
      cursor.column = max(0, cursor.column - 1)
      wrapsNext = false
    case 0x09:
      cursor.column = min(size.columns - 1, (cursor.column / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C:
      isWrapped[cursor.row] = false
      lineFeed()
    case 0x0D:
      cursor.column = 0
      wrapsNext = false
    default: break
    }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if cursor.row == region.upperBound - 1 {
      scrollUp(in: region)
      if region.lowerBound == 0 { scrolledRows += 1 }
    } else {
      cursor.row = min(cursor.row + 1, size.rows - 1)
    }
  }

  private mutating func scrollUp(in range: Range<Int>) {
    let left = rows.remove(at: range.lowerBound)
    let wasWrapped = isWrapped.remove(at: range.lowerBound)
    if range.lowerBound == 0, !isAlternative, resizing == .flowsLikeTmux {
      history.append((left, wasWrapped))
    }
    rows.insert(Screen.blankRow(size.columns), at: range.upperBound - 1)
    isWrapped.insert(false, at: range.upperBound - 1)
  }

  private mutating func scrollDown(in range: Range<Int>) {
    rows.remove(at: range.upperBound - 1)
    isWrapped.remove(at: range.upperBound - 1)
    rows.insert(Screen.blankRow(size.columns), at: range.lowerBound)
    isWrapped.insert(false, at: range.lowerBound)
  }

  mutating func perform(_ sequence: ControlSequence) {
    switch (sequence.kind, sequence.marks.first) {
    case (.escape, nil): performEscape(sequence)
    case (.escape, _): break
    case (.control, UInt8(ascii: "?")): performMode(sequence)
    case (.control, nil): performControl(sequence)
    case (.control, _): unknownSequences.append(sequence.description)
    }
  }

  private mutating func performEscape(_ sequence: ControlSequence) {
    switch sequence.final {
    case UInt8(ascii: "7"): savedCursor = cursor
    case UInt8(ascii: "8"): move(to: savedCursor.row, savedCursor.column)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "M"):
      if cursor.row == region.lowerBound { scrollDown(in: region) } else { cursor.row -= 1 }
    case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "\\"): break
    case UInt8(ascii: "c"): self = Screen(size: size)
    default: unknownSequences.append(sequence.description)
    }
  }

  private mutating func performMode(_ sequence: ControlSequence) {
    let isOn = sequence.final == UInt8(ascii: "h")
    for number in sequence.numbers {
      switch number {
      case 25: isCursorVisible = isOn
      case 2004: marksPastes = isOn
      case 47, 1047, 1049:
        guard isOn != isAlternative else { continue }
        isAlternative = isOn
        swap(&rows, &savedRows)
        if isOn { rows = Array(repeating: Screen.blankRow(size.columns), count: size.rows) }
        isWrapped = Array(repeating: false, count: size.rows)
        if number == 1049 {
          if isOn { savedCursor = cursor } else { cursor = savedCursor }
        }
      default: break
      }
    }
  }

  private mutating func performControl(_ sequence: ControlSequence) {
    let count = sequence.number()
    switch sequence.final {
    case UInt8(ascii: "A"): move(to: cursor.row - count, cursor.column)
    case UInt8(ascii: "B"), UInt8(ascii: "e"): move(to: cursor.row + count, cursor.column)
    case UInt8(ascii: "C"), UInt8(ascii: "a"): move(to: cursor.row, cursor.column + count)
    case UInt8(ascii: "D"): move(to: cursor.row, cursor.column - count)
    case UInt8(ascii: "E"): move(to: cursor.row + count, 0)
    case UInt8(ascii: "F"): move(to: cursor.row - count, 0)
    case UInt8(ascii: "G"), UInt8(ascii: "`"): move(to: cursor.row, count - 1)
    case UInt8(ascii: "H"), UInt8(ascii: "f"): move(to: count - 1, sequence.number(1) - 1)
    case UInt8(ascii: "d"): move(to: count - 1, cursor.column)
    case UInt8(ascii: "J"): eraseScreen(sequence.number(or: 0))
    case UInt8(ascii: "K"): eraseRow(sequence.number(or: 0))
    case UInt8(ascii: "X"): blank(cursor.column..<min(size.columns, cursor.column + count))
    case UInt8(ascii: "P"):
      let removed = min(count, size.columns - cursor.column)
      rows[cursor.row].removeSubrange(cursor.column..<(cursor.column + removed))
      rows[cursor.row] += Screen.blankRow(removed)
      wrapsNext = false
    case UInt8(ascii: "@"):
      let added = min(count, size.columns - cursor.column)
      rows[cursor.row].insert(contentsOf: Screen.blankRow(added), at: cursor.column)
      rows[cursor.row].removeLast(added)
      wrapsNext = false
    case UInt8(ascii: "L"):
      guard region.contains(cursor.row) else { return }
      for _ in 0..<min(count, size.rows) { scrollDown(in: cursor.row..<region.upperBound) }
    case UInt8(ascii: "M"):
      guard region.contains(cursor.row) else { return }
      for _ in 0..<min(count, size.rows) { scrollUp(in: cursor.row..<region.upperBound) }
    case UInt8(ascii: "S"): for _ in 0..<min(count, size.rows) { scrollUp(in: region) }
    case UInt8(ascii: "T"): for _ in 0..<min(count, size.rows) { scrollDown(in: region) }
    case UInt8(ascii: "m"): setPen(sequence.numbers)
    case UInt8(ascii: "r"):
      let top = min(size.rows, count) - 1
      let bottom = min(size.rows, sequence.number(1, or: size.rows))
      if top < bottom { region = top..<bottom }
      move(to: 0, 0)
    case UInt8(ascii: "h"), UInt8(ascii: "l"), UInt8(ascii: "t"): break
    case UInt8(ascii: "n") where sequence.number(or: 0) == 6:
      let column = cursor.column + (wrapsNext && resizing == .flowsLikeTmux ? 2 : 1)
      if answersReports { answers += Array("\u{1B}[\(cursor.row + 1);\(column)R".utf8) }
    default: unknownSequences.append(sequence.description)
    }
  }

  private mutating func move(to row: Int, _ column: Int) {
    cursor = (min(max(0, row), size.rows - 1), min(max(0, column), size.columns - 1))
    wrapsNext = false
  }

  private mutating func blank(_ columns: Range<Int>) {
    for column in columns { rows[cursor.row][column] = Cell() }
  }

  private mutating func eraseRow(_ part: Int) {
    switch part {
    case 0: blank(cursor.column..<size.columns)
    case 1: blank(0..<(cursor.column + 1))
    default: blank(0..<size.columns)
    }
    if part != 1 { isWrapped[cursor.row] = false }
    if cursor.column == 0 || part == 2, cursor.row > 0, resizing == .flowsLikeTmux {
      isWrapped[cursor.row - 1] = false
    }
    wrapsNext = false
  }

  private mutating func eraseScreen(_ part: Int) {
    if part == 0, cursor == (0, 0), resizing == .flowsLikeTmux, !isAlternative {
      // tmux keeps what is on a screen that is erased from its corner.
      let used = (rows.lastIndex { !Screen.isBlank($0) } ?? -1) + 1
      for row in 0..<used { history.append((rows[row], isWrapped[row])) }
      scrolledRows += used
    }
    let whole =
      switch part {
      case 0: (cursor.row + 1)..<size.rows
      case 1: 0..<cursor.row
      default: 0..<size.rows
      }
    for row in whole {
      rows[row] = Screen.blankRow(size.columns)
      isWrapped[row] = false
    }
    if part < 2 { eraseRow(part) }
  }

  private mutating func setPen(_ numbers: [Int]) {
    if numbers.isEmpty { pen = Cell() }
    for number in numbers {
      switch number {
      case 0: pen = Cell()
      case 1: pen.isBold = true
      case 2: pen.isDim = true
      case 7: pen.isReversed = true
      case 22:
        pen.isBold = false
        pen.isDim = false
      case 27: pen.isReversed = false
      case 30...37: pen.color = UInt8(number - 30)
      case 39: pen.color = nil
      default: break
      }
    }
  }
}
