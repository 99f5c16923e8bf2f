extension LineEditor {
  /// Binds every key that the editor handles itself, in all key maps in use.
  func bindKeys() {
    let isVi = options.mode == .vi
    for key in SpecialKey.allCases {
      let code = String(Unicode.Scalar(0x80 + key.rawValue))
      handle.bind(code)
      if isVi { handle.bind(code, alternative: true) }
    }
    for key in ["^C", "^D", "^E", "^F", "^I", "^N", "^P", "^R"] {
      handle.bind(key)
      if isVi { handle.bind(key, alternative: true) }
    }
    handle.bind("^W", to: "ed-delete-prev-word")
    handle.bind("^L", to: "ed-clear-screen")
    handle.bind("^A", to: "ed-move-to-beg")
    if isVi {
      for key in ["k", "j", "/", "?"] { handle.bind(key, alternative: true) }
    } else {
      // An Escape that was pressed long before its letter reaches libedit as two keys.
      handle.bind("\\ef")
      handle.bind("\\e.")
    }
  }

  /// Runs one of the keys bound above.
  func run(keyCode: UInt32) -> KeyOutcome {
    let isTab = keyCode == 9
    defer { if !isTab { lineAtLastTab = nil } }
    if keyCode >= 0x80 {
      guard let key = UInt8(exactly: keyCode - 0x80).flatMap({ SpecialKey(rawValue: $0) }) else {
        return .done
      }
      return run(key)
    }
    guard let scalar = Unicode.Scalar(keyCode) else { return .done }
    switch scalar {
    case "\u{03}": return interrupt()
    case "\u{04}": return deleteOrEnd()
    case "\u{05}": return run(.end)
    case "\u{06}": return run(.right)
    case "\t": return complete()
    case "\u{0E}", "j": return run(.down)
    case "\u{10}", "k": return run(.up)
    case "\u{12}", "/", "?": return searchHistory()
    case "1"..."9": return choose(scalar)
    case "f": return run(.metaWord)
    case ".": return run(.metaLastArgument)
    default: return .done
    }
  }

  private func run(_ key: SpecialKey) -> KeyOutcome {
    let atEnd = handle.cursor == handle.lineCount
    switch key {
    case .up: return walkHistory(older: true)
    case .down: return walkHistory(older: false)
    case .left: return move(by: -1)
    case .right: return atEnd ? acceptGhost() : move(by: 1)
    case .home: return move(by: -handle.cursor)
    case .end: return atEnd ? acceptGhost() : move(by: handle.lineCount - handle.cursor)
    case .delete: return deleteForward()
    case .wordLeft: return move(by: previousWordDistance())
    case .wordRight, .metaWord: return atEnd ? acceptGhostWord() : move(by: nextWordDistance())
    case .metaLastArgument: return insertLastArgument()
    case .pasteStart: return paste()
    case .insert, .pageUp, .pageDown, .backTab, .pasteEnd: return .done
    }
  }

  private func move(by distance: Int) -> KeyOutcome {
    handle.moveCursor(by: distance)
    return .cursorMoved
  }

  private func deleteForward() -> KeyOutcome {
    guard handle.cursor < handle.lineCount else { return .done }
    handle.moveCursor(by: 1)
    handle.deleteBackward(1)
    return .refresh
  }

  private func deleteOrEnd() -> KeyOutcome {
    handle.lineCount == 0 ? .endOfFile : deleteForward()
  }

  /// Gives the line up: marks it and starts a new one.
  private func interrupt() -> KeyOutcome {
    moveToEndOfDrawing()
    output.append("^C\r\n")
    handle.replaceLine(with: "")
    isInterrupted = true
    return .newline
  }

  private func walkHistory(older: Bool) -> KeyOutcome {
    let line = handle.currentLine()
    if line.hasLineBreak, let distance = rowDistance(in: line, up: older) {
      return move(by: distance)
    }
    let found = older ? history.older(than: line.text) : history.newer(than: line.text)
    guard let found else { return .error }
    handle.replaceLine(with: found)
    return .refresh
  }

  /// How far the same column of the line's own row above or below is; nil when there is none.
  private func rowDistance(in line: EditedLine, up: Bool) -> Int? {
    let scalars = Array(line.text.unicodeScalars)
    func start(before index: Int) -> Int {
      (scalars[..<index].lastIndex(of: "\n") ?? -1) + 1
    }
    let rowStart = start(before: line.cursor)
    let column = line.cursor - rowStart
    if up {
      guard rowStart > 0 else { return nil }
      let target = start(before: rowStart - 1)
      return min(target + column, rowStart - 1) - line.cursor
    }
    guard let lineBreak = scalars[line.cursor...].firstIndex(of: "\n") else { return nil }
    let end = scalars[(lineBreak + 1)...].firstIndex(of: "\n") ?? scalars.count
    return min(lineBreak + 1 + column, end) - line.cursor
  }

  private func insertLastArgument() -> KeyOutcome {
    let line = handle.currentLine()
    guard let (remove, insert) = history.lastArgument(at: line.textBeforeCursor) else {
      return .error
    }
    handle.deleteBackward(remove)
    handle.insert(insert)
    return .refresh
  }

  private func nextWordDistance() -> Int {
    let scalars = Array(handle.currentLine().text.unicodeScalars)
    var index = handle.cursor
    while index < scalars.count, scalars[index] == " " { index += 1 }
    while index < scalars.count, scalars[index] != " " { index += 1 }
    return index - handle.cursor
  }

  private func previousWordDistance() -> Int {
    let scalars = Array(handle.currentLine().text.unicodeScalars)
    var index = handle.cursor
    while index > 0, scalars[index - 1] == " " { index -= 1 }
    while index > 0, scalars[index - 1] != " " { index -= 1 }
    return index - handle.cursor
  }
}
