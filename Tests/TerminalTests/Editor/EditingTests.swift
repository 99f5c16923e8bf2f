import Glibc
import Platform
import TerminalTesting
import TestSupport
import Testing

@testable import Terminal

extension EditorTests {
  @Suite struct EditingTests {
    @Test func ctrlCGivesTheLineUpAndMarksIt() throws {
      let session = try EditorSession(past: ["ping -c 4 127.0.0.1"])
      try session.start()
      try session.type("pin") { !$0.dimText(row: 0).isEmpty }
      let screen = try session.type("\u{03}") { $0.cursor == (1, 8) }
      #expect(screen.joinedText == "~/lab ❯ pin^C\n~/lab ❯")
      #expect(session.results == [.interrupted])
      try session.end()
    }

    @Test func ctrlCInTheMiddleOfAWrappedLineGoesBelowIt() throws {
      let session = try EditorSession(rows: 8, columns: 20)
      try session.start()
      try session.type("ping 10.0.0.1 -c 100 -i 0.2") { $0.cursor == (1, 15) }
      try session.type("\u{01}") { $0.cursor == (0, 8) }
      let screen = try session.type("\u{03}") { $0.cursor == (2, 8) }
      #expect(screen.joinedText == "~/lab ❯ ping 10.0.0.\n1 -c 100 -i 0.2^C\n~/lab ❯")
      try session.end()
    }

    @Test func ctrlDEndsOnAnEmptyLineOnly() throws {
      let session = try EditorSession()
      try session.start()
      try session.type("ab\u{01}") { $0.cursor == (0, 8) }
      try session.type("\u{04}") { $0.text[0] == "~/lab ❯ b" }
      try session.type("\u{04}") { $0.text[0] == "~/lab ❯" }
      try session.terminal.send("\u{04}")
      #expect(try session.waitForResults(1) == [.endOfFile])
      try session.end()
    }

    @Test(arguments: ["\u{1B}[H|\u{1B}[3~", "\u{1B}OH|\u{1B}[3~", "\u{1B}[1~|\u{1B}[3~"])
    func homeAndDelete(keys: String) throws {
      let session = try EditorSession()
      try session.start()
      try session.type("xping") { $0.cursor == (0, 13) }
      for key in keys.split(separator: "|") { try session.terminal.send(String(key)) }
      try session.terminal.waitForScreen { $0.text[0] == "~/lab ❯ ping" }
      try session.end()
    }

    @Test func upAndDownWalkThroughLinesWithTheTypedPrefix() throws {
      let session = try EditorSession(history: ["ping a", "dig b", "ping c", "ss -t"])
      try session.start()
      try session.type("pi") { $0.cursor == (0, 10) }
      try session.type("\u{1B}[A") { $0.text[0] == "~/lab ❯ ping c" }
      try session.type("\u{1B}OA") { $0.text[0] == "~/lab ❯ ping a" }
      try session.type("\u{1B}[A") { $0.bells == 1 && $0.text[0] == "~/lab ❯ ping a" }
      try session.type("\u{1B}[B") { $0.text[0] == "~/lab ❯ ping c" }
      try session.type("\u{0E}") { $0.text[0] == "~/lab ❯ pi" }
      try session.end()
    }

    @Test func altDotTakesLastArguments() throws {
      let session = try EditorSession(history: ["ping 10.0.0.1", "ls", "dig example.org "])
      try session.start()
      try session.type("curl \u{1B}.") { $0.text[0] == "~/lab ❯ curl example.org" }
      try session.type("\u{1B}.") { $0.text[0] == "~/lab ❯ curl ls" }
      try session.type("\u{1B}.") { $0.text[0] == "~/lab ❯ curl 10.0.0.1" }
      try session.end()
    }

