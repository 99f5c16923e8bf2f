import Commands
import JSON
import Testing

@testable import Copilot

@Suite("Explaining failures")
struct ExplainTests {
  /// A machine with two interfaces, a few programs and files.
  private static func machine(
    isRoot: Bool = false, hasRoute: Bool = true, missing: Set<String> = []
  ) -> Surroundings {
    let programs = [
      "apt-get", "chmod", "curl", "dig", "getent", "ip", "ls", "mtr", "nmap", "openssl", "ping",
      "ssh", "ssh-keygen", "ssh-keyscan", "ss", "sudo", "tcpdump", "tracepath", "cat", "wget",
    ].filter { !missing.contains($0) }
    return Surroundings(
      interfaces: { ["eth0", "wlan0"] }, isRoot: isRoot, hasDefaultRoute: { hasRoute },
      path: { programs.contains($0) ? "/usr/bin/\($0)" : nil }, programs: { programs },
      names: { $0 == "/lab" ? ["office.pcap", "id_lab"] : [] },
      mode: { ["/lab": 0o755, "/lab/office.pcap": 0o644, "/lab/id_lab": 0o644][$0] },
      hosts: ["core-switch.lab"], homeDirectory: "/root", directory: "/lab")
  }

  private func report(
    _ command: String, _ exitCode: Int, _ errors: String, _ surroundings: Surroundings = machine()
  ) throws -> FailureReport {
    let run = FailedRun(command: command, exitCode: exitCode, standardError: errors)
    let explanation = try #require(FailureExplainer.explain(run))
    return FailureReport(
      run: run, explanation: FailureFacts.refine(explanation, run, surroundings),
      surroundings: surroundings)
  }

  @Test(arguments: [
    ("pign 10.0.0.1", 127, "bash: pign: command not found", "ping 10.0.0.1"),
    ("hping3 10.0.0.1", 127, "bash: hping3: command not found", "sudo apt-get install hping3"),
    ("tcpdump -i eht0", 1, "tcpdump: eht0: No such device exists", "tcpdump -i eth0"),
    (
      "tcpdump -r ofice.pcap", 1, "tcpdump: ofice.pcap: No such file or directory",
      "tcpdump -r office.pcap"
    ),
    (
      "curl --slient http://box/", 2, "curl: option --slient: is unknown",
      "curl --silent http://box/"
    ),
    ("ip adress", 1, "Object \"adress\" is unknown, try \"ip help\".", "ip address"),
    (
      "ip link set eth0 down", 2, "RTNETLINK answers: Operation not permitted",
      "sudo ip link set eth0 down"
    ),
    (
      "wget http://gone.example/", 4, "wget: unable to resolve host address 'gone.example'",
      "dig gone.example"
    ),
    (
      "ping core-swich.lab", 2, "ping: core-swich.lab: Name or service not known",
      "ping core-switch.lab"
    ),
    (
      "curl http://127.0.0.1:8080/", 7,
      "curl: (7) Failed to connect to 127.0.0.1 port 8080 after 0 ms: Couldn't connect to server",
      "ss -ltn"
    ),
    (
      "ssh 10.0.0.9", 255, "ssh: connect to host 10.0.0.9 port 22: Network is unreachable",
      "ip route get 10.0.0.9"
    ),
    (
      "ssh box", 255,
      "WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!\nHost key for box has changed",
      "ssh-keygen -R box"
    ),
    ("ssh -i id_lab box", 255, "root@box: Permission denied (publickey).", "chmod 600 id_lab"),
    ("echo 'x", 2, "bash: -c: line 1: unexpected EOF while looking for matching `''", "echo 'x'"),
  ])
  func firstFix(_ command: String, _ exitCode: Int, _ errors: String, _ fix: String) throws {
    // `echo` is a program of the shell.
    var surroundings = Self.machine()
    let path = surroundings.path
    surroundings.path = { $0 == "echo" ? "/bin/echo" : path($0) }
    let report = try report(command, exitCode, errors, surroundings)
    #expect(report.fixes.first?.command == fix, "\(report.fixes)")
    #expect(report.fixes.count <= 3)
    #expect(!report.fixes.contains { $0.command == command })
    #expect(!report.summary.isEmpty)
  }

  @Test func onlyWhatIsInstalledIsProposed() throws {
    let without = Self.machine(missing: ["dig", "getent", "cat"])
    let report = try report(
      "wget http://gone.example/", 4, "unable to resolve host address 'gone.example'", without)
    #expect(report.fixes.isEmpty, "\(report.fixes)")
  }

  @Test func rootNeedsNoSudo() throws {
    let root = Self.machine(isRoot: true)
    let refused = try report(
      "ip link set eth0 down", 2, "RTNETLINK answers: Operation not permitted", root)
    #expect(!refused.fixes.contains { $0.command.hasPrefix("sudo") })
    let tool = try report("hping3 x", 127, "bash: hping3: command not found", root)
    #expect(tool.fixes.first?.command == "apt-get install hping3")
  }

  @Test func aMissingDefaultRouteIsTold() throws {
    let report = try report(
      "ping 10.0.0.9", 2, "ping: connect: Network is unreachable", Self.machine(hasRoute: false))
    #expect(report.fixes.contains { $0.reason.contains("no default route") })
  }

  @Test func hostsThatAreNoWordsOfAShellAreNotProposed() throws {
    let report = try report(
      "curl 'http://a;reboot/'", 6, "curl: (6) Could not resolve host: a;reboot")
    #expect(!report.fixes.contains { $0.command.contains("reboot") })
  }

  @Test func theOperationAnswersByNumberAndByText() throws {
    let place = try Place()
    let copilot = place.copilot()
    try copilot.observe(
      "ncat 127.0.0.1 9", ["exit_code": 1, "stderr_tail": "Ncat: Connection refused.\n"])
    let id = try #require(try copilot.perform("history.list").first?["id"])
    let byNumber = try #require(try copilot.perform("explain", ["id": id]).first)
    #expect(byNumber["cause"]?.stringValue == "connection-refused")
    #expect(byNumber["evidence"]?[0]?.stringValue == "Ncat: Connection refused.")
    #expect(byNumber["summary"]?.stringValue?.isEmpty == false)
    #expect(byNumber["fixes"]?.arrayValue != nil)
    let last = try #require(try copilot.perform("explain").first)
    #expect(last["cause"] == byNumber["cause"])
    let text = try #require(
      try copilot.perform(
        "explain",
        [
          "command": "host gone.example", "exit_code": 1,
          "stdout_tail": "Host gone.example not found: 3(NXDOMAIN)\n",
        ]
      ).first)
    #expect(text["cause"]?.stringValue == "dns-failure")
    let record = try #require(try copilot.perform("history.list").first)
    #expect(record["cause"]?.stringValue == "connection-refused")
  }

  @Test func whatEndedWellHasNoCause() throws {
    let place = try Place()
    let copilot = place.copilot()
    try copilot.observe("ping -c 1 127.0.0.1", ["exit_code": 0, "stdout_tail": "1 received"])
    #expect(try copilot.perform("history.list").first?["cause"] == .null)
    let answer = try #require(try copilot.perform("explain").first)
    #expect(answer["cause"] == .null)
    #expect(answer["fixes"]?.arrayValue?.isEmpty == true)
    #expect(throws: OperationError.self) { try copilot.perform("explain", ["command": "  "]) }
    #expect(throws: OperationError.self) { try copilot.perform("explain", ["id": 999]) }
  }
}
