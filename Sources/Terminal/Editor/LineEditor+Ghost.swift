internal import Platform

/// The suggestion behind the cursor, and what has become of suggestions on this line.
struct GhostState {
  /// The whole line suggested at the last paint; nil when none was.
  var suggestion: String?
  /// What the suggestion adds to the line.
  var suffix = ""
  /// Whether something is drawn behind the cursor that the next key has to erase.
  var isDrawn = false
  /// Whether it begins in a row's first column.
  var isAtRowStart = false
  /// Whether the next paint leaves the suggestion out, as after a paste.
  var isSuppressed = false
  /// The last suggestion that was on the screen for this line.
  var lastShown: String?
  /// The last suggestion of which something was taken.
  var lastAccepted: String?
}

extension LineEditor {
  /// Draws suggestion and hint. The cursor ends where it was.
  ///
  /// Moving back is relative, so that it also holds when the drawing scrolled the screen.
  func paintGhost() {
    ghost.suggestion = nil
    ghost.suffix = ""
    let isSuppressed = ghost.isSuppressed
    ghost.isSuppressed = false
    guard !isSuppressed, handle.lineCount == handle.cursor,
      handle.lineCount <= Self.longestSuggestedLine
    else { return }
    let line = handle.currentLine()
    if line.hasLineBreak { return }
    let suffix = options.showsGhost ? suggestedSuffix(for: line.text) : ""
    let hint = delegate.hint(for: line.text, ghost: ghost.suggestion)
    if suffix.isEmpty && hint == nil { return }
    var layout = LineLayout(columns: windowSize.columns, prompt: promptText)
    for scalar in line.text.unicodeScalars { layout.advance(over: scalar.value) }
    drawBehindCursor(suffix: suffix, hint: hint, at: layout)
  }

  /// Takes the suggestion off the screen; the bytes go out with the next key's.
  func eraseGhost() {
    guard ghost.isDrawn else { return }
    ghost.isDrawn = false
    output.append("\u{1B}[J")
    // Where that erases a whole row, tmux forgets that the row above goes on in it.
    output.hasMovedCursor = output.hasMovedCursor || ghost.isAtRowStart
  }

  /// Tells the delegate what became of the suggestions when a line was entered.
  func reportGhost(afterEntering line: String) {
    if let accepted = ghost.lastAccepted {
      if accepted != line { delegate.ghostDidEnd(.edited(ghost: accepted, text: line)) }
    } else if let shown = ghost.lastShown, shown != line, !line.isEmpty {
      delegate.ghostDidEnd(.ignored(ghost: shown, text: line))
    }
  }

  /// Puts the whole suggestion on the line.
  func acceptGhost() -> KeyOutcome {
    guard let suggestion = ghost.suggestion, !ghost.suffix.isEmpty else { return .done }
    handle.insert(ghost.suffix)
    ghost.lastAccepted = suggestion
    delegate.ghostDidEnd(.acceptedWhole(ghost: suggestion))
    return .refresh
  }

  /// Puts the suggestion's next word on the line.
  func acceptGhostWord() -> KeyOutcome {
    guard let suggestion = ghost.suggestion, !ghost.suffix.isEmpty else { return .done }
    let word = firstWord(of: ghost.suffix)
    handle.insert(word)
    ghost.lastAccepted = suggestion
    let text = handle.currentLine().text
    delegate.ghostDidEnd(
      text == suggestion
        ? .acceptedWhole(ghost: suggestion) : .acceptedWord(ghost: suggestion, text: text))
    return .refresh
  }

  private func suggestedSuffix(for text: String) -> String {
    guard let suggestion = delegate.ghost(for: text), hasPrefix(suggestion, text),
      suggestion.utf8.count > text.utf8.count
    else { return "" }
    let suffix = String(decoding: suggestion.utf8.dropFirst(text.utf8.count), as: UTF8.self)
    // Only what can be seen may be accepted.
    guard TextWidth.printable(suffix, glyphs: glyphs) == suffix else { return "" }
    ghost.suggestion = suggestion
    ghost.suffix = suffix
    ghost.lastShown = suggestion
    return suffix
  }

  private func drawBehindCursor(suffix: String, hint: String?, at layout: LineLayout) {
    let columns = windowSize.columns
    let dim = options.colorPolicy == .none ? "\u{1B}[2m" : palette.begin(.dim)
    output.append("\u{1B}[?25l\(dim)")
    var column = layout.column
    var rowsDown = 0
    let rowsLeft = max(0, windowSize.rows - 1 - layout.row)
    for scalar in suffix.unicodeScalars {
      let width = characterWidth(scalar) ?? 0
      if column + width > columns {
        if rowsDown == rowsLeft { break }
        output.append("\r\n")
        rowsDown += 1
        column = 0
      }
      output.append(String(scalar))
      column += width
    }
    if rowsDown == 0, layout.row == 0, let hint {
      let text = TextWidth.printable(hint, glyphs: glyphs)
      let start = columns - 1 - TextWidth.columns(of: text)
      if !text.isEmpty, start >= column + 2 { output.append("\r\u{1B}[\(start)C\(text)") }
    }
    output.append("\u{1B}[0m")
    if rowsDown > 0 { output.append("\u{1B}[\(rowsDown)A") }
    output.append("\r")
    if layout.column > 0 { output.append("\u{1B}[\(layout.column)C") }
    output.append("\u{1B}[?25h")
    ghost.isDrawn = true
    ghost.isAtRowStart = layout.column == 0
  }

  /// Leading spaces and what follows them up to the next space or behind the next slash.
  private func firstWord(of text: String) -> String {
    var word = ""
    var hasBegun = false
    for scalar in text.unicodeScalars {
      if scalar == " ", hasBegun { break }
      word.unicodeScalars.append(scalar)
      if scalar == "/", hasBegun { break }
      hasBegun = hasBegun || scalar != " "
    }
    return word
  }
}
