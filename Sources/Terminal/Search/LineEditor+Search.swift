internal import Platform

extension LineEditor {
  /// Ctrl-R: searches the past in a panel at the prompt's place. Nothing found is ever run.
  func searchHistory() -> KeyOutcome {
    let text = handle.currentLine().text
    clearDrawing()
    var panel = SearchPanel(query: TextWidth.printable(text, glyphs: glyphs))
    let chosen = runSearch(&panel)
    eraseRows(above: 0)
    if let chosen {
      handle.replaceLine(with: sanitizedPaste(Array(chosen.utf8)))
      ghost.isSuppressed = true
    }
    resizeEditor()
    handle.refresh()
    // Messages that came meanwhile are printed when the editor waits again.
    mailbox.wakeUp.signal()
    return .done
  }

  /// Reads keys until a row is chosen; nil when the user left.
  private func runSearch(_ panel: inout SearchPanel) -> String? {
    panel.show(delegate.search(panel.request))
    var hasNewQuery = false
    var cursorColumn = 0
    while true {
      if !keys.hasPending {
        if hasNewQuery {
          panel.selection = 0
          panel.show(delegate.search(panel.request))
          hasNewQuery = false
        }
        cursorColumn = paint(&panel)
        flush()
        if keys.wait() == .wakeUp {
          let drawnSize = windowSize
          if takeChangedWindowSize() {
            // The window may have wrapped the first row, which the cursor is on.
            let text = String(repeating: " ", count: cursorColumn)
            let cursor = movedCursor(drawnIn: drawnSize) { columns, newColumns, _ in
              LineLayout(columns: columns, prompt: text, flowingInto: newColumns)
            }
            eraseRows(above: cursor.rows)
          }
          panel.show(delegate.search(panel.request))
          continue
        }
      }
      let key = keys.next()
      if panel.asksToForget {
        panel.asksToForget = false
        if key == .scalar("y") || key == .scalar("Y"), let row = panel.selectedRow {
          panel.didFailToForget = !delegate.forget(row)
          if !panel.didFailToForget { history.remove(row.text) }
          panel.show(delegate.search(panel.request))
        }
        continue
      }
      panel.didFailToForget = false
      switch key {
      case .scalar("\r"), .scalar("\n"):
        if hasNewQuery {
          panel.selection = 0
          panel.show(delegate.search(panel.request))
        }
        return panel.selectedRow?.text
      case .scalar("\u{1B}"), .scalar("\u{07}"), .scalar("\u{03}"), .endOfFile:
        return nil
      case .special(.up), .scalar("\u{10}"): panel.moveSelection(by: -1)
      case .special(.down), .scalar("\u{0E}"), .scalar("\u{12}"): panel.moveSelection(by: 1)
      case .special(.pageUp): panel.moveSelection(by: -SearchPanel.mostVisibleRows)
      case .special(.pageDown): panel.moveSelection(by: SearchPanel.mostVisibleRows)
      case .scalar("\u{18}"): panel.asksToForget = panel.selectedRow != nil
      default: hasNewQuery = edit(&panel, with: key) || hasNewQuery
      }
    }
  }

  /// Changes the query or a filter; true when it has to be searched anew.
  private func edit(_ panel: inout SearchPanel, with key: Key) -> Bool {
    switch key {
    case .scalar("\u{04}"), .scalar("\t"): panel.hereOnly.toggle()
    case .scalar("\u{13}"): panel.failedOnly.toggle()
    case .scalar("\u{08}"), .scalar("\u{7F}"):
      if panel.query.isEmpty { return false }
      panel.query.unicodeScalars.removeLast()
    case .scalar("\u{15}"): panel.query = ""
    case .scalar("\u{17}"):
      while panel.query.hasSuffix(" ") { panel.query.removeLast() }
      while !panel.query.isEmpty, !panel.query.hasSuffix(" ") { panel.query.removeLast() }
    case .special(.pasteStart):
      let pasted = sanitizedPaste(keys.readPaste(limit: 4096).bytes)
      panel.query += TextWidth.printable(pasted, glyphs: glyphs)
    case .scalar(let scalar) where scalar.value >= 0x20 && panel.query.utf8.count < 4096:
      panel.query.unicodeScalars.append(scalar)
    default: return false
    }
    return true
  }

  /// Draws the panel from the cursor's row, and puts the cursor behind the query.
  private func paint(_ panel: inout SearchPanel) -> Int {
    let (lines, column) = panel.draw(size: windowSize, glyphs: glyphs, palette: palette)
    output.append("\u{1B}[?25l\r")
    for (index, line) in lines.enumerated() {
      if index > 0 { output.append("\r\n") }
      output.append(line + "\u{1B}[K")
    }
    output.append("\u{1B}[J")
    if lines.count > 1 { output.append("\u{1B}[\(lines.count - 1)A") }
    output.append("\r")
    if column > 0 { output.append("\u{1B}[\(column)C") }
    output.append("\u{1B}[?25h")
    return column
  }
}
