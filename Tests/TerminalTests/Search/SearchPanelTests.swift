import Platform
import TerminalTesting
import Testing

@testable import Terminal

extension EditorTests {
  @Suite struct SearchPanelTests {
    static let rows = [
      SearchRow(
        identifier: 1, text: "dig +trace MX example.org", duration: "1.31 s",
        outcome: .succeeded(times: 1, runs: 1), age: "yesterday"),
      SearchRow(
        identifier: 2, text: "dig MX example.net +short", duration: "0.04 s",
        outcome: .succeeded(times: 3, runs: 3), age: "2 h ago"),
      SearchRow(
        identifier: 3, text: "dig @10.0.0.53 MX corp.lan", duration: "5.01 s",
        outcome: .failed(times: 2, runs: 2), age: "3 d ago", note: "timeout"),
      SearchRow(identifier: 4, text: "ping 10.0.0.1"),
    ]

    @Test func showsResultsBelowTheQuery() throws {
      let session = try EditorSession(searchRows: Self.rows)
      try session.start()
      try session.type("dig") { $0.cursor == (0, 11) }
      let screen = try session.type("\u{12}") { $0.joinedText.contains("timeout") }
      #expect(
        screen.joinedText == """
           dig                                                   3 of 48,211 · everywhere
          ▸ dig +trace MX example.org                1.31 s  ✓ 1 of 1  yesterday
            dig MX example.net +short                0.04 s  ✓ 3 of 3  2 h ago
            dig @10.0.0.53 MX corp.lan               5.01 s  ✗ 2 of 2  3 d ago    timeout
           Enter edit · Ctrl-D directory · Ctrl-S failed only · Ctrl-X forget
          """)
      #expect(screen.cursor == (0, 4))
      let left = try session.type("\u{07}") { $0.text[1].isEmpty }
      #expect(left.joinedText == "~/lab ❯ dig")
      #expect(left.cursor == (0, 11))
      try session.end()
    }

    @Test func saysNothingOfAnOutcomeThatNobodyKnows() throws {
      let rows = [
        SearchRow(
          identifier: 1, text: "mtr r1", duration: "", outcome: .unknown(runs: 1), age: "1 d ago"),
        SearchRow(
          identifier: 2, text: "mtr r2", duration: "", outcome: .unknown(runs: 12), age: "2 d ago"),
      ]
      let session = try EditorSession(searchRows: rows)
      try session.start()
      let screen = try session.type("\u{12}") { $0.joinedText.contains("mtr r2") }
      #expect(screen.text[1].contains("1 run    1 d ago"))
      #expect(screen.text[2].contains("12 runs  2 d ago"))
      #expect(!screen.joinedText.contains("✓"))
      try session.end()
    }

    @Test func enterPutsTheChosenLineOnTheEditorAndRunsNothing() throws {
      let session = try EditorSession(searchRows: Self.rows)
      try session.start()
      try session.type("\u{12}") { $0.text[1].hasPrefix("▸ dig +trace") }
      try session.type("dig") { $0.text[0].contains("3 of") }
      try session.type("\u{1B}[B") { $0.text[2].hasPrefix("▸ dig MX") }
      try session.type("\u{12}") { $0.text[3].hasPrefix("▸ dig @") }
      try session.type("\u{1B}[A") { $0.text[2].hasPrefix("▸ dig MX") }
      let screen = try session.type("\r") { $0.text[1].isEmpty }
      #expect(screen.joinedText == "~/lab ❯ dig MX example.net +short")
      #expect(screen.cursor == (0, 33))
      #expect(session.results.isEmpty)
      try session.end()
    }

