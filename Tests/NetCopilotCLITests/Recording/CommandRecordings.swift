import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

extension Recordings {
  @Suite("Commands", .serialized)
  struct Commands {
    let program: ProgramRun

    init() throws { program = try ProgramRun() }

    @Test(.enabled(if: Machine.has("ping"), "ping is not installed"))
    func pingHasItsFigures() throws {
      let shell = try ShellSession(program)
      let line = "ping -c 4 -i 0.2 127.0.0.1"
      let screen = try shell.run(line)
      #expect(screen.joinedText.contains("4 packets transmitted, 4 received, 0% packet loss"))
      try shell.leave()
      let record = try shell.record(of: line)
      #expect(record["exit_code"]?.intValue == 0)
      #expect(record["signal"]?.isNull == true)
      #expect(record["utility"]?.stringValue == "ping")
      #expect(record["template"]?.stringValue?.hasPrefix("ping -c INT") == true)
      #expect(record["cwd"]?.stringValue == program.home.path)
      #expect(record["terminal"]?.stringValue == shell.terminal.slavePath)
      let duration = try #require(record["duration_seconds"]?.doubleValue)
      #expect((0.6...10).contains(duration))
      #expect((record["peak_resident_bytes"]?.intValue ?? 0) > 100_000)
      #expect((record["peak_resident_bytes"]?.intValue ?? .max) < 100_000_000)
      let tail = try #require(record["stdout_tail"]?.stringValue)
      #expect(tail.contains("4 packets transmitted, 4 received"))
    }

    @Test(.enabled(if: Machine.has("dig"), "dig is not installed"))
    func digAsksTheServer() throws {
      let server = try LoopbackServer.dns()
      let shell = try ShellSession(program)
      let line = "dig @127.0.0.1 -p \(server.port) name.lab"
      let screen = try shell.run(line)
      #expect(screen.joinedText.contains("192.0.2.7"))
      try shell.run("dig @127.0.0.1 -p \(server.port) name.elsewhere +noall +comments")
      try shell.leave()
      let record = try shell.record(of: line)
      #expect(record["exit_code"]?.intValue == 0)
      #expect(record["category"]?.stringValue == "dns")
      #expect(record["stdout_tail"]?.stringValue?.contains("192.0.2.7") == true)
      #expect((0.001...10).contains(record["duration_seconds"]?.doubleValue ?? -1))
      let other = try #require(try shell.records().first)
      #expect(other["stdout_tail"]?.stringValue?.contains("NXDOMAIN") == true)
    }

    @Test(.enabled(if: Machine.has("curl"), "curl is not installed"))
    func curlFetchesFromTheServer() throws {
      let server = try LoopbackServer.http(bodyBytes: 250_000)
      let shell = try ShellSession(program)
      let line = "curl -o body http://127.0.0.1:\(server.port)/"
      try shell.run(line)
      #expect(Files.size(program.home.path + "/body") == 250_000)
      try shell.leave()
      let record = try shell.record(of: line)
      #expect(record["exit_code"]?.intValue == 0)
      // Headers come on top when packets are counted; payload alone is a lower bound.
      switch record["network_method"]?.stringValue {
      case "cgroup": #expect((250_000...300_000).contains(record["bytes_received"]?.intValue ?? 0))
      case "tcp_payload": #expect((record["bytes_received"]?.intValue ?? .max) <= 251_000)
      case let method:
        #expect(method == nil)
        #expect(record["bytes_received"]?.isNull == true)
      }
    }

    @Test(.enabled(if: Machine.has("curl"), "curl is not installed"))
    func aFailingCommandShowsItsStatus() throws {
      let closed = try LoopbackServer.http(bodyBytes: 1).port
      let shell = try ShellSession(program)
      try shell.run("sh -c 'exit 42'")
      #expect(shell.promptRow.contains("✗42"))
      let line = "curl -sS http://127.0.0.1:\(closed)/"
      try shell.run(line)
      #expect(shell.promptRow.contains("✗7"))
      try shell.run("true")
      #expect(!shell.promptRow.contains("✗"))
      let screen = try shell.run("no-such-program-here")
      #expect(screen.joinedText.contains("no-such-program-here"))
      #expect(shell.promptRow.contains("✗127"))
      try shell.leave()
      let record = try shell.record(of: line)
      #expect(record["exit_code"]?.intValue == 7)
      #expect(record["stderr_tail"]?.stringValue?.contains("curl: (7)") == true)
      #expect(try shell.record(of: "no-such-program-here")["exit_code"]?.intValue == 127)
      let failed = try program("--json", "history", "list", "--failed")
      #expect(failed.lines.count == 3)
    }

