internal import Platform

/// The history search on the screen: a line for the query, rows of results, a line of keys.
///
/// It holds what is shown and says how it looks; ``LineEditor`` reads the keys.
struct SearchPanel {
  /// The most rows of results on the screen at once.
  static let mostVisibleRows = 12
  /// The most rows that are asked for.
  static let rowLimit = 200

  /// What has been typed.
  var query: String
  /// Only lines that ran in the present directory.
  var hereOnly = false
  /// Only lines that failed.
  var failedOnly = false
  /// The result of the last search.
  var response = SearchResponse(rows: [], matchCount: 0, totalCount: 0)
  /// The chosen row's index.
  var selection = 0
  /// Whether the user is asked if the chosen row is to be forgotten.
  var asksToForget = false
  /// Whether the last row could not be forgotten.
  var didFailToForget = false
  private var firstVisible = 0

  init(query: String) {
    self.query = query
  }

  /// What to ask the delegate for.
  var request: SearchRequest {
    SearchRequest(
      query: query, limit: Self.rowLimit, hereOnly: hereOnly, failedOnly: failedOnly)
  }

  /// The chosen row; nil when nothing was found.
  var selectedRow: SearchRow? {
    response.rows.indices.contains(selection) ? response.rows[selection] : nil
  }

  /// Takes a new result; the choice stays on the screen.
  mutating func show(_ response: SearchResponse) {
    self.response = response
    selection = max(0, min(selection, response.rows.count - 1))
  }

  /// Moves the choice; it stays on the rows.
  mutating func moveSelection(by distance: Int) {
    selection = max(0, min(selection + distance, response.rows.count - 1))
  }

  /// The panel's rows for a window, each narrower than the window, and the cursor's column in the
  /// first one.
  mutating func draw(
    size: WindowSize, glyphs: Glyphs, palette: Palette
  ) -> (lines: [String], cursorColumn: Int) {
    let width = max(1, size.columns - 1)
    let visible = min(max(0, size.rows - 2), Self.mostVisibleRows, response.rows.count)
    firstVisible = max(0, min(firstVisible, selection, response.rows.count - visible))
    if selection >= firstVisible + visible { firstVisible = selection - visible + 1 }
    let (head, cursorColumn) = queryLine(width: width, glyphs: glyphs, palette: palette)
    var lines = [head]
    let rows = response.rows.dropFirst(firstVisible).prefix(visible)
    lines += resultLines(Array(rows), width: width, glyphs: glyphs, palette: palette)
    if size.rows > 1 {
      let text = TextWidth.truncated(keyLine(glyphs), to: width, glyphs: glyphs)
      lines.append(palette.render(text, asksToForget ? .bold : .dim))
    }
    return (lines, cursorColumn)
  }

  private func queryLine(
    width: Int, glyphs: Glyphs, palette: Palette
  ) -> (text: String, cursorColumn: Int) {
    let shown = TextWidth.printable(query, glyphs: glyphs)
    let place = hereOnly ? "here" : "everywhere"
    let failed = failedOnly ? " \(glyphs.separator) failed" : ""
    let counts = "\(grouped(response.matchCount)) of \(grouped(response.totalCount))"
    let long = "\(counts) \(glyphs.separator) \(place)\(failed)"
    let queryWidth = TextWidth.columns(of: shown)
    for remark in [long, counts] {
      let remarkWidth = TextWidth.columns(of: remark)
      let gap = width - 1 - queryWidth - 1 - remarkWidth
      if gap >= 1 {
        let spaces = String(repeating: " ", count: gap + 1)
        return (" \(shown)\(spaces)" + palette.render(remark, .dim), 1 + queryWidth)
      }
    }
    // The end of a long query is what is being typed.
    let end = TextWidth.suffix(of: shown, columns: width - 2)
    return (" " + end, 1 + TextWidth.columns(of: end))
  }

