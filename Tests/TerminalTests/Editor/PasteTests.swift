import Platform
import TerminalTesting
import Testing

@testable import Terminal

extension EditorTests {
  @Suite struct PasteTests {
    /// A terminal that is between two lines can take a character of the mark away.
    @Test func controlCLeavesAPasteWithoutAnEnd() throws {
      let session = try EditorSession()
      try session.waitUntilReading()
      try session.terminal.send("\u{1B}[200~one\rtwo\u{1B}[201")
      session.terminal.settle(milliseconds: 300)
      try session.terminal.send("\u{03}")
      #expect(try session.waitForResults(1) == [.interrupted])
      // Within one that goes on, it is a control character like others.
      try session.waitUntilReading()
      try session.type("\u{1B}[200~a\u{03}b\u{1B}[201~") { $0.joinedText.hasSuffix("❯ ab") }
      try session.end()
    }

    @Test func aPastedLineBreakDoesNotRunAnything() throws {
      let session = try EditorSession(past: ["echo two three"])
      try session.start()
      try session.terminal.send("\u{1B}[200~echo one\recho two\r\u{1B}[201~")
      let screen = try session.terminal.waitForScreen { $0.cursor == (1, 8) }
      #expect(screen.joinedText == "~/lab ❯ echo one\necho two")
      #expect(screen.dimText(row: 1).isEmpty)
      #expect(session.results.isEmpty)
      try session.terminal.send("\r")
      #expect(try session.waitForResults(1) == [.line("echo one\necho two")])
      try session.end()
    }

    @Test func controlCharactersAreTakenOut() throws {
      let session = try EditorSession()
      try session.start()
      try session.terminal.send("\u{1B}[200~a\u{1B}[2Jb\u{7}\u{0}\u{85}c\u{03}d\u{1B}[201~")
      try session.terminal.waitForScreen { $0.text[0] == "~/lab ❯ a[2Jbcd" }
      try session.terminal.send("\r")
      #expect(try session.waitForResults(1) == [.line("a[2Jbcd")])
      try session.end()
    }

    @Test func aMegabyteIsTaken() throws {
      let session = try EditorSession()
      try session.start()
      let text = String(repeating: "0123456789abcdef", count: 65_536)
      try session.terminal.send("\u{1B}[200~" + text + "\u{1B}[201~")
      session.terminal.settle(milliseconds: 300)
      try session.terminal.send("\r")
      #expect(try session.waitForResults(1) == [.line(text)])
      try session.end()
    }

    @Test func rubbishFromTheTerminalIsHarmless() throws {
      let session = try EditorSession()
      try session.start()
      try session.terminal.send([0x61, 0x00, 0xFF, 0xC3, 0x28, 0x1B, 0x5B, 0x39, 0x39, 0x7E, 0x62])
      let screen = try session.terminal.waitForScreen { $0.text[0].hasSuffix("b") }
      #expect(screen.text[0] == "~/lab ❯ a\u{FFFD}\u{FFFD}(b")
      try session.end()
    }
  }
}
