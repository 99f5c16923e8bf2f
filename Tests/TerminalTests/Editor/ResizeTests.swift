import Glibc
import Platform
import TerminalTesting
import TestSupport
import Testing

@testable import Terminal

extension EditorSession {
  /// Whether everything was erased and drawn since the bytes were last forgotten.
  fileprivate var isDrawnAnew: Bool {
    let erasure = Array("\u{1B}[J".utf8)
    guard let end = terminal.bytes.lastIndex(of: erasure[2]), end >= 2 else { return false }
    return terminal.bytes[(end - 2)...end].elementsEqual(erasure) && terminal.bytes.count > end + 1
  }
}

extension EditorTests {
  /// A line that is being typed stands on the screen once and right, whatever the window does.
  @Suite struct ResizeTests {
    static let prompt = "~/lab ❯ "

    /// A kind of terminal, and a seed.
    struct Case: Sendable, CustomTestStringConvertible {
      let resizing: Screen.Resizing
      let answersReports: Bool
      let seed: UInt64

      var testDescription: String {
        "\(resizing)\(answersReports ? "" : " without reports"), seed \(seed)"
      }
    }

    static let cases: [Case] = (0..<6).flatMap { seed in
      Screen.Resizing.allCases.map { Case(resizing: $0, answersReports: true, seed: seed) } + [
        Case(resizing: .flows, answersReports: false, seed: seed)
      ]
    }

    @Test(arguments: cases)
    func aLineOfAnyLengthIsDrawnOnce(_ kind: Case) throws {
      var random = SeededGenerator(seed: kind.seed)
      let widths = [16, 20, 24, 30, 40, 41, 60, 80]
      let columns = widths.randomElement(using: &random) ?? 40
      let rows = [6, 10, 24].randomElement(using: &random) ?? 24
      // Half of the lines fill their rows, in this width or the next.
      let first = widths.randomElement(using: &random) ?? 60
      let target = [columns, first, columns * 2, first * 2, 37, 55].randomElement(using: &random)
      let count = min(target ?? 55, (rows - 2) * min(columns, first))
      let text = Self.line(columns: count - Self.prompt.unicodeScalars.count, using: &random)
      let session = try EditorSession(
        rows: rows, columns: columns, resizing: kind.resizing, answersReports: kind.answersReports)
      try session.start()
      for _ in 0..<(rows - 1) { try session.terminal.send("\r") }
      _ = try session.waitForResults(rows - 1)
      try session.terminal.waitForScreen { $0.text[rows - 1] == "~/lab ❯" && $0.marksPastes }
      try session.terminal.send(text)
      var cursor = text.unicodeScalars.count
      if Bool.random(using: &random) {
        // Moving down makes libedit end the rows with line feeds.
        try session.terminal.send("\u{01}")
        if Bool.random(using: &random) { try session.terminal.send("\u{05}") } else { cursor = 0 }
      }
      var size = WindowSize(rows: rows, columns: columns)
      try Self.expect(text, cursor: cursor, in: size, session, isAnew: false)
      for step in 0..<5 {
        size.columns = step == 0 ? first : widths.randomElement(using: &random) ?? 20
        size.rows = [rows, rows, 12].randomElement(using: &random) ?? rows
        if Self.layout(text, columns: size.columns).rows.count > size.rows - 2 { continue }
        let old = session.terminal.screen.size
        if size == old { continue }
        // Where the cursor's column is the same either way, a terminal is taken for one that flows.
        if kind.resizing == .stays,
          Self.layout(text, columns: old.columns).column
            == Self.layout(text, columns: size.columns).column
        {
          continue
        }
        if Bool.random(using: &random) {
          // The window is dragged: sizes in between are gone before anybody sees them.
          try Self.resize(session, to: WindowSize(rows: size.rows, columns: size.columns + 3))
        }
        try Self.resize(session, to: size)
        try Self.expect(text, cursor: cursor, in: size, session)
      }
      try session.end()
    }

