import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

@Suite("explain and evaluate explain")
struct ExplainCommandTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  @Test func aFailureIsExplainedAfterwards() throws {
    let run = try program("-c", "cat /no/such/file/here")
    #expect(run.status == 1)
    let answer = try JSONValue(parsing: try program("--json", "explain").lines.joined())
    #expect(answer["cause"]?.stringValue == "missing-file")
    let text = try program("explain", "last")
    #expect(text.status == 0)
    #expect(text.output.contains("missing-file"))
    #expect(text.output.contains("No such file or directory"))
    let list = try program("--json", "history", "list").lines.map { try JSONValue(parsing: $0) }
    #expect(list.first?["cause"]?.stringValue == "missing-file")
  }

  @Test func aForeignFailureIsExplained() throws {
    let file = program.home.path + "/stderr"
    try Files.replace(
      file, with: Array("nc: connect to 10.1.1.1 port 80 (tcp) failed: No route to host\n".utf8))
    let answer = try program(
      "--json", "explain", "--command", "nc -zv 10.1.1.1 80", "--exit-code", "1", "--stderr-file",
      file)
    #expect(try JSONValue(parsing: answer.output)["cause"]?.stringValue == "host-unreachable")
    let missing = try program("explain", "--command", "x", "--stderr-file", "/no/file")
    #expect(missing.status == 1)
    #expect(missing.errors.contains("/no/file"))
  }

  @Test func theEngineExplains() throws {
    let input =
      #"{"id":"q","op":"explain","command":"dig x","exit_code":9,"stdout_tail":";; no servers could be reached"}"#
    let answer = try JSONValue(
      parsing: try program("engine", input: Array(input.utf8)).lines.joined())
    #expect(answer["id"]?.stringValue == "q")
    #expect(answer["ok"]?.boolValue == true)
    #expect(answer["cause"]?.stringValue == "timeout")
  }

  @Test func accuracyIsMeasured() throws {
    let file = program.home.path + "/failures.jsonl"
    let rows = [
      #"{"id":"a","command":"x --zork","exit_code":2,"stderr":"x: unknown option --zork","cause":"unknown-option","also_ok":[]}"#,
      #"{"id":"b","command":"nc h 1","exit_code":1,"stderr":"connection refused","cause":"timeout","also_ok":["connection-refused"]}"#,
      #"{"id":"c","command":"y","exit_code":1,"stderr":"","stdout_tail":"","cause":"permission"}"#,
    ]
    try Files.replace(file, with: Array(rows.joined(separator: "\n").utf8))
    let answer = try JSONValue(parsing: try program("--json", "evaluate", "explain", file).output)
    #expect(answer["rows"]?.intValue == 3)
    #expect(abs((answer["strict_accuracy"]?.doubleValue ?? 0) - 1.0 / 3) < 1e-9)
    #expect(abs((answer["lenient_accuracy"]?.doubleValue ?? 0) - 2.0 / 3) < 1e-9)
    #expect(answer["misses"]?.arrayValue?.count == 2)
    #expect(answer["causes"]?.arrayValue?.count == 3)
    try Files.replace(file, with: Array((rows[0] + "\nnot json\n").utf8))
    let broken = try program("evaluate", "explain", file)
    #expect(broken.status == 1)
    #expect(broken.errors.contains("line 2"))
  }

  @Test(
    .enabled(
      if: getenv("NETCOPILOT_FAILURES") != nil,
      "NETCOPILOT_FAILURES names no file of failures with their causes"))
  func accuracyOnKnownFailures() throws {
    let file = try #require(getenv("NETCOPILOT_FAILURES").map { String(cString: $0) })
    let answer = try JSONValue(parsing: try program("--json", "evaluate", "explain", file).output)
    #expect((answer["strict_accuracy"]?.doubleValue ?? 0) >= 0.92)
  }
}

@Suite("The shell says why a command failed")
struct ExplainSessionTests {
  @Test func theCauseIsToldAndTheFixWaits() throws {
    let session = try ShellSession(try ProgramRun())
    let screen = try session.run("ls /no-such-directory")
    #expect(screen.joinedText.contains("No such file or directory"))
    try session.wait(until: "can't be opened")
    try session.wait { $0.dimText(row: $0.cursor.row).contains("ls -l /") }
    // The fix is only shown: Enter on the empty line runs nothing.
    let place = ShellSession.place(session.terminal.screen)
    try session.terminal.send("\r")
    try session.waitForPrompt(below: place)
    try session.run(":why")
    try session.wait(until: "missing-file")
    let commands = try session.records().compactMap { $0["command"]?.stringValue }
    #expect(commands == ["ls /no-such-directory"])
  }

  @Test func theFixCanBeTakenAndGoesAwayAfterSuccess() throws {
    let session = try ShellSession(try ProgramRun())
    try session.run("ls /no-such-directory")
    try session.wait { $0.dimText(row: $0.cursor.row).contains("ls -l /") }
    try session.terminal.send("\u{05}")
    try session.wait { ShellSession.beforeCursor($0).hasSuffix("ls -l /") }
    let place = ShellSession.place(session.terminal.screen)
    try session.terminal.send("\r")
    try session.waitForPrompt(below: place)
    #expect(try session.records().first?["command"]?.stringValue == "ls -l /")
    #expect(
      !session.terminal.screen.dimText(row: session.terminal.screen.cursor.row).contains("ls"))
  }

  @Test func aProgramThatIsNotThereIsCorrected() throws {
    let session = try ShellSession(try ProgramRun())
    try session.run("sleeep 0")
    try session.wait { $0.dimText(row: $0.cursor.row).contains("sleep 0") }
    #expect(try session.records().first?["cause"]?.stringValue == "command-not-found")
  }

  @Test func theSettingSilencesIt() throws {
    let session = try ShellSession(
      try ProgramRun(), configuration: #"{"explain": {"after_failure": false}}"#)
    try session.run("ls /no-such-directory")
    let screen = try session.run("echo done-$((1+1))")
    #expect(screen.joinedText.contains("done-2"))
    #expect(!screen.joinedText.contains("can't be opened"))
  }
}
