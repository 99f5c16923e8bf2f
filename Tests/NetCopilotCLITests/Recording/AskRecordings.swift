import JSON
import TerminalTesting
import Testing

extension Recordings {
  @Suite("Requests in plain words", .serialized)
  struct Requests {
    let program: ProgramRun

    init() throws { program = try ProgramRun() }

    @Test func theLikeliestCommandWaitsBehindTheCursorAndDoesNotRun() throws {
      let shell = try ShellSession(program)
      try shell.start("? is 192.0.2.7 alive")
      let screen = try shell.wait {
        $0.dimText(row: $0.cursor.row).hasPrefix("ping -c 4 192.0.2.7")
      }
      #expect(screen.text.contains { $0.contains("puts it on the line") })
      try shell.terminal.send("\u{1B}[C")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("❯ ping -c 4 192.0.2.7") }
      #expect(screen.text.contains { $0.contains("1  ping -c 4 192.0.2.7") })
      shell.terminal.settle()
      #expect(!shell.terminal.screen.text.contains { $0.contains("PING") })
      // Ctrl-C drops it; the line after it is empty.
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\u{03}")
      try shell.waitForPrompt(below: place)
      try shell.leave()
      #expect(try shell.records().isEmpty)
    }

    @Test(arguments: ["emacs", "vi"]) func aDigitTakesOneOfThem(mode: String) throws {
      let shell = try ShellSession(
        program, configuration: #"{"editor": {"mode": "\#(mode)"}}"#)
      try shell.start("? who listens on 443")
      let screen = try shell.wait { $0.text.contains { $0.contains("puts it on the line") } }
      let row = try #require(screen.text.first { $0.hasPrefix("  2  ") })
      let second = String(try #require(row.dropFirst(5).split(separator: "  ").first))
      try shell.terminal.send("2")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("❯ " + second) }
      // On a line with text, digits are typed.
      try shell.terminal.send("34")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("❯ " + second + "34") }
      try shell.terminal.send("\u{15}")
      try shell.wait { $0.dimText(row: $0.cursor.row).hasPrefix("ss -ltnp") }
      // Once another line has run, they are typed on the empty line too.
      try shell.run("true")
      try shell.terminal.send("2")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("❯ 2") }
      try shell.terminal.send("\u{15}")
      try shell.leave()
      #expect(try shell.records().map { $0["command"]?.stringValue } == ["true"])
    }
  }
}