    @Test func fitsASmallScreenAndScrollsItNoMoreThanNeeded() throws {
      let session = try EditorSession(rows: 6, columns: 20, searchRows: Self.rows)
      try session.start()
      try session.type("a\r") { $0.joinedText.contains("ran [a]") && $0.marksPastes }
      let screen = try session.type("\u{12}") { $0.joinedText.contains("Enter") }
      #expect(
        screen.text == [
          "        4 of 48,211", "▸ dig +trace MX ex…", "  dig MX example.n…",
          "  dig @10.0.0.53 M…",
          "  ping 10.0.0.1", " Enter edit · Ctrl…",
        ])
      #expect(screen.scrolledRows == 2)
      let left = try session.type("\u{1B}") { $0.text[1].isEmpty }
      #expect(left.joinedText == "~/lab ❯")
      try session.end()
    }

    @Test func filtersAreAskedForAndShown() throws {
      let session = try EditorSession(searchRows: Self.rows)
      try session.start()
      try session.type("\u{12}") { $0.text[0].contains("4 of 48,211 · everywhere") }
      try session.type("\u{04}") { $0.text[0].contains("4 of 48,211 · here") }
      try session.type("\u{13}") { $0.text[0].contains("1 of 48,211 · here · failed") }
      #expect(session.log.all.last == "search  here=true failed=true")
      try session.type("zzz") { $0.text[1].contains("nothing found") }
      try session.type("\u{15}") { $0.text[0].contains("1 of 48,211") }
      try session.type("\u{03}") { $0.joinedText == "~/lab ❯" }
      try session.end()
    }

    @Test func aLineIsForgottenOnlyAfterYes() throws {
      let session = try EditorSession(searchRows: Self.rows)
      try session.start()
      try session.type("\u{12}\u{18}") { $0.joinedText.contains("y/n") }
      try session.type("n") { !$0.joinedText.contains("y/n") }
      #expect(!session.log.all.contains { $0.hasPrefix("forget") })
      try session.type("\u{18}") { $0.joinedText.contains("y/n") }
      try session.type("y") { $0.text[0].contains("3 of") }
      #expect(session.log.all.contains("forget dig +trace MX example.org"))
      try session.type("\u{07}") { $0.joinedText == "~/lab ❯" }
      try session.end()
    }

    @Test func isDrawnAfreshWhenTheWindowChanges() throws {
      let session = try EditorSession(searchRows: Self.rows)
      try session.start()
      try session.type("\u{12}") { $0.text[0].contains("4 of") }
      try session.terminal.resize(rows: 24, columns: 30)
      session.mailbox?.requestRedraw()
      let screen = try session.terminal.waitForScreen {
        $0.text[1] == "▸ dig +trace MX example.org"
      }
      #expect(screen.text[5].hasPrefix(" Enter edit"))
      #expect(screen.text[6].isEmpty)
      try session.type("\u{07}") { $0.joinedText == "~/lab ❯" }
      try session.end()
    }

    @Test func leavesAWrappedLineAsItWas() throws {
      let session = try EditorSession(rows: 8, columns: 20, searchRows: Self.rows)
      try session.start()
      try session.type("ping 10.0.0.1 -c 100") { $0.cursor == (1, 8) }
      try session.type("\u{12}") { $0.joinedText.contains("nothing found") }
      let screen = try session.type("\u{07}") { $0.cursor == (1, 8) }
      #expect(screen.joinedText == "~/lab ❯ ping 10.0.0.\n1 -c 100")
      try session.end()
    }

    @Test func messagesWaitUntilThePanelIsClosed() throws {
      let session = try EditorSession(searchRows: Self.rows)
      try session.start()
      try session.type("\u{12}") { $0.text[0].contains("4 of") }
      session.mailbox?.post("index ready")
      let screen = session.terminal.settle()
      #expect(!screen.joinedText.contains("index ready"))
      try session.type("\u{07}") { $0.joinedText == "index ready\n~/lab ❯" }
      try session.end()
    }

    @Test func hostileRowsCannotReachTheScreen() {
      let row = SearchRow(
        identifier: 1, text: "a\u{1B}[2J\nb\u{202E}", duration: "\u{7}", age: "\u{9B}", note: "\r")
      var panel = SearchPanel(query: "")
      panel.show(SearchResponse(rows: [row], matchCount: .max, totalCount: .min))
      for columns in [1, 2, 5, 20, 80] {
        for rows in 1...4 {
          let (lines, _) = panel.draw(
            size: WindowSize(rows: rows, columns: columns), glyphs: .unicode,
            palette: Palette(.none))
          for line in lines {
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B })
            #expect(TextWidth.columns(of: line) <= max(columns, 3))
          }
          #expect(lines.count <= max(2, rows))
        }
      }
    }
  }
}
