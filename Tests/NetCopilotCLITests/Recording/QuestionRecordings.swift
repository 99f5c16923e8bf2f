import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

extension Recordings {
  @Suite("Questions about lines", .serialized)
  struct Questions {
    let program: ProgramRun

    init() throws {
      program = try ProgramRun()
      // A program whose failure leaves open whether the port is closed or the host unreachable.
      let path = program.home.path + "/curl"
      try Files.replace(
        path,
        with: Array(
          """
          #!/bin/sh
          echo "curl: (7) Failed to connect to 10.0.0.5 port $1 after 0 ms: Couldn't connect to server" >&2
          exit 7

          """.utf8))
      chmod(path, 0o755)
    }

    @Test func aDigitAnswersAndTheNextQuestionComesMuchLater() throws {
      let shell = try ShellSession(program)
      try shell.start("./curl http://10.0.0.5:8123/")
      try shell.wait(until: "1 yes · 2 no · 3 never ask")
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("1")
      let screen = try shell.waitForPrompt(below: place)
      #expect(
        screen.text.contains { $0.contains("❯ :feedback correct 1 --cause connection-refused") })
      #expect(screen.text.contains { $0.hasPrefix("noted for 1") })
      // Neither the same nor another one within twenty commands.
      try shell.run("./curl http://10.0.0.5:8123/")
      #expect(shell.lineCount(containing: "never ask") == 1)
      try shell.leave()
      let said = try program("feedback", "list", "--json").lines.map {
        try JSONValue(parsing: Array($0.utf8))
      }
      #expect(said.map { $0["cause"]?.stringValue } == ["connection-refused"])
      // What was shown stands in the trail, without the line.
      let trail = try program("audit", "--kind", "decision", "--json")
      #expect(trail.output.contains(#""cause":"connection-refused""#))
      #expect(!trail.output.contains("10.0.0.5"))
      #expect(try program("models", "verify").status == 0)
    }

    @Test func neverMeansNever() throws {
      let shell = try ShellSession(program)
      try shell.start("./curl http://10.0.0.5:8123/")
      try shell.wait(until: "3 never ask")
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("3")
      try shell.waitForPrompt(below: place)
      try shell.leave()
      #expect(
        try program("config", "show", "--json").output.contains(
          #""key":"feedback.ask","value":false"#))
    }
  }
}
