internal import Platform

extension LineEditor {
  /// The next key for libedit: a character, or 0x80 and a ``SpecialKey``; nil at the end.
  func nextKeyCode() -> UInt32? {
    if !initialText.isEmpty {
      clearDrawing()
      handle.insert(initialText)
      initialText = ""
      handle.refresh()
    }
    while true {
      if !waitingKeys.isEmpty { return waitingKeys.removeFirst() }
      if !keys.hasPending {
        paintGhost()
        waitForKey()
      }
      let key = keys.next()
      eraseGhost()
      switch key {
      case .scalar(let scalar):
        return scalar.value
      case .special(let special):
        return 0x80 + UInt32(special.rawValue)
      case .meta("f"), .meta("F"):
        return 0x80 + UInt32(SpecialKey.metaWord.rawValue)
      case .meta("."), .meta("_"):
        return 0x80 + UInt32(SpecialKey.metaLastArgument.rawValue)
      case .meta(let scalar):
        waitingKeys.append(scalar.value)
        return 0x1B
      case .ignored:
        continue
      case .endOfFile:
        return nil
      }
    }
  }

  /// Shows what is drawn and waits for a key. Messages and window changes are dealt with.
  private func waitForKey() {
    while true {
      flush()
      delegate.idle()
      if keys.wait() == .key { return }
      let hasNewSize = takeWindowSize()
      let left = mailbox.collect()
      if hasNewSize || !left.messages.isEmpty {
        clearDrawing()
        if hasNewSize { handle.resize() }
        for message in left.messages { output.append(lines(of: message)) }
        handle.refresh()
        paintGhost()
      } else if left.wantsRedraw {
        eraseGhost()
        paintGhost()
      }
    }
  }

  /// Asks for the window's size; true when it changed.
  @discardableResult
  func takeWindowSize() -> Bool {
    guard let size = WindowSize(ofTerminal: outputDescriptor), size != windowSize else {
      return false
    }
    windowSize = size
    return true
  }

  /// Brings the cursor to the first column: below what a program left without a line end.
  ///
  /// A mark and spaces as wide as the window wrap only when the cursor was not in column 0. It is
  /// what zsh calls `PROMPT_SP`; it also steps below keys that were echoed before the prompt.
  func startFreshRow() {
    let spaces = String(repeating: " ", count: max(0, windowSize.columns - 1))
    output.append(palette.render(glyphs.missingLineEnd, .dim) + spaces + "\r\u{1B}[K")
  }

  /// Prints what other threads left while no line was read.
  func deliverMessagesBeforePrompt() {
    let left = mailbox.collect()
    for message in left.messages { output.append(lines(of: message)) }
  }

  /// Erases prompt, line and what lies below; the cursor ends in the prompt's first column.
  func clearDrawing() {
    eraseGhost()
    let rows = min(place(ofCharacter: handle.cursor).row, windowSize.rows - 1)
    output.append("\r")
    if rows > 0 { output.append("\u{1B}[\(rows)A") }
    output.append("\u{1B}[J")
  }

  /// Where a character of the line stands, seen from the prompt's first row.
  func place(ofCharacter index: Int) -> LineLayout {
    var layout = LineLayout(columns: windowSize.columns, promptWidth: promptWidth)
    for scalar in handle.currentLine().text.unicodeScalars.prefix(index) {
      layout.advance(over: scalar.value)
    }
    return layout
  }

  /// Moves the cursor to the end of the line's drawing, below which lists and marks go.
  func moveToEndOfDrawing() {
    let here = place(ofCharacter: handle.cursor)
    let end = place(ofCharacter: handle.lineCount)
    output.append("\r")
    if end.row > here.row { output.append("\u{1B}[\(end.row - here.row)B") }
    if end.column > 0 { output.append("\u{1B}[\(end.column)C") }
  }

  private func lines(of message: String) -> String {
    message.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) + "\r\n" }.joined()
  }
}
