import Platform
import TerminalTesting
import Testing

@testable import Terminal

extension EditorTests {
  @Suite struct GhostTests {
    let past = [
      "curl -sv http://example.test/überlänge/日本語/path?query=1", "ping -c 4 10.0.0.1 -i 0.2",
    ]

    @Test func showsTheRestOfALineDimBehindTheCursor() throws {
      let session = try EditorSession(past: past)
      try session.start()
      let screen = try session.type("pi") { $0.dimText(row: 0) == "ng -c 4 10.0.0.1 -i 0.2" }
      #expect(screen.text[0] == "~/lab ❯ ping -c 4 10.0.0.1 -i 0.2")
      #expect(screen.cursor == (0, 10))
      #expect(screen.isCursorVisible)
      #expect(screen.marksPastes)
      #expect(screen.unknownSequences.isEmpty)
      try session.end()
    }

    @Test(arguments: [
      "\u{1B}[C", "\u{1B}OC", "\u{06}", "\u{05}", "\u{1B}[F", "\u{1B}OF", "\u{1B}[4~",
    ])
    func isAcceptedAsAWhole(key: String) throws {
      let session = try EditorSession(past: past)
      try session.start()
      try session.type("pi") { $0.dimText(row: 0) == "ng -c 4 10.0.0.1 -i 0.2" }
      let screen = try session.type(key) {
        $0.text[0] == "~/lab ❯ ping -c 4 10.0.0.1 -i 0.2" && $0.dimText(row: 0).isEmpty
      }
      #expect(screen.cursor == (0, 33))
      try session.terminal.send("\r")
      #expect(try session.waitForResults(1) == [.line("ping -c 4 10.0.0.1 -i 0.2")])
      #expect(session.log.all == ["acceptedWhole(ghost: \"ping -c 4 10.0.0.1 -i 0.2\")"])
      try session.end()
    }

    @Test func isAcceptedWordByWord() throws {
      let session = try EditorSession(past: past)
      try session.start()
      try session.type("pi") { $0.dimText(row: 0) == "ng -c 4 10.0.0.1 -i 0.2" }
      try session.type("\u{1B}f") { $0.dimText(row: 0) == "-c 4 10.0.0.1 -i 0.2" }
      let screen = try session.type("\u{1B}f") { $0.dimText(row: 0) == "4 10.0.0.1 -i 0.2" }
      #expect(screen.cursor == (0, 15))
      try session.terminal.send(" x\r")
      #expect(try session.waitForResults(1) == [.line("ping -c x")])
      #expect(session.log.all.last == "edited(ghost: \"\(past[1])\", text: \"ping -c x\")")
      try session.end()
    }

    @Test func isReportedWhenIgnored() throws {
      let session = try EditorSession(past: past)
      try session.start()
      try session.type("pi") { !$0.dimText(row: 0).isEmpty }
      try session.type("p show\r") { $0.joinedText.contains("ran [pip show]") }
      #expect(session.log.all == ["ignored(ghost: \"\(past[1])\", text: \"pip show\")"])
      try session.end()
    }

    @Test func wrapsOverRowsAndIsErasedWhole() throws {
      let session = try EditorSession(rows: 6, columns: 24, past: past)
      try session.start()
      let screen = try session.type("cu") { $0.text[2].contains("query=1") }
      #expect(screen.text[0] == "~/lab ❯ curl -sv http://")
      #expect(screen.text[1].hasPrefix("example.test/überlänge/"))
      #expect(screen.cursor == (0, 10))
      let erased = try session.type("x") { $0.text[1].isEmpty }
      #expect(erased.text[0] == "~/lab ❯ cux")
      #expect(erased.text[2].isEmpty)
      try session.end()
    }

    @Test func staysInPlaceAtTheBottomOfTheScreen() throws {
      let session = try EditorSession(rows: 4, columns: 24, past: past)
      try session.start()
      for _ in 0..<4 { try session.terminal.send("a\r") }
      _ = try session.waitForResults(4)
      let screen = try session.type("cu") { $0.dimText(row: 3).contains("query=1") }
      #expect(screen.text[1] == "~/lab ❯ curl -sv http://")
      #expect(screen.cursor == (1, 10))
      let typed = try session.type("r") { $0.cursor == (1, 11) }
      #expect(typed.text[1] == "~/lab ❯ curl -sv http://")
      try session.end()
    }

    @Test func oneKeyCostsOneWrite() throws {
      let session = try EditorSession(past: past)
      try session.start()
      try session.type("p") { !$0.dimText(row: 0).isEmpty }
      session.terminal.forgetBytes()
      for character in "ing -c 4 10.0.0.1" {
        try session.terminal.send(String(character))
        session.terminal.settle()
      }
      #expect(session.terminal.readCount == 17)
      try session.end()
    }

    @Test func theHintGivesWayToText() throws {
      let session = try EditorSession(columns: 40, past: [], remark: "≈ 3.0 s")
      try session.start()
      let screen = try session.type("ping") { $0.cursor == (0, 12) && $0.text[0].hasSuffix("s") }
      #expect(screen.text[0] == "~/lab ❯ ping                    ≈ 3.0 s")
      #expect(screen.cursor == (0, 12))
      try session.type(" 10.0.0.1 -c 100000") { $0.dimText(row: 0).isEmpty }
      try session.end()
    }

    @Test func aSuggestionWithControlCharactersIsNotShown() throws {
      let session = try EditorSession(past: ["ping \u{1B}[2J now"])
      try session.start()
      let screen = try session.type("pi") { $0.cursor == (0, 10) }
      #expect(session.terminal.settle().text[0] == "~/lab ❯ pi")
      #expect(screen.dimText(row: 0).isEmpty)
      try session.end()
    }

    @Test func aRedrawRequestBringsWhatIsNewToTheScreen() throws {
      let session = try EditorSession(past: past)
      try session.start()
      try session.type("pi") { !$0.dimText(row: 0).isEmpty }
      session.mailbox?.requestRedraw()
      let screen = session.terminal.settle()
      #expect(screen.text[0] == "~/lab ❯ ping -c 4 10.0.0.1 -i 0.2")
      #expect(screen.cursor == (0, 10))
      try session.end()
    }
  }
}
