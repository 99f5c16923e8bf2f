import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

extension Recordings {
  /// Ctrl-C ends what the shell itself is doing, and not the shell.
  @Suite("Stopping long work", .serialized)
  struct Stopping {
    let program: ProgramRun

    init() throws { program = try ProgramRun() }

    private func executionCount() throws -> Int {
      let status = try JSONValue(parsing: program("--json", "history", "stats").output)
      return Int(try #require(status["executions"]?.intValue))
    }

    @Test func anImportInTheShell() throws {
      let lines = Array((0..<6000).map { "ping host\($0)\n" }.joined().utf8)
      let pipe = program.home.path + "/their_history"
      try systemCall("mkfifo") { mkfifo(pipe, 0o600) }
      let shell = try ShellSession(program, columns: 120)
      let place = try shell.start(":history import bash their_history")
      // The file never ends; Ctrl-C comes when the first batches have been written.
      let writer = try FileDescriptor(opening: pipe, flags: O_WRONLY)
      try writer.write(lines)
      let start = MonotonicTime.now()
      while try executionCount() < 5000 {
        try #require(MonotonicTime.now().seconds(since: start) < ShellSession.patience)
        usleep(20_000)
      }
      try shell.terminal.send("\u{03}")
      let screen = try shell.waitForPrompt(below: place)
      #expect(shell.promptRow.contains("✗INT"))
      let imported = try executionCount()
      #expect(imported >= 5000)
      #expect(
        screen.joinedText.contains(
          "their_history: stopped before its end; \(grouped(imported)) imported are kept"))
      try shell.run("echo still-alive")
      #expect(shell.terminal.screen.text.contains("still-alive"))
      // Once more, as a whole: nothing doubles.
      try Files.replace(program.home.path + "/whole", with: lines)
      let again = try shell.run(":history import bash whole")
      #expect(
        again.joinedText.contains(
          "\(grouped(6000 - imported)) imported from whole, \(grouped(imported)) were there"))
      try shell.leave()
      #expect(try executionCount() == 6001)
    }

    private func grouped(_ number: Int) -> String {
      number < 1000
        ? "\(number)" : "\(number / 1000),\(String(number % 1000 + 1000).dropFirst())"
    }

    @Test func anImportFromTheTerminal() throws {
      let shell = try ShellSession(program)
      let place = try shell.start(":history import bash -")
      try shell.wait { ShellSession.place($0) > place }
      // The first key may come before the shell listens for it.
      for _ in 0..<50 where shell.lineCount(containing: "nothing was imported") == 0 {
        try shell.terminal.send("\u{03}")
        shell.terminal.settle(milliseconds: 200)
      }
      #expect(shell.lineCount(containing: "-: stopped before its end; nothing was imported") == 1)
      try shell.waitForPrompt(below: place)
      try shell.leave("exit 0")
    }

    @Test func aQuestionIsAnsweredNo() throws {
      let shell = try ShellSession(program)
      try shell.run("echo precious")
      let place = try shell.start(":history delete --matching 'echo*'")
      try shell.wait(until: "[y/N]")
      try shell.terminal.send("\u{03}")
      let screen = try shell.waitForPrompt(below: place)
      #expect(screen.joinedText.contains("nothing was erased"))
      #expect(shell.promptRow.contains("✗INT"))
      try shell.leave("exit 0")
      #expect(try shell.record(of: "echo precious")["exit_code"]?.intValue == 0)
    }

    /// At the command line the signal comes to the whole group; the program tidies up and says so.
    @Test(arguments: ["import", "export"])
    func atTheCommandLine(_ action: String) throws {
      let lines = Array((0..<6000).map { "ping host\($0)\n" }.joined().utf8)
      let file = program.home.path + "/file"
      let executable = try ProgramRun.executable()
      var words = [executable, "history", action]
      if action == "import" {
        try systemCall("mkfifo") { mkfifo(file, 0o600) }
        words += ["bash", file]
      } else {
        #expect(try program("history", "import", "bash", "-", input: lines).status == 0)
        words += ["--format", "csv", file]
      }
      let errors = program.home.path + "/errors"
      let process = try program.start(
        words, input: "/dev/null", output: "/dev/null", errors: errors,
        directory: program.home.path)
      let start = MonotonicTime.now()
      var writer: Int32 = -1
      if action == "import" {
        writer = try systemCall("open") { open(file, O_WRONLY | O_CLOEXEC) }
        try writeBytes(lines, to: writer)
        while try executionCount() < 5000 {
          try #require(MonotonicTime.now().seconds(since: start) < ShellSession.patience)
          usleep(20_000)
        }
      } else {
        while !Files.names(in: program.home.path).contains(where: { $0.hasSuffix(".part") }) {
          try #require(MonotonicTime.now().seconds(since: start) < ShellSession.patience)
          usleep(500)
        }
      }
      kill(process, SIGINT)
      #expect(try ProgramRun.wait(process) == 130)
      if writer >= 0 { close(writer) }
      let told = String(decoding: try Files.read(errors), as: UTF8.self)
      #expect(told.split(separator: "\n").count == 1, "\(told)")
      if action == "import" {
        let imported = try executionCount()
        #expect(told.contains("\(grouped(imported)) imported are kept"), "\(told)")
        #expect(try program("history", "import", "bash", "-", input: lines).status == 0)
        #expect(try executionCount() == 6000)
      } else {
        #expect(told.contains("stopped; \(file) was not written"), "\(told)")
        #expect(!Files.names(in: program.home.path).contains { $0.hasPrefix("file") })
      }
    }

    @Test func whoeverWantsTheSignalIgnoredGetsThat() throws {
      let pipe = program.home.path + "/their_history"
      try systemCall("mkfifo") { mkfifo(pipe, 0o600) }
      let executable = try ProgramRun.executable()
      let result = try program.run([
        "sh", "-c",
        """
        trap '' INT
        '\(executable)' history import bash their_history & exec 3>their_history
        kill -INT $!; echo 'ping a' >&3; exec 3>&-; wait $!
        """,
      ])
      #expect(result.status == 0)
      #expect(result.output == "1 imported from their_history\n", "\(result.errors)")
    }
  }
}
