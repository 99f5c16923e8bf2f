import TerminalTesting
import Testing

extension Recordings {
  @Suite("Requests in plain words", .serialized)
  struct Requests {
    let program: ProgramRun

    init() throws { program = try ProgramRun() }

    @Test func theLikeliestCommandWaitsOnTheLineAndDoesNotRun() throws {
      let shell = try ShellSession(program)
      try shell.start("? is 192.0.2.7 alive")
      let screen = try shell.wait {
        ShellSession.beforeCursor($0).hasSuffix("❯ ping -c 4 192.0.2.7")
      }
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
  }
}
