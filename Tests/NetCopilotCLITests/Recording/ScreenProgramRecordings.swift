import JSON
import Platform
import TerminalTesting
import Testing

extension Recordings {
  /// Programs that own the screen start, are left, and give the prompt back.
  @Suite("Programs that own the screen", .serialized)
  struct ScreenPrograms {
    let program: ProgramRun

    init() throws {
      program = try ProgramRun()
      var text = ""
      for number in 1...200 { text += "row \(number)\n" }
      try Files.replace(program.home.path + "/long.txt", with: Array(text.utf8))
    }

    @Test(.enabled(if: Machine.has("less"), "less is not installed"))
    func less() throws {
      try visit("less long.txt", shows: "row 20", keys: "q")
    }

    @Test(.enabled(if: Machine.has("vim"), "vim is not installed"))
    func vim() throws {
      try visit("vim -u NONE -N long.txt", shows: "row 20", keys: "\u{1B}:q!\r")
    }

    @Test(.enabled(if: Machine.has("top"), "top is not installed"))
    func top() throws {
      try visit("top", shows: "PID", keys: "q")
    }

    @Test(.enabled(if: Machine.has("man") && Machine.hasManualPages, "no manual is installed"))
    func man() throws {
      try visit("man ls", shows: "LS(1)", keys: "q")
    }

    @Test(.enabled(if: Machine.has("less"), "less is not installed"))
    func stoppedAndContinued() throws {
      let shell = try ShellSession(program)
      let place = try shell.start("less long.txt")
      try shell.wait { $0.joinedText.contains("row 20") && $0.cursor.row == 23 }
      try stop(shell)
      let resumed = try shell.start("fg")
      try shell.wait { $0.joinedText.contains("row 20") && !ShellSession.showsPrompt($0) }
      try shell.terminal.send("q")
      try shell.waitForPrompt(below: min(place, resumed) - 24)
      #expect(!shell.promptRow.contains("✗"))
      #expect(try shell.leave() == 0)
      #expect(try shell.record(of: "less long.txt")["exit_code"]?.intValue == 0)
    }

    /// Presses Ctrl-Z until the program is stopped: less(1) forgets a signal that comes between its
    /// last look and its read of a key, however long one waits before it.
    private func stop(_ shell: ShellSession) throws {
      for _ in 0..<8 {
        try shell.terminal.send("\u{1A}")
        let stopped = try? shell.terminal.waitForScreen(timeoutSeconds: 3) {
          $0.joinedText.contains("Stopped") && ShellSession.showsPrompt($0)
        }
        if stopped != nil { return }
      }
      try shell.wait { $0.joinedText.contains("Stopped") }
    }

    private func visit(_ line: String, shows text: String, keys: String) throws {
      let shell = try ShellSession(program)
      try shell.start(line)
      try shell.wait(until: text)
      try shell.terminal.send(keys)
      try shell.wait { ShellSession.showsPrompt($0) }
      try shell.run("echo back-again")
      #expect(shell.terminal.screen.text.contains("back-again"))
      #expect(try shell.leave() == 0)
      let record = try shell.record(of: line)
      #expect(record["exit_code"]?.intValue == 0)
      #expect(record["stdout_tail"]?.isNull == true, "a screen is no text to keep")
    }
  }
}

extension Machine {
  /// Whether there are pages to read: minimal systems leave them out.
  static let hasManualPages =
    Files.exists("/usr/share/man/man1/ls.1.gz") || Files.exists("/usr/share/man/man1/ls.1")
}
