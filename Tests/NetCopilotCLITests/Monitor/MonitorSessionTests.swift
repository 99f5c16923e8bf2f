import Glibc
import Platform
import TerminalTesting
import Testing

/// The monitor of the built program, with a person's keys and eyes, in a network that `unshare` makes.
@Suite(
  "Monitor session",
  .enabled(
    if: geteuid() == 0 && Machine.has("unshare") && Machine.has("ip") && Machine.has("bash"),
    "a network of its own needs root, unshare, ip and bash"))
struct MonitorSessionTests {
  private static let patience = 30.0

  @Test("keys in, screen out: sort, filter, pause, help, resize, write, leave")
  func session() throws {
    let program = try ProgramRun()
    var environment = program.environment
    environment["TERM"] = "xterm-256color"
    // Datagrams, and attempts at 40 closed ports, which are a finding.
    let script = """
      ip link set lo up
      while :; do echo x >/dev/udp/127.0.0.1/9; sleep 0.02; done 2>/dev/null & sender=$!
      (sleep 1; for port in {1..40}; do : >/dev/tcp/127.0.0.1/$port; done) 2>/dev/null &
      "$0" monitor -i lo
      status=$?
      kill $sender
      echo "left with $status"
      """
    let terminal = try PseudoTerminal(
      running: [
        "/usr/bin/env", "unshare", "-n", "bash", "-c", script, try ProgramRun.executable(),
      ],
      environment: environment, directory: program.home.path)
    func wait(_ condition: (Screen) -> Bool) throws {
      try terminal.waitForScreen(timeoutSeconds: Self.patience, condition)
    }
    try wait { $0.isAlternative && $0.text[0].hasPrefix(" lo  ") }
    try wait { $0.joinedText.contains("127.0.0.1") && $0.joinedText.contains("port-scan") }
    #expect(terminal.screen.text[23].hasPrefix(" q quit · s sort: total"))

    try terminal.send("s")
    try wait { $0.text[23].contains("s sort: received") }
    try terminal.send("fnobody")
    try wait { $0.text[23] == " filter: nobody_" }
    try terminal.send("\r")
    try wait { $0.text[23].contains("f filter: nobody") && $0.joinedText.contains("0 open") }
    try terminal.send("\u{1B}")
    try wait { $0.joinedText.contains("1 open") }
    try terminal.send("p")
    try wait { $0.joinedText.contains("PAUSED") || $0.text[0].hasSuffix("…") }
    try terminal.send("p?")
    try wait { $0.joinedText.contains("Ctrl-C") }
    try terminal.send("?o")
    try wait { $0.joinedText.contains("failed ports") && $0.joinedText.contains("threshold 12") }
    try terminal.resize(rows: 12, columns: 50)
    try wait { $0.text[11].hasPrefix(" o back") }
    try terminal.send("e")
    try wait { $0.joinedText.contains("1 expected") }
    try terminal.resize(rows: 30, columns: 120)
    try wait { $0.text[29].hasPrefix(" q quit") || $0.text[29].contains("expected here") }

    try terminal.send("w")
    try wait { $0.text[0].contains("writing netcopilot-") }
    try terminal.send("w")
    try wait { !$0.text[0].contains("writing netcopilot-") }
    try terminal.send("q")
    try wait { !$0.isAlternative && $0.joinedText.contains("left with 0") }
    #expect(terminal.screen.joinedText.contains("1 marked as expected, nothing else was found"))
    let written = Files.names(in: program.home.path).filter { $0.hasSuffix(".pcap") }
    #expect(written.count == 1)
    let again = try program("--json", "findings")
    #expect(again.lines.count == 1 && again.output.contains("port-scan"))
  }
}