  private func keyLine(_ glyphs: Glyphs) -> String {
    if asksToForget { return " Forget this line for good? y/n" }
    if didFailToForget { return " It could not be forgotten: see doctor" }
    if response.rows.isEmpty { return " nothing found \(glyphs.separator) Esc leaves" }
    return " "
      + ["Enter edit", "Ctrl-D directory", "Ctrl-S failed only", "Ctrl-X forget"]
      .joined(separator: " \(glyphs.separator) ")
  }

  private func resultLines(
    _ rows: [SearchRow], width: Int, glyphs: Glyphs, palette: Palette
  ) -> [String] {
    let columns = ResultColumns(rows: rows, width: width, glyphs: glyphs)
    return rows.enumerated().map { index, row in
      let isSelected = firstVisible + index == selection
      let mark = isSelected ? glyphs.selection + " " : "  "
      var line = mark + columns.cells(row, width: width - 2, palette: palette, isBold: isSelected)
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}

/// Which columns of the results fit into a window, and how wide they are.
private struct ResultColumns {
  let glyphs: Glyphs
  let duration: Int
  let outcome: Int
  let age: Int
  let note: Int
  let command: Int

  init(rows: [SearchRow], width: Int, glyphs: Glyphs) {
    self.glyphs = glyphs
    func widest(_ text: (SearchRow) -> String) -> Int {
      rows.reduce(0) { max($0, TextWidth.columns(of: text($1))) }
    }
    // The command keeps half of the window and enough to be known by; columns go from the right.
    var room = min((width - 2) / 2, width - 2 - 24)
    func take(_ width: Int) -> Int {
      guard width > 0, width + 2 <= room else { return 0 }
      room -= width + 2
      return width
    }
    duration = take(widest { $0.duration })
    outcome = take(widest { ResultColumns.text(of: $0.outcome, glyphs: glyphs) })
    age = take(widest { $0.age })
    note = take(min(16, widest { $0.note }))
    let taken = [duration, outcome, age, note].reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) }
    command = max(1, width - 2 - taken)
  }

  func cells(_ row: SearchRow, width: Int, palette: Palette, isBold: Bool) -> String {
    let text = TextWidth.truncated(
      TextWidth.printable(row.text, glyphs: glyphs), to: command, glyphs: glyphs)
    var line = palette.render(text, isBold ? .bold : .plain)
    line += String(repeating: " ", count: max(0, command - TextWidth.columns(of: text)))
    if duration > 0 {
      line += "  " + TextWidth.padded(printable(row.duration), to: duration, alignment: .right)
    }
    if outcome > 0 {
      let text = TextWidth.padded(Self.text(of: row.outcome, glyphs: glyphs), to: outcome)
      line += "  " + palette.render(text, .color(isFailed(row) ? .red : .green))
    }
    if age > 0 { line += "  " + TextWidth.padded(printable(row.age), to: age) }
    if note > 0, !row.note.isEmpty {
      let text = TextWidth.truncated(printable(row.note), to: note, glyphs: glyphs)
      line += "  " + palette.render(text, .dim)
    }
    return line
  }

  private func printable(_ text: String) -> String { TextWidth.printable(text, glyphs: glyphs) }

  private func isFailed(_ row: SearchRow) -> Bool {
    if case .failed = row.outcome { true } else { false }
  }

  private static func text(of outcome: SearchOutcome?, glyphs: Glyphs) -> String {
    switch outcome {
    case .succeeded(let times, let runs): "\(glyphs.success) \(times) of \(runs)"
    case .failed(let times, let runs): "\(glyphs.failure) \(times) of \(runs)"
    case .unknown(let runs): runs == 1 ? "1 run" : "\(runs) runs"
    case nil: ""
    }
  }
}

/// A whole number with commas between groups of three digits.
func grouped(_ value: Int) -> String {
  let digits = Array(String(value.magnitude))
  var text = value < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}