    @Test func theHistoryShowsInTheShell() throws {
      let shell = try ShellSession(program)
      try shell.run("sh -c 'exit 9'")
      try shell.run("sleep 0.3")
      let screen = try shell.run(":history list")
      #expect(screen.joinedText.contains("sleep 0.3"))
      #expect(screen.joinedText.contains("sh -c 'exit 9'"))
      try shell.leave()
      let slept = try shell.record(of: "sleep 0.3")["duration_seconds"]?.doubleValue ?? 0
      #expect((0.3...5).contains(slept))
    }

    @Test func aSecretIsKeptOutAndToldOnce() throws {
      let shell = try ShellSession(program)
      let screen = try shell.run("echo -u curl --password=hunter2secret")
      #expect(screen.joinedText.contains("kept out of the history"))
      try shell.run("echo --password=hunter2secret again")
      try shell.run(" echo unrecorded")
      try shell.leave()
      let records = try shell.records()
      #expect(records.count == 2)
      #expect(records.allSatisfy { $0["command"]?.stringValue?.contains("hunter2") == false })
      #expect(records.allSatisfy { $0["command"]?.stringValue?.contains("•••") == true })
      let remarks = String(decoding: shell.terminal.bytes, as: UTF8.self)
        .split(separator: "\n").filter { $0.contains("kept out of the history") }
      #expect(remarks.count == 1)
    }

    @Test func aLongCommandHasASummaryAndATitle() throws {
      let shell = try ShellSession(
        program,
        configuration: #"{"summary": {"after_seconds": 0.2}, "status": {"after_seconds": 0.2}}"#)
      let screen = try shell.run("sleep 2")
      let row = try #require(
        screen.text.firstIndex { $0.contains("cpu") }, "no summary:\n\(screen.picture)")
      #expect(screen.dimText(row: row).hasPrefix("2.0"))
      #expect(shell.promptRow.contains("2.0"))
      let titles = String(decoding: shell.terminal.bytes, as: UTF8.self)
      #expect(titles.contains("sleep 2 · "), "the title names the command")
      #expect(titles.contains(" left\u{7}"), "and says what is left")
      #expect(screen.dimText(row: row).contains("predicted 2.00 s"))
    }

    @Test(.enabled(if: Machine.has("dig"), "dig is not installed"))
    func aSilentCommandShowsItsTime() throws {
      // Nobody answers on a socket that nobody reads.
      let silent = try LoopbackServer.silent()
      let shell = try ShellSession(program)
      let line = "dig @127.0.0.1 -p \(silent.port) +time=3 +tries=1 name.lab"
      let place = try shell.start(line)
      try shell.wait { screen in
        screen.dimText(row: screen.cursor.row).contains("dig @127.0.0.1")
          && screen.dimText(row: screen.cursor.row).contains(" s")
      }
      let screen = try shell.waitForPrompt(below: place)
      #expect(shell.promptRow.contains("✗9"))
      // The second time it is known how long that takes.
      let next = try shell.start(line)
      try shell.wait { $0.dimText(row: $0.cursor.row).contains(" s left") }
      try shell.waitForPrompt(below: next)
      #expect(!screen.text.contains { $0.hasSuffix("· 2.00 s") && $0.contains("dig") })
    }
  }
}

extension Machine {
  /// Whether the program can count packets exactly here: it says so itself.
  static let countsPackets: Bool = {
    guard isRoot, let program = try? ProgramRun(),
      let result = try? program("run", "ping", "-c", "1", "127.0.0.1"), result.status == 0,
      let record = try? program.records().first
    else { return false }
    return record["network_method"]?.stringValue == "cgroup"
  }()
}
