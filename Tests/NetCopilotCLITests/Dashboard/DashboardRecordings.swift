import TerminalTesting
import Testing

extension Recordings {
  @Suite("The dashboard", .serialized)
  struct DashboardTests {
    @Test func sectionsComeByKeyAndFollowTheHistory() throws {
      let program = try ProgramRun()
      for _ in 0..<3 { _ = try program("run", "sh", "-c", "exit 3") }
      let shell = try ShellSession(program, rows: 20, columns: 100)
      try shell.start(":dashboard")
      try shell.wait(until: "What ran")
      try shell.wait(until: "Lately")
      // Another process runs something: it comes by itself.
      _ = try program("run", "echo", "something-new")
      try shell.wait(until: "something-new")
      try shell.terminal.send("3")
      try shell.wait(until: "What takes longest")
      try shell.terminal.send("\t\t\t\t")
      try shell.wait { !$0.text.contains { $0.contains("What takes longest") } }
      try shell.terminal.send("d")
      try shell.wait(until: "days: 30")
      try shell.terminal.resize(rows: 6, columns: 40)
      try shell.wait { $0.text.last { !$0.isEmpty }?.contains("q quit") == true }
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("q")
      try shell.wait { ShellSession.showsPrompt($0) && ShellSession.place($0) >= min(place, 0) }
      #expect(try shell.leave() == 0)
    }

    @Test func withoutATerminalItSaysWhatElseThereIs() throws {
      let program = try ProgramRun()
      let result = try program("dashboard")
      #expect(result.status == 1)
      #expect(result.errors.contains("report"))
    }
  }
}
