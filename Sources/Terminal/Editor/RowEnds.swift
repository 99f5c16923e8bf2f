internal import Platform

/// The places where a drawn line wraps into the next row.
struct RowEnds {
  /// One place: where a row's last character stands, and the text from there to the first character
  /// of the next row.
  struct End: Equatable {
    let row: Int
    let column: Int
    let text: String
  }

  /// The places from top to bottom.
  private(set) var rows: [End] = []
  /// The last row that the line reaches, from 0.
  private(set) var lastRow = 0

  /// Finds the places; nil when the line has characters whose columns are not certain.
  init?(prompt: String, line: String, columns: Int) {
    var layout = LineLayout(columns: columns, prompt: "")
    var previous: (scalar: Unicode.Scalar, row: Int, column: Int, width: Int)?
    func end(before next: Unicode.Scalar) -> End? {
      guard let previous, layout.row > previous.row else { return nil }
      let gap = max(0, layout.columns - previous.column - previous.width)
      var text = String(previous.scalar) + String(repeating: " ", count: gap)
      text.unicodeScalars.append(next)
      return End(row: previous.row, column: previous.column, text: text)
    }
    for scalar in [prompt.unicodeScalars, line.unicodeScalars].joined() {
      if scalar == "\n" {
        layout.advance(over: scalar.value)
        previous = nil
        continue
      }
      guard let width = characterWidth(scalar), width > 0 else { return nil }
      layout.settle(before: scalar.value)
      if let end = end(before: scalar) { rows.append(end) }
      previous = (scalar, layout.row, layout.column, width)
      layout.advance(over: scalar.value)
    }
    // Behind a full row the cursor stands on a space of the next one.
    if let end = end(before: " ") { rows.append(end) }
    lastRow = layout.row
  }
}