    /// A line that grew taller than the screen leaves rows in tmux's history; they come back.
    @Test func rowsThatLeftTheScreenAreErasedWhenTheyComeBack() throws {
      let session = try EditorSession(rows: 6, columns: 80, resizing: .flowsLikeTmux)
      try session.start()
      let text = String(repeating: "ping -c 4 ", count: 8)
      try session.type(text) { $0.cursor == (1, 8) }
      for (rows, columns) in [(6, 24), (6, 30), (6, 20), (7, 24), (12, 60), (24, 80)] {
        let size = WindowSize(rows: rows, columns: columns)
        try Self.resize(session, to: size)
        try Self.expect(text, cursor: 80, in: size, session)
        if columns == 20 { #expect(session.terminal.screen.scrolledRows > 0) }
      }
      try session.end()
    }

    @Test func keysTypedWhileTheTerminalAnswersAreKept() throws {
      let session = try EditorSession(rows: 8, columns: 40, resizing: .stays)
      try session.start()
      try session.type(String(repeating: "x", count: 50)) { $0.cursor == (1, 18) }
      try Self.resize(session, to: WindowSize(rows: 8, columns: 60))
      try session.terminal.send("abc\u{1B}[D-")
      let screen = try session.terminal.waitForScreen { $0.cursor == (1, 1) && $0.text[1] == "-c" }
      #expect(screen.text[0] == Self.prompt + String(repeating: "x", count: 50) + "ab")
      try session.end()
    }

    @Test func theSearchPanelKeepsItsPlace() throws {
      let session = try EditorSession(
        rows: 10, columns: 60, searchRows: SearchPanelTests.rows, resizing: .flowsLikeTmux)
      try session.start()
      try session.terminal.send("\u{12}")
      try session.terminal.waitForScreen { $0.joinedText.contains("Ctrl-D directory") }
      for columns in [24, 80, 17, 60] {
        try Self.resize(session, to: WindowSize(rows: 10, columns: columns))
        try session.terminal.waitForScreen { screen in
          session.isDrawnAnew && screen.cursor == (0, 1)
            && screen.text.filter { $0.contains("▸") }.count == 1
            && screen.text.filter { $0.contains("48,211") }.count == 1
        }
      }
      try session.type("\u{07}") { $0.joinedText == "~/lab ❯" }
      try session.end()
    }

    /// Changes the window's size and tells the editor, as the kernel tells a foreground process.
    private static func resize(_ session: EditorSession, to size: WindowSize) throws {
      try session.terminal.resize(rows: size.rows, columns: size.columns)
      session.terminal.forgetBytes()
      kill(getpid(), SIGWINCH)
    }

    /// What the screen has to show, and where the cursor has to be.
    private static func expect(
      _ text: String, cursor: Int, in size: WindowSize, _ session: EditorSession,
      isAnew: Bool = true
    ) throws {
      let wanted = layout(text, columns: size.columns)
      let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(cursor)))
      let place = layout(before, columns: size.columns)
      try session.terminal.waitForScreen(timeoutSeconds: 4) { screen in
        guard session.isDrawnAnew || !isAnew, screen.size == size,
          screen.cursor.column == place.column,
          let top = screen.text.lastIndex(where: { $0.hasPrefix("~/lab ❯") }),
          top + place.rows.count - 1 == screen.cursor.row
        else { return false }
        var shown = Array(screen.text[top...])
        while shown.last?.isEmpty == true { shown.removeLast() }
        // Above it stand only the empty prompts of the lines before.
        return shown == wanted.rows.filter { !$0.isEmpty }
          && screen.text[..<top].allSatisfy {
            $0 == "~/lab ❯" || $0.hasPrefix("ran [") || $0.isEmpty
          }
      }
    }

    /// The rows of prompt and text without trailing spaces, and the column behind them.
    private static func layout(_ text: String, columns: Int) -> (rows: [String], column: Int) {
      var rows = [""]
      var used = 0
      for scalar in (prompt + text).unicodeScalars {
        let width = characterWidth(scalar) ?? 0
        if used + width > columns {
          rows.append("")
          used = 0
        }
        rows[rows.count - 1].unicodeScalars.append(scalar)
        used += width
      }
      if used == columns {
        rows.append("")
        used = 0
      }
      return (
        rows.map { row in
          var row = row
          while row.hasSuffix(" ") { row.removeLast() }
          return row
        }, used
      )
    }

    /// A line of so many columns, with blanks and wide characters.
    private static func line(columns: Int, using random: inout SeededGenerator) -> String {
      let signs = Array("abcxyz0189./-é 日本 ".unicodeScalars)
      var text = ""
      var used = 0
      while used < columns {
        let sign = signs[Int.random(in: 0..<signs.count, using: &random)]
        let width = characterWidth(sign) ?? 1
        let isLast = used + width >= columns
        text.unicodeScalars.append(used + width > columns || (isLast && sign == " ") ? "z" : sign)
        used += used + width > columns ? 1 : isLast && sign == " " ? 1 : width
      }
      return text
    }
  }
}
