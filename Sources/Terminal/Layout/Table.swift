/// Rows in aligned columns that fit a window.
package struct Table: Sendable {
  /// One column.
  package struct Column: Sendable {
    /// What stands above it; a table whose titles are all empty has no title row.
    package var title: String
    /// On which side its text stands.
    package var alignment: Alignment
    /// Whether it is cut when the rows are wider than the window.
    package var isFlexible: Bool

    /// A column.
    package init(_ title: String, alignment: Alignment = .left, isFlexible: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.isFlexible = isFlexible
    }
  }

  /// The columns, from left to right.
  package var columns: [Column]
  /// The rows; missing cells are empty, those beyond the columns are left out.
  package var rows: [[Styled]] = []
  /// Columns of the screen between two columns of the table.
  package var gap = 2
  /// A flexible column is not cut below this width.
  package var leastFlexibleWidth = 8

  /// A table without rows.
  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row without styles.
  package mutating func add(_ cells: [String]) { rows.append(cells.map { Styled($0) }) }

  /// Adds a row.
  package mutating func add(_ cells: [Styled]) { rows.append(cells) }

  /// The table's lines, without line ends. Complexity: O(n) in the cells' text.
  ///
  /// - Parameter width: The window's columns; nil leaves every cell whole.
  package func lines(width: Int?, palette: Palette, glyphs: Glyphs) -> [String] {
    let texts = rows.map { row in
      columns.indices.map { index in
        row.indices.contains(index) ? TextWidth.printable(row[index].text, glyphs: glyphs) : ""
      }
    }
    let hasTitles = columns.contains { !$0.title.isEmpty }
    var widths = columns.map { hasTitles ? TextWidth.columns(of: $0.title) : 0 }
    for row in texts {
      for (index, text) in row.enumerated() {
        widths[index] = max(widths[index], TextWidth.columns(of: text))
      }
    }
    shrink(&widths, to: width)
    var lines: [String] = []
    if hasTitles {
      let titles = columns.map { Styled($0.title, .bold) }
      lines.append(
        line(titles, texts: columns.map(\.title), widths, palette: palette, glyphs: glyphs))
    }
    for (row, text) in zip(rows, texts) {
      lines.append(line(row, texts: text, widths, palette: palette, glyphs: glyphs))
    }
    return lines
  }

  private func shrink(_ widths: inout [Int], to width: Int?) {
    guard let width, !widths.isEmpty else { return }
    var excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
    let order = columns.indices.sorted {
      (columns[$0].isFlexible ? 0 : 1, -widths[$0]) < (columns[$1].isFlexible ? 0 : 1, -widths[$1])
    }
    for index in order where excess > 0 {
      let least = columns[index].isFlexible ? leastFlexibleWidth : 4
      let taken = min(excess, max(0, widths[index] - least))
      widths[index] -= taken
      excess -= taken
    }
  }

  private func line(
    _ cells: [Styled], texts: [String], _ widths: [Int], palette: Palette, glyphs: Glyphs
  ) -> String {
    var line = ""
    var pending = 0
    for (index, text) in texts.enumerated() {
      let cut = TextWidth.truncated(text, to: widths[index], glyphs: glyphs)
      let missing = widths[index] - TextWidth.columns(of: cut)
      if index > 0 { pending += gap }
      if columns[index].alignment == .right { pending += missing }
      if !cut.isEmpty {
        line += String(repeating: " ", count: pending)
        line += palette.render(cut, cells.indices.contains(index) ? cells[index].style : .plain)
        pending = 0
      }
      if columns[index].alignment == .left { pending += missing }
    }
    return line
  }
}
