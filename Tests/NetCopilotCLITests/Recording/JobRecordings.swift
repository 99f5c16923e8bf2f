import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

extension Recordings {
  @Suite("Signals and jobs", .serialized)
  struct Jobs {
    let program: ProgramRun

    init() throws { program = try ProgramRun() }

    @Test(.enabled(if: Machine.has("ping"), "ping is not installed"))
    func controlCEndsPing() throws {
      let shell = try ShellSession(program)
      let line = "ping -i 0.2 127.0.0.1"
      let place = try shell.start(line)
      try shell.wait(until: "icmp_seq=3")
      try shell.terminal.send("\u{03}")
      let screen = try shell.waitForPrompt(below: place)
      #expect(screen.joinedText.contains("packets transmitted"))
      // The shell lives and works.
      try shell.run("echo still-alive")
      #expect(shell.terminal.screen.text.contains("still-alive"))
      try shell.leave()
      // ping takes the signal, prints its statistics and exits by itself.
      let record = try shell.record(of: line)
      #expect(record["exit_code"]?.intValue == 0)
      #expect(record["signal"]?.isNull == true)
      #expect(record["interrupted"]?.boolValue == false)
      #expect(record["stdout_tail"]?.stringValue?.contains("packets transmitted") == true)
      #expect((0.3...20).contains(record["duration_seconds"]?.doubleValue ?? -1))
    }

    @Test(arguments: [("\u{03}", 2, "INT"), ("\u{1C}", 3, "QUIT")] as [(String, Int64, String)])
    func keysThatEndACommand(_ key: String, _ signal: Int64, _ name: String) throws {
      let shell = try ShellSession(program)
      let place = try shell.start("sleep 300")
      _ = try shell.process(named: "sleep", argument: "300")
      try shell.terminal.send(key)
      try shell.waitForPrompt(below: place)
      #expect(shell.promptRow.contains("✗\(name)"))
      #expect(try shell.leave() == 128 + Int32(signal))
      let record = try shell.record(of: "sleep 300")
      #expect(record["signal"]?.intValue == signal)
      #expect(record["exit_code"]?.isNull == true)
      #expect(record["running"]?.boolValue == false)
    }

    @Test func stopContinueAndList() throws {
      let shell = try ShellSession(program)
      let line = "sh -c 'echo begun; read word; echo got $word'"
      let place = try shell.start(line)
      try shell.wait { $0.text.contains("begun") }
      try shell.terminal.send("\u{1A}")
      try shell.waitForPrompt(below: place)
      #expect(shell.terminal.screen.joinedText.contains("Stopped"))
      #expect(shell.promptRow.contains("✗TSTP"))
      let listed = try shell.run("jobs")
      #expect(listed.text.contains { $0.hasPrefix("[1]+  Stopped") })
      let resumed = try shell.start("fg")
      try shell.wait { ShellSession.place($0) > resumed + 1 }
      try shell.terminal.send("word\r")
      let screen = try shell.waitForPrompt(below: resumed)
      #expect(screen.text.contains("got word"))
      #expect(!shell.promptRow.contains("✗"))
      try shell.leave()
      let record = try shell.record(of: line)
      #expect(record["exit_code"]?.intValue == 0)
      #expect(record["stdout_tail"]?.isNull == true)
    }

    @Test(
      arguments: ["STOP", "TSTP", "TTOU"])
    func theStoppingSignalIsNamed(_ name: String) throws {
      let shell = try ShellSession(program)
      try shell.run("sh -c 'kill -\(name) $$'")
      #expect(shell.promptRow.contains("✗\(name) "))
      try shell.run("fg")
      #expect(!shell.promptRow.contains("✗"))
      #expect(try shell.leave() == 0)
      #expect(try shell.record(of: "sh -c 'kill -\(name) $$'")["exit_code"]?.intValue == 0)
    }

    @Test func backgroundJobsReport() throws {
      let gate = program.home.path + "/gate"
      try systemCall("mkfifo") { mkfifo(gate, 0o600) }
      let shell = try ShellSession(program)
      let line = "sh -c 'read word <gate; exit 3' &"
      let screen = try shell.run(line)
      #expect(screen.text.contains { $0.hasPrefix("[1] ") })
      try shell.run("jobs")
      #expect(shell.terminal.screen.text.contains { $0.contains("Running") })
      let waiting = try shell.start("wait")
      try shell.wait { ShellSession.place($0) > waiting }
      try FileDescriptor(opening: gate, flags: O_WRONLY).write(Array("go\n".utf8))
      try shell.waitForPrompt(below: waiting)
      #expect(shell.promptRow.contains("✗3"))
      let place = try shell.start("sleep 400")
      _ = try shell.process(named: "sleep", argument: "400")
      try shell.terminal.send("\u{1A}")
      try shell.waitForPrompt(below: place)
      try shell.run("bg")
      try shell.run("jobs")
      #expect(
        shell.terminal.screen.text.contains { $0.contains("Running") && $0.contains("sleep 400") })
      // A job holds the shell once, then it goes with it.
      let held = try shell.run("exit")
      #expect(held.joinedText.contains("leave again"))
      try shell.leave()
      let record = try shell.record(of: line)
      #expect(record["exit_code"]?.intValue == 3)
      #expect(try shell.record(of: "sleep 400")["running"]?.boolValue == false)
    }

    @Test(arguments: ["stty raw -echo", "stty -echo -icanon -isig", "stty -opost"])
    func aChildThatBreaksTheTerminal(_ breakage: String) throws {
      let shell = try ShellSession(program)
      try shell.run("sh -c '\(breakage); kill -9 $$'")
      #expect(shell.promptRow.contains("✗KILL"))
      let screen = try shell.run("echo one; echo two")
      #expect(screen.text.contains("one"))
      #expect(screen.text.contains("two"))
      // A program sees a terminal that echoes and has signals.
      let place = try shell.start("sh -c 'read x; echo read=$x'")
      try shell.wait { ShellSession.place($0) > place }
      try shell.terminal.send("typed\r")
      try shell.waitForPrompt(below: place)
      #expect(shell.terminal.screen.text.contains("typed"))
      #expect(shell.terminal.screen.text.contains("read=typed"))
    }

    @Test func aChildSeesTheTerminal() throws {
      let shell = try ShellSession(program)
      let screen = try shell.run("sh -c 'test -t 0 && test -t 1 && echo terminals'")
      #expect(screen.text.contains("terminals"))
      try shell.run("echo pipe | cat")
      #expect(shell.terminal.screen.text.contains("pipe"))
    }

    @Test func aCommandWithinTheShellLeavesTheSessionAlone() throws {
      symlink(try ProgramRun.executable(), program.home.path + "/inner")
      let shell = try ShellSession(program)
      try shell.run("sleep 500 &")
      try shell.run("./inner run true")
      // The session is the shell's, which lives: what it runs is not interrupted.
      let record = try shell.record(of: "sleep 500 &")
      #expect(record["running"]?.boolValue == true)
      #expect(record["interrupted"]?.boolValue == false)
      // It goes with the shell.
      try shell.run("exit")
      try shell.leave()
    }
  }
}
