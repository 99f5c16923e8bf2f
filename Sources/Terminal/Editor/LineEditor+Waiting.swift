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
        joinRows()
        paintGhost()
        waitForKey()
      }
      let key = keys.next()
      eraseGhost()
      switch key {
      case .scalar(let scalar):
        // Ctrl-L takes everything off the screen.
        if scalar == "\u{0C}" { scrolledOut = [] }
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
      let drawnSize = windowSize
      let hasNewSize = takeChangedWindowSize()
      let left = mailbox.collect()
      if hasNewSize || !left.messages.isEmpty {
        if hasNewSize {
          clearDrawing(drawnIn: drawnSize)
          resizeEditor()
        } else {
          clearDrawing()
        }
        if !left.messages.isEmpty { scrolledOut = [] }
        for message in left.messages { output.append(lines(of: message)) }
        handle.refresh()
        joinRows()
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
    eraseRows(above: place(ofCharacter: handle.cursor).row)
  }

  /// Erases everything from the first column of a row above the cursor's to the screen's end.
  ///
  /// The last step starts in the second column: tmux takes the erasure of a whole screen as a wish
  /// to keep a copy of it in its history.
  func eraseRows(above count: Int) {
    let count = min(count, windowSize.rows - 1)
    output.append("\r")
    if count > 0 { output.append("\u{1B}[\(count)A") }
    output.append("\u{1B}[K\u{1B}[C\u{1B}[J\r")
  }

  /// Where a character of the line stands, seen from the prompt's first row.
  ///
  /// - Parameters:
  ///   - index: The character's offset.
  ///   - columns: The window's width when the line was drawn; nil for its present one.
  ///   - newColumns: The width for the layout's ``LineLayout/flow``; nil for none.
  func place(
    ofCharacter index: Int, drawnIn columns: Int? = nil, flowingInto newColumns: Int? = nil
  ) -> LineLayout {
    var layout = LineLayout(
      columns: columns ?? windowSize.columns, prompt: promptText, flowingInto: newColumns)
    let scalars = handle.currentLine().text.unicodeScalars
    let before = scalars.prefix(index)
    for scalar in before { layout.advance(over: scalar.value) }
    if before.endIndex < scalars.endIndex { layout.settle(before: scalars[before.endIndex].value) }
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
