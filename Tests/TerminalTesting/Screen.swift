internal import Glibc
package import Platform

/// One place of a screen.
package struct Cell: Equatable, Sendable {
  /// The character with what combines with it; empty behind a character of two columns.
  package var text = " "
  /// Whether the character is drawn weaker.
  package var isDim = false
  /// Whether the character is drawn stronger.
  package var isBold = false
  /// Whether the colours of character and ground are exchanged.
  package var isReversed = false
  /// The colour's number, 0–7; nil for the terminal's own.
  package var color: UInt8?
  /// Whether it is left free because a character of two columns found no room in it.
  package var isGap = false
}

/// A small VT100 and xterm: what a terminal shows after the bytes it was sent.
///
/// Source: ECMA-48, and *XTerm Control Sequences*.
package struct Screen: Sendable {
  /// The window's size.
  package internal(set) var size: WindowSize
  /// The cursor's row and column, from 0.
  package internal(set) var cursor: (row: Int, column: Int) = (0, 0)
  /// Whether the cursor is visible.
  package internal(set) var isCursorVisible = true
  /// Whether programs asked for pastes to be marked.
  package internal(set) var marksPastes = false
  /// Whether the alternative screen is shown.
  package internal(set) var isAlternative = false
  /// The window's title, as last set.
  package internal(set) var title = ""
  /// How many rows have scrolled off the top.
  package internal(set) var scrolledRows = 0
  /// How often the bell rang.
  package internal(set) var bells = 0
  /// Sequences that this screen does not know.
  package internal(set) var unknownSequences: [String] = []
  /// What it does with rows when the window's size changes.
  package var resizing = Resizing.flows
  /// Whether it answers when it is asked for the cursor's place.
  package var answersReports = true
  /// What it has to say to the program, such as where the cursor is.
  package var answers: [UInt8] = []

  /// What terminals do with rows when the window's size changes.
  package enum Resizing: Sendable, CaseIterable {
    /// Wrapped rows flow into the new width, and the cursor keeps its place in them.
    case flows
    /// The same, but a cursor behind the last character stays right behind it, be it at a full
    /// row's end; rows that leave at the top come back when there is room again. As in tmux.
    case flowsLikeTmux
    /// Rows stay where they are and are cut. As in xterm.
    case stays
  }

  var rows: [[Cell]]
  /// Rows whose text goes on in the next row.
  var isWrapped: [Bool]
  var savedRows: [[Cell]] = []
  /// Rows that left at the top.
  var history: [(cells: [Cell], isWrapped: Bool)] = []
  var savedCursor: (row: Int, column: Int) = (0, 0)
  var pen = Cell()
  var wrapsNext = false
  var region: Range<Int>
  var parser = SequenceParser()

  /// An empty screen.
  package init(size: WindowSize) {
    _ = knowsWideCharacters
    self.size = size
    rows = Array(repeating: Screen.blankRow(size.columns), count: size.rows)
    isWrapped = Array(repeating: false, count: size.rows)
    region = 0..<size.rows
  }

  /// Takes bytes that a program wrote.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch parser.feed(byte) {
      case .none: break
      case .scalar(let scalar): put(scalar)
      case .control(let byte): control(byte)
      case .sequence(let sequence): perform(sequence)
      case .title(let text): title = text
      }
    }
  }

  /// The rows' text without trailing spaces.
  package var text: [String] { rows.map { Screen.trimmed($0.map(\.text).joined()) } }

  /// The whole screen as text, without empty rows at the bottom.
  package var joinedText: String {
    var lines = text
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The dim text of a row, without spaces around it.
  package func dimText(row: Int) -> String {
    guard rows.indices.contains(row) else { return "" }
    let text = Screen.trimmed(rows[row].filter(\.isDim).map(\.text).joined())
    return String(text.drop { $0 == " " })
  }

  /// The cell at a place; a blank one outside the screen.
  package func cell(row: Int, column: Int) -> Cell {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return Cell() }
    return rows[row][column]
  }

  /// A picture for messages: rows between rules, dim text in angle brackets, the cursor named.
  package var picture: String {
    let rule = String(repeating: "-", count: size.columns)
    let lines = rows.map { row in
      var line = ""
      var isDim = false
      for cell in row {
        if cell.isDim != isDim { line += cell.isDim ? "⟨" : "⟩" }
        isDim = cell.isDim
        line += cell.text
      }
      return Screen.trimmed(line)
    }
    return ([rule] + lines + [rule, "cursor at row \(cursor.row), column \(cursor.column)"])
      .joined(separator: "\n")
  }

  static func blankRow(_ columns: Int) -> [Cell] { Array(repeating: Cell(), count: columns) }

  static func isBlank(_ row: [Cell]) -> Bool { row.allSatisfy { $0.text == " " } }

  static func trimmedCells(_ row: [Cell]) -> [Cell] {
    Array(row.prefix((row.lastIndex { $0.text != " " } ?? -1) + 1))
  }

  private static func trimmed(_ text: String) -> String {
    var view = text[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}

/// Sets the character classes once: the screen has to know how wide characters are.
private let knowsWideCharacters = setlocale(LC_CTYPE, "C.UTF-8") != nil
