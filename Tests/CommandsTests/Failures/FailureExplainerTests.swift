import Testing

@testable import Commands

@Suite("Why a command failed")
struct FailureExplainerTests {
  /// What programs print, by the cause that it means.
  struct Example: Sendable, CustomTestStringConvertible {
    let cause: FailureCause
    let command: String
    let exitCode: Int
    var errors = ""
    var output = ""

    init(
      _ cause: FailureCause, _ command: String, _ exitCode: Int, _ errors: String = "",
      output: String = ""
    ) {
      self.cause = cause
      self.command = command
      self.exitCode = exitCode
      self.errors = errors
      self.output = output
    }

    var testDescription: String { "\(command): \(cause.rawValue)" }
  }

  static let examples: [Example] = [
    .init(.dnsFailure, "fping gone.example", 2, "gone.example: Name or service not known\n"),
    .init(
      .dnsFailure, "mysql -h gone.example", 1,
      "ERROR 2005 (HY000): Unknown MySQL server host 'gone.example' (-2)\n"),
    .init(.dnsFailure, "busybox ping gone.example", 1, "ping: bad address 'gone.example'\n"),
    .init(
      .dnsFailure, "./tool http://gone.example/", 1,
      "Get \"http://gone.example/\": dial tcp: lookup gone.example on 10.1.0.53:53: no such host\n"),
    .init(.dnsFailure, "getent ahosts gone.example", 2),
    .init(.dnsFailure, "curl -s http://gone.example/", 6),
    .init(
      .dnsFailure, "kdig gone.example", 0,
      output: ";; ->>HEADER<<- opcode: QUERY; status: NXDOMAIN; id: 4711\n"),
    .init(
      .badArgument, "mtr -r 10.4.4.256", 1,
      "mtr: Failed to resolve host: 10.4.4.256: Name or service not known\n"),
    .init(.badArgument, "fping 10.4.4.0/24", 2, "10.4.4.0/24: Name or service not known\n"),
    .init(
      .timeout, "snmpwalk -v2c -c x 10.4.4.4", 1, "Timeout: No Response from 10.4.4.4\n"),
    .init(.timeout, "timeout 3 ssh box uptime", 124),
    .init(.timeout, "curl -s -m 2 http://10.4.4.4/", 28),
    .init(
      .timeout, "tracepath 10.4.4.4", 0,
      output: " 1:  10.1.0.1   0.4ms\n 2:  no reply\n     Too many hops: pmtu 1500\n"),
    .init(
      .timeout, "fping -c1 10.4.4.4", 1, "",
      output: "10.4.4.4 : [0], timed out (NaN avg, 100% loss)\n"),
    .init(
      .connectionRefused, "redis-cli -h 10.4.4.4 ping", 1,
      "Could not connect to Redis at 10.4.4.4:6379: Connection refused\n"),
    .init(
      .connectionRefused, "mysql -h 10.4.4.4", 1,
      "ERROR 2002 (HY000): Can't connect to server on '10.4.4.4' (111)\n"),
    .init(
      .connectionRefused, "node app.js", 1,
      "Error: connect ECONNREFUSED 10.4.4.4:8080\n    at TCPConnectWrap.afterConnect\n"),
    .init(
      .connectionRefused, "curl http://127.0.0.1:81/", 7,
      "curl: (7) Failed to connect to 127.0.0.1 port 81 after 0 ms: Couldn't connect to server\n"),
    .init(
      .hostUnreachable, "ncat 10.4.4.4 80", 1, "Ncat: No route to host.\n"),
    .init(
      .networkUnreachable, "socat - TCP:10.4.4.4:80", 1,
      "socat[7] E connect(5, AF=2 10.4.4.4:80, 16): Network is unreachable\n"),
    .init(
      .adminProhibited, "ping -c1 10.4.4.4", 1,
      output: "From 10.1.0.1 icmp_seq=1 Packet filtered\n1 packets transmitted, 0 received\n"),
    .init(
      .permission, "tshark -i eth0", 2,
      "Couldn't run /usr/bin/dumpcap in child process: Permission denied\n"),
    .init(.permission, "nft list ruleset", 1, "Operation not permitted (you must be root)\n"),
    .init(
      .permission, "systemctl restart sshd", 1,
      "Failed to restart sshd.service: Interactive authentication required.\n"),
    .init(.interfaceMissing, "arp-scan -I eht0 -l", 1, "ioctl: No such device\n"),
    .init(
      .interfaceMissing, "networkctl status eht0", 1, "Interface \"eht0\" not found.\n"),
    .init(
      .unknownOption, "speedtest --sipmle", 2,
      "usage: speedtest [-h] [--simple]\nspeedtest: error: unrecognized arguments: --sipmle\n"),
    .init(
      .unknownOption, "hey -zork http://x/", 2, "flag provided but not defined: -zork\nUsage: hey\n"
    ),
    .init(
      .unknownOption, "rg --colour-blind x", 2,
      "error: unexpected argument '--colour-blind' found\n\n  tip: a similar argument exists\n"),
    .init(.unknownOption, "lsof -Q", 1, "lsof: illegal option character: Q\n"),
    .init(
      .missingArgument, "socat -", 1, "socat[3] E exactly 2 addresses required (there are 1)\n"),
    .init(.missingArgument, "helm install", 1, "Error: flag needs an argument: 'n' in -n\n"),
    .init(
      .badArgument, "iperf3 -c x -t -4", 1, "iperf3: parameter error - invalid value for time\n"),
    .init(
      .badArgument, "tool -p 70000", 2,
      "error: argument -p: invalid choice: '70000' (choose from 1, 2)\n"),
    .init(
      .unknownCommand, "kubectl gte pods", 1, "error: unknown command \"gte\" for \"kubectl\"\n"),
    .init(.unknownCommand, "busybox pong", 127, "pong: applet not found\n"),
    .init(.badFilter, "ngrep -d any x 'hsot 10'", 1, "fatal: pcap compile: syntax error\n"),
    .init(
      .badFilter, "tshark -Y 'ip.adr == 10.0.0.1'", 2,
      "tshark: \"ip.adr\" is not a valid protocol or protocol field.\nis not a valid display filter\n"
    ),
    .init(.commandNotFound, "mrt 10.1.1.1", 127, "sh: 1: mrt: not found\n"),
    .init(.commandNotFound, "sudo mrt 10.1.1.1", 1, "sudo: mrt: command not found\n"),
    .init(.notExecutable, "./scan.sh", 126, "bash: ./scan.sh: Permission denied\n"),
    .init(
      .notExecutable, "./arm-tool", 126,
      "bash: ./arm-tool: cannot execute binary file: Exec format error\n"),
    .init(.syntaxError, "for x in", 2, "bash: -c: line 2: syntax error: unexpected end of file\n"),
    .init(
      .missingFile, "openssl x509 -in a.pem", 1,
      "Could not open file or uri for loading certificate from a.pem\n"),
    .init(
      .missingFile, "nft -f rules", 1,
      "rules:1: Could not open file \"rules\": No such file or directory\n"),
    .init(
      .badFile, "tcpreplay -i lo a.pcap", 255, "Error opening pcap file: unknown file format\n"),
    .init(
      .badPermissionsFile, "ssh -i id box", 255,
      "@ WARNING: UNPROTECTED PRIVATE KEY FILE! @\nbox: Permission denied (publickey).\n"),
    .init(.notFound, "ip route del 10.9.0.0/16", 2, "RTNETLINK answers: No such process\n"),
    .init(.notFound, "systemctl status zork", 4, "Unit zork.service could not be found.\n"),
    .init(
      .notFound, "nft delete table zork", 1,
      "Error: Could not process rule: No such file or directory\ndelete table zork\n"),
    .init(.alreadyExists, "brctl addbr br0", 1, "device br0 already exists\n"),
    .init(
      .addressInUse, "iperf3 -s", 1,
      "iperf3: error - unable to start listener: Address already in use\n"),
    .init(
      .tlsFailure, "wget https://box/", 5,
      "ERROR: cannot verify box's certificate, issued by 'CN=x':\n  Self-signed certificate encountered.\n"
    ),
    .init(
      .tlsFailure, "kubectl get nodes", 1,
      "Unable to connect to the server: x509: certificate signed by unknown authority\n"),
    .init(.authFailure, "sshpass -p x ssh box", 5),
    .init(.authFailure, "redis-cli ping", 1, "(error) NOAUTH Authentication required.\n"),
    .init(
      .authFailure, "ssh box", 255, "root@box: Permission denied (publickey,password).\n"),
    .init(.hostKey, "scp a box:", 255, "Host key verification failed.\nlost connection\n"),
    .init(
      .negotiationFailure, "ssh old", 255,
      "Unable to negotiate with 10.1.1.1 port 22: no matching cipher found. Their offer: 3des-cbc\n"
    ),
    .init(
      .protocolMismatch, "hey http://box:443", 1,
      "net/http: Client sent an HTTP request to an HTTPS server\n"),
    .init(.protocolMismatch, "rsync rsync://box:80/x", 5, "rsync: did not see server greeting\n"),
    .init(.badResponse, "wget http://box/", 4, "No data received.\n"),
    .init(.httpError, "wget http://box/x", 8, "2026-01-01 10:00:00 ERROR 404: Not Found.\n"),
    .init(.connectionReset, "git fetch", 128, "fatal: read error: Connection reset by peer\n"),
    .init(.messageTooLong, "ping -M do -s 9000 box", 1, "ping: sendmsg: Message too long\n"),
    .init(.unsupported, "iwlist eth0 scan", 1, "eth0      Interface doesn't support scanning.\n"),
    .init(.missingLibrary, "python3 a.py", 1, "ModuleNotFoundError: No module named 'scapy'\n"),
    .init(.diskFull, "tcpdump -w a.pcap", 1, "tcpdump: a.pcap: No space left on device\n"),
    .init(.interrupted, "tail -f log", 130),
    .init(.crashed, "mtr 10.1.1.1", 139),
  ]