    @Test func ctrlWTakesAWordAndCtrlLClears() throws {
      let session = try EditorSession()
      try session.start()
      try session.type("a\r") { $0.joinedText.contains("ran [a]") && $0.marksPastes }
      try session.type("ping 10.0.0.1\u{17}") { $0.text[2] == "~/lab ❯ ping" }
      let screen = try session.type("\u{0C}") { $0.text[0] == "~/lab ❯ ping" }
      #expect(screen.joinedText == "~/lab ❯ ping")
      #expect(screen.cursor == (0, 13))
      try session.end()
    }

    @Test func messagesOfOtherThreadsGoAboveThePrompt() throws {
      let session = try EditorSession(rows: 6, columns: 20, past: ["ping -c 4 10.0.0.1 -i 0.2"])
      try session.start()
      try session.type("ping -c 4 10.") { $0.text[1].hasSuffix("0.2") }
      session.mailbox?.post("index ready\nagain")
      let screen = try session.terminal.waitForScreen { $0.text[3].hasSuffix("0.2") }
      #expect(
        screen.joinedText == "index ready\nagain\n~/lab ❯ ping -c 4 10\n.0.0.1 -i 0.2")
      #expect(screen.cursor == (3, 1))
      try session.end()
    }

    @Test func wideAndCombiningCharactersKeepTheirPlace() throws {
      let session = try EditorSession(columns: 20)
      try session.start()
      let screen = try session.type("日本語日本語日") { $0.cursor == (1, 2) }
      #expect(screen.text[0] == "~/lab ❯ 日本語日本語")
      #expect(screen.text[1] == "日")
      try session.type("\u{7F}\u{7F}x") { $0.text[0] == "~/lab ❯ 日本語日本x" }
      try session.terminal.send("e\u{301}\r")
      #expect(try session.waitForResults(1) == [.line("日本語日本xe\u{301}")])
      try session.end()
    }

    @Test func resizingRedrawsAWrappedLineAndItsGhost() throws {
      let session = try EditorSession(
        rows: 8, columns: 40, past: ["ping -c 4 10.0.0.1 -i 0.2 -s 1400 -W 2 -n"])
      try session.start()
      try session.type("ping -c 4 10.0.0.1 -i") { $0.text[1].hasSuffix("-n") }
      try session.terminal.resize(rows: 8, columns: 24)
      session.mailbox?.requestRedraw()
      let narrow = try session.terminal.waitForScreen {
        $0.text[2] == "n" && $0.cursor == (1, 5)
      }
      #expect(narrow.text[0] == "~/lab ❯ ping -c 4 10.0.0")
      #expect(narrow.text[1].hasPrefix(".1 -i 0.2"))
      #expect(narrow.cursor == (1, 5))
      try session.terminal.resize(rows: 8, columns: 60)
      session.mailbox?.requestRedraw()
      let wide = try session.terminal.waitForScreen { $0.text[0].hasSuffix("-n") }
      #expect(wide.joinedText == "~/lab ❯ ping -c 4 10.0.0.1 -i 0.2 -s 1400 -W 2 -n")
      #expect(wide.cursor == (0, 29))
      try session.end()
    }

    @Test func theStartingTextIsOnTheLineAndDoesNotRun() throws {
      let session = try EditorSession(initialText: "dig example.org\u{1B}")
      try session.start()
      try session.terminal.waitForScreen { $0.text[0] == "~/lab ❯ dig example.org" }
      #expect(session.results.isEmpty)
      try session.type(" MX\r") { $0.joinedText.contains("ran [dig example.org MX]") }
      try session.end()
    }

    @Test func viModeMovesDeletesAndSuggests() throws {
      let session = try EditorSession(mode: .vi, past: ["ping 10.0.0.1"])
      try session.start()
      try session.type("xpi") { $0.cursor == (0, 11) }
      try session.type("\u{1B}") { $0.cursor == (0, 10) }
      try session.type("0x") { $0.text[0] == "~/lab ❯ pi" }
      try session.type("A") { $0.dimText(row: 0) == "ng 10.0.0.1" }
      try session.type("\u{1B}[C") { $0.text[0] == "~/lab ❯ ping 10.0.0.1" }
      try session.end()
    }

