import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

extension Recordings {
  @Suite("Windows", .serialized)
  struct Windows {
    let program: ProgramRun

    init() throws { program = try ProgramRun() }

    @Test(arguments: [(24, 80), (6, 20)])
    func sizes(_ rows: Int, _ columns: Int) throws {
      let shell = try ShellSession(program, rows: rows, columns: columns)
      for number in 0..<4 { try shell.run("echo n\(number)") }
      #expect(shell.terminal.screen.text.contains("n3"))
      // A line that wraps is edited and run as a whole.
      let long = "echo a1234567890b1234567890c1234567890"
      try shell.terminal.send(long)
      try shell.wait { screen in
        screen.text.joined().contains("c1234567890")
      }
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\r")
      try shell.waitForPrompt(below: place)
      // The search panel keeps to the window.
      try shell.terminal.send("\u{12}")
      try shell.wait { $0.joinedText.contains("▸ echo") }
      try shell.terminal.send("\u{1B}")
      try shell.waitForPrompt()
      #expect(try shell.leave("exit 3") == 3)
      let commands = try shell.records().compactMap { $0["command"]?.stringValue }
      #expect(commands.contains(long))
      #expect(shell.terminal.screen.unknownSequences.isEmpty)
    }

    @Test func resizingKeepsTheLine() throws {
      let shell = try ShellSession(program)
      try shell.run("echo before")
      try shell.type("echo typed text")
      for (rows, columns) in [(10, 40), (6, 20), (30, 100), (24, 80)] {
        try shell.terminal.resize(rows: rows, columns: columns)
        try shell.wait { $0.text.contains { $0.contains("❯ echo typed") } }
        shell.terminal.settle()
      }
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\r")
      try shell.waitForPrompt(below: place)
      #expect(shell.terminal.screen.text.contains("typed text"))
      // Commands see the new size.
      try shell.terminal.resize(rows: 17, columns: 61)
      let screen = try shell.run("stty size")
      #expect(screen.text.contains("17 61"))
    }

    @Test func noColorHasNoColor() throws {
      let shell = try ShellSession(program, variables: ["NO_COLOR": "1"])
      try shell.run("sh -c 'exit 4'")
      #expect(shell.promptRow.contains("✗4"))
      try shell.type("sh -c")
      shell.terminal.settle()
      let screen = shell.terminal.screen
      for row in 0..<24 {
        for column in 0..<80 {
          #expect(screen.cell(row: row, column: column).color == nil)
        }
      }
    }

    @Test func colorIsUsedOtherwise() throws {
      let shell = try ShellSession(program)
      let screen = shell.terminal.screen
      #expect((0..<80).contains { screen.cell(row: screen.cursor.row, column: $0).color != nil })
    }

    @Test func dumbTerminal() throws {
      let shell = try ShellSession(program, variables: ["TERM": "dumb"])
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("echo plain; (exit 6)\r")
      try shell.waitForPrompt(below: place)
      #expect(shell.terminal.screen.text.contains("plain"))
      #expect(shell.promptRow.contains("✗6"))
      #expect(!shell.terminal.bytes.contains(0x1B))
      try shell.terminal.send("exit\r")
      #expect(try shell.terminal.waitForExit(timeoutSeconds: ShellSession.patience) == 6 << 8)
    }

    @Test(arguments: ["dumb", ""])
    func controlCWithoutAnEditor(terminal: String) throws {
      let shell = try ShellSession(program, variables: ["TERM": terminal])
      var place = ShellSession.place(shell.terminal.screen)
      try shell.type("touch half-typed")
      try shell.terminal.send("\u{03}")
      try shell.waitForPrompt(below: place)
      #expect(shell.promptRow.contains("✗INT"))
      // Nor is a line that goes on in the next one left behind.
      place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("echo 'open\r")
      try shell.wait { ShellSession.place($0) == place + 1 }
      // The next line is being read before the key comes.
      shell.terminal.settle(milliseconds: 500)
      try shell.terminal.send("touch half-typed\u{03}")
      try shell.waitForPrompt(below: place)
      try shell.run("echo whole")
      #expect(shell.terminal.screen.text.contains("whole"))
      #expect(!shell.promptRow.contains("✗"))
      #expect(!Files.exists(program.home.path + "/half-typed"))
      // Commands get the key as ever, and the shell does not end.
      place = try shell.start("sleep 300")
      _ = try shell.process(named: "sleep", argument: "300")
      try shell.terminal.send("\u{03}")
      try shell.waitForPrompt(below: place)
      try shell.terminal.send("\u{04}")
      #expect(try shell.terminal.waitForExit(timeoutSeconds: ShellSession.patience) == 130 << 8)
    }

    @Test func asciiLocale() throws {
      var program = program
      program.environment["LANG"] = "C"
      program.environment["TERM"] = "xterm"
      let terminal = try PseudoTerminal(
        running: [ProgramRun.executable()], environment: program.environment,
        directory: program.home.path)
      try terminal.waitForScreen(timeoutSeconds: ShellSession.patience) {
        ShellSession.beforeCursor($0).hasSuffix("> ")
      }
      #expect(terminal.bytes.allSatisfy { $0 < 0x80 })
      try terminal.send("\u{04}")
      #expect(try terminal.waitForExit(timeoutSeconds: ShellSession.patience) == 0)
    }

    @Test func closedWindowEndsTheShellAndItsCommand() throws {
      let shell = try ShellSession(program)
      let line = "sh -c 'echo started; exec sleep 600'"
      try shell.start(line)
      try shell.wait { $0.text.contains("started") }
      let process = try shell.process(named: "sleep", argument: "600")
      // Only what lasts is recorded before its end.
      try shell.wait { _ in
        ((try? shell.records()) ?? []).contains { $0["command"]?.stringValue == line }
      }
      shell.terminal.hangUp()
      _ = try shell.terminal.waitForExit(timeoutSeconds: ShellSession.patience)
      let record = try shell.record(of: line)
      #expect(record["running"]?.boolValue == false)
      #expect(record["signal"]?.intValue == 1 || record["interrupted"]?.boolValue == true)
      let start = MonotonicTime.now()
      while kill(process, 0) == 0 {
        try #require(
          MonotonicTime.now().seconds(since: start) < ShellSession.patience, "sleep lives on")
        usleep(2000)
      }
    }
  }
}

extension ShellSession {
  /// Waits until a process of this terminal runs a program, and returns its number.
  func process(named name: String, argument: String) throws -> Int32 {
    let start = MonotonicTime.now()
    let wanted = Array("\(name)\u{0}\(argument)\u{0}".utf8)
    let home = Array("HOME=\(program.home.path)\u{0}".utf8)
    while MonotonicTime.now().seconds(since: start) < ShellSession.patience {
      terminal.takeAtOnce()
      for number in Files.names(in: "/proc").compactMap({ Int32($0) }) {
        guard let words = try? Files.read("/proc/\(number)/cmdline", limit: 4096), words == wanted,
          let variables = try? Files.read("/proc/\(number)/environ", limit: 1 << 16),
          variables.split(separator: 0).contains(home.dropLast())
        else { continue }
        return number
      }
      usleep(2000)
    }
    return try #require(nil as Int32?, "no '\(name)':\n\(terminal.screen.picture)")
  }
}