  @Test(arguments: examples)
  func cause(_ example: Example) throws {
    let explanation = try #require(
      FailureExplainer.explain(
        FailedRun(
          command: example.command, exitCode: example.exitCode, standardError: example.errors,
          standardOutput: example.output)))
    #expect(explanation.cause == example.cause, "\(explanation)")
    #expect(!explanation.evidence.isEmpty)
    #expect(explanation.confidence > 0 && explanation.confidence < 1)
  }

  @Test func evidenceIsTheLineAsPrinted() throws {
    let run = FailedRun(
      command: "ncat box 22", exitCode: 1,
      standardError: "Ncat: Version 7\n  Ncat: \u{1B}[31mConnection refused.\u{1B}[0m\nbye\n")
    let explanation = try #require(FailureExplainer.explain(run))
    #expect(explanation.evidence.first == "Ncat: [31mConnection refused.[0m")
    #expect(explanation.subject == nil || explanation.subject == "box")
  }

  @Test(arguments: ["ping -c 1 10.1.1.1", "true", "curl http://box/", ""])
  func whatEndedWellIsNotExplained(_ command: String) {
    let run = FailedRun(
      command: command, exitCode: 0, standardOutput: "1 packets transmitted, 1 received, 0% loss\n")
    #expect(FailureExplainer.explain(run) == nil)
  }

  @Test func whatTheProgramShowsIsNotItsFailure() throws {
    // A page about errors is no error of the program that fetched it.
    let run = FailedRun(
      command: "curl http://box/", exitCode: 0,
      standardOutput: "Connection refused? No such file or directory? Permission denied!\n")
    #expect(FailureExplainer.explain(run) == nil)
  }

  @Test func helpTextsDoNotSpeakOfThisRun() throws {
    let help = """
      tool: invalid option -- 'q'
      Usage: tool [options]
        -t, --timeout N   give up when the connection timed out
        -k, --insecure    ignore certificate problems
        -r, --retry N     try again after connection refused
      """
    let run = FailedRun(command: "tool -q box", exitCode: 1, standardError: help)
    let explanation = try #require(FailureExplainer.explain(run))
    #expect(explanation.cause == .unknownOption)
    #expect(explanation.subject == "-q")
  }

  @Test func aSilentFailureIsUnknown() throws {
    let explanation = try #require(
      FailureExplainer.explain(FailedRun(command: "frobnicate x", exitCode: 3)))
    #expect(explanation.cause == .unknown)
    #expect(explanation.confidence < 0.3)
  }

  @Test(arguments: [
    String(repeating: "x", count: 1 << 20), "\u{0}\u{1}\u{1B}[", "\u{202E}תקלה בשרת\n", "\r\r\n\n",
    String(repeating: "''", count: 20_000), "\u{1B}", "نعم: لا يوجد ملف",
  ])
  func strangeOutputIsTaken(_ text: String) {
    let run = FailedRun(
      command: text, exitCode: 1, standardError: text, standardOutput: text)
    _ = FailureExplainer.explain(run)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func randomBytesAreTaken(seed: UInt64) {
    var random = Seed(seed)
    let bytes = (0..<Int.random(in: 0..<600, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    _ = FailureExplainer.explain(
      FailedRun(command: text, exitCode: 1, standardError: text, standardOutput: text))
  }
}

@Suite("Tables of phrases")
struct PhraseTableTests {
  @Test func everyLineOfTheTablesIsAnEntry() {
    #expect(PhraseTable.standard.faults == [])
    #expect(PhraseTable.standard.entries.count > 1000)
  }

  @Test func gapsAnchorsAndUtilitiesHold() {
    let table = PhraseTable([
      "= timeout\n50 ^slow * server$\n= busy\n60 @dig,host busy line\nno entry\n= nonsense"
    ])
    #expect(table.faults.count == 2)
    func causes(_ text: String, _ utility: String = "x") -> [FailureCause] {
      var found: [FailureCause] = []
      table.eachMatch(in: OutputText(text), utility: utility) { found.append($0.cause) }
      return found
    }
    #expect(causes("Slow  and \"old\" SERVER") == [.timeout])
    #expect(causes("a slow old server") == [])
    #expect(causes("slow old servers") == [])
    #expect(causes("slow\nold server") == [])
    #expect(causes("a busy line", "host") == [.busy])
    #expect(causes("a busy line", "hos") == [])
  }
}

@Suite("Packages and options that are known")
struct KnownWordsTests {
  @Test(arguments: [
    ("dig", "bind9-dnsutils"), ("nc", "netcat-openbsd"), ("ifconfig", "net-tools"),
    ("tshark", "tshark"), ("snmpwalk", "snmp"),
  ])
  func packages(_ program: String, _ package: String) {
    #expect(ProgramPackages.package(of: program) == package)
  }

  @Test(arguments: ["", "zork", "dig host", "bind9"])
  func noPackage(_ program: String) {
    #expect(ProgramPackages.package(of: program) == nil)
  }

  @Test func optionsAreReadFromAHelpText() {
    let offered = OptionWords.offered(
      "usage: x [-v] [--simple|--plain]\n  -t, --time=N  seconds -- x\n")
    #expect(offered == ["--plain", "--simple", "--time"])
    #expect(OptionWords.nearest(to: "--sipmle", among: offered) == "--simple")
    #expect(OptionWords.nearest(to: "--zork", among: offered) == nil)
    #expect(OptionWords.commands(of: "systemctl").contains("restart"))
  }
}