    @Test func aTerminalThatGoesAwayEndsTheInput() throws {
      let session = try EditorSession()
      try session.start()
      try session.type("ping") { $0.cursor == (0, 12) }
      session.hangUp()
      #expect(session.results == [.endOfFile])
    }

    @Test func thePromptStepsBelowOutputWithoutLineEnd() throws {
      let session = try EditorSession(rows: 8, columns: 20, lineEnd: "")
      try session.start()
      try session.type("a\r") { $0.cursor == (2, 8) }
      #expect(session.terminal.screen.joinedText == "~/lab ❯ a\nran [a]⏎\n~/lab ❯")
      #expect(session.terminal.screen.dimText(row: 1) == "⏎")
      try session.end()
    }

    @Test func theSignalOfTheWindowRedrawsTheLine() throws {
      let session = try EditorSession(rows: 8, columns: 40)
      try session.start()
      try session.type("ping -c 4 10.0.0.1 -i 0.2") { $0.cursor == (0, 33) }
      try session.terminal.resize(rows: 8, columns: 20)
      kill(getpid(), SIGWINCH)
      let screen = try session.terminal.waitForScreen { $0.cursor == (1, 13) }
      #expect(screen.joinedText == "~/lab ❯ ping -c 4 10\n.0.0.1 -i 0.2")
      try session.type("x") { $0.text[1] == ".0.0.1 -i 0.2x" }
      try session.end()
    }

    /// Keys of every kind in any order: the editor survives and the next line is read right.
    /// Ctrl-S is left out: typed between two lines it stops the terminal, as it should.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func anyKeysInAnyOrderAreSurvived(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      let keys = [
        "a", "é", "日", " ", "/", "\t", "\u{01}", "\u{02}", "\u{05}", "\u{06}", "\u{08}", "\u{0B}",
        "\u{0C}", "\u{0E}", "\u{10}", "\u{12}", "\u{14}", "\u{15}", "\u{16}", "\u{17}", "\u{18}",
        "\u{19}", "\u{1A}", "\u{1B}", "\u{1C}", "\u{1F}", "\u{7F}", "\u{1B}[A", "\u{1B}[B",
        "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[3~", "\u{1B}f", "\u{1B}.", "\u{1B}b", "\u{1B}d",
        "\u{1B}[200~x\ry\u{1B}[201~", "\u{1B}[5~", "y", "\r", "\u{03}", "\u{07}",
      ]
      let session = try EditorSession(
        rows: Int.random(in: 2...10, using: &random),
        columns: Int.random(in: 4...50, using: &random), mode: seed % 2 == 0 ? .emacs : .vi,
        past: ["aéa ping", "日 dig example.org"], candidates: ["ping", "pong", "日本"],
        searchRows: SearchPanelTests.rows, history: ["a b c", "日本語 é", "x\ny"])
      try session.terminal.waitForScreen { $0.marksPastes }
      for _ in 0..<120 {
        try session.terminal.send(keys[Int.random(in: 0..<keys.count, using: &random)])
        if Int.random(in: 0..<30, using: &random) == 0 {
          let rows = Int.random(in: 2...10, using: &random)
          try session.terminal.resize(
            rows: rows, columns: Int.random(in: 4...50, using: &random))
          session.mailbox?.post("m")
        }
      }
      session.terminal.settle(milliseconds: 60)
      // Out of a quoted character or a sequence, then out of the line and of one that was on its way.
      try session.waitUntilReading()
      try session.terminal.send("\u{1B}")
      session.terminal.settle(milliseconds: 60)
      for _ in 0..<3 { try session.interrupt() }
      try session.waitUntilReading()
      try session.terminal.send("fine\r")
      try session.terminal.waitForScreen { _ in session.results.contains(.line("fine")) }
      try session.end()
    }
  }
}
