import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

extension Recordings {
  /// Networks that the test makes, where packets get lost and hosts can't be reached.
  @Suite(
    "In a network namespace", .serialized,
    .enabled(if: Machine.canMakeNamespaces, "making a network namespace needs root, ip and nsenter")
  )
  struct Namespaces {
    let program: ProgramRun
    let namespace: NetworkNamespace

    init() throws {
      program = try ProgramRun()
      namespace = try NetworkNamespace(program)
    }

    @Test(.enabled(if: Machine.has("ping"), "ping is not installed"))
    func lostPacketsAndUnreachableHosts() throws {
      // One end of a cable whose other end nobody listens at.
      try namespace.configure([
        "link set lo up", "link add near type veth peer name far",
        "addr add 198.51.100.1/24 dev near", "link set near up", "link set far up",
        "neigh add 198.51.100.2 lladdr 02:00:00:00:00:02 dev near",
      ])
      let shell = try ShellSession(program, wrapper: namespace.wrapper)
      let lost = "ping -c 3 -i 0.2 -W 1 198.51.100.2"
      let screen = try shell.run(lost)
      #expect(screen.joinedText.contains("3 packets transmitted, 0 received, 100% packet loss"))
      #expect(shell.promptRow.contains("✗1"))
      let unreachable = "ping -c 1 192.0.2.1"
      try shell.run(unreachable)
      #expect(shell.promptRow.contains("✗2"))
      try shell.leave()
      let record = try shell.record(of: lost)
      #expect(record["exit_code"]?.intValue == 1)
      #expect(record["stdout_tail"]?.stringValue?.contains("100% packet loss") == true)
      let other = try shell.record(of: unreachable)
      #expect(other["exit_code"]?.intValue == 2)
      #expect(other["stderr_tail"]?.stringValue?.contains("unreachable") == true)
      if Machine.countsPackets {
        #expect(record["network_method"]?.stringValue == "cgroup")
        #expect(record["packets_sent"]?.intValue == 3)
        #expect(record["bytes_sent"]?.intValue == 252)
        #expect(record["packets_received"]?.intValue == 0)
        #expect(record["bytes_received"]?.intValue == 0)
        #expect(other["bytes_sent"]?.intValue == 0)
      }
    }

    /// Among other programs a raw socket would also get their echo replies; here ping is alone.
    @Test(
      .enabled(if: Machine.countsPackets, "packets can't be counted by this user here"))
    func packetsAreCountedExactly() throws {
      try namespace.configure(["link set lo up"])
      let shell = try ShellSession(program, wrapper: namespace.wrapper)
      let ping = "ping -c 4 -i 0.2 127.0.0.1"
      try shell.run(ping)
      let dig = "dig @127.0.0.1 +noedns +tries=1 +time=1 name.lab"
      try shell.run(dig)
      let nothing = "sleep 0.1"
      try shell.run(nothing)
      try shell.leave()
      // An IPv4 header of 20 bytes, an ICMP header of 8, and 56 bytes of data.
      let pinged = try shell.record(of: ping)
      #expect(pinged["network_method"]?.stringValue == "cgroup")
      #expect(pinged["packets_sent"]?.intValue == 4)
      #expect(pinged["packets_received"]?.intValue == 4)
      #expect(pinged["bytes_sent"]?.intValue == 336)
      #expect(pinged["bytes_received"]?.intValue == 336)
      // Headers of 28 bytes, 12 of DNS, ten of name, four of type and class. Nobody answers: a
      // refusal is no packet of the socket.
      let asked = try shell.record(of: dig)
      let sent = try #require(asked["packets_sent"]?.intValue)
      #expect(sent >= 1)
      #expect(asked["bytes_sent"]?.intValue == 54 * sent)
      let silent = try shell.record(of: nothing)
      #expect(silent["bytes_sent"]?.intValue == 0)
      #expect(silent["bytes_received"]?.intValue == 0)
    }
  }
}

extension Recordings {
  /// Connections over a link that loses packets, as the record tells of them.
  @Suite(
    "Over a bad link", .serialized,
    .enabled(
      if: Machine.canMakeNamespaces && Machine.countsPackets,
      "looking at headers in a network namespace needs root, ip, nsenter and cgroup2"))
  struct BadLinks {
    let program: ProgramRun
    let namespace: NetworkNamespace

    init() throws {
      program = try ProgramRun()
      namespace = try NetworkNamespace(program)
    }

    /// Nobody answers: a second SYN after a second, and on newer kernels a third after another.
    @Test(.enabled(if: Machine.has("curl"), "curl is not installed"))
    func openingsWithoutAnAnswer() throws {
      try namespace.configure([
        "link set lo up", "link add near type veth peer name far",
        "addr add 198.51.100.1/24 dev near", "link set near up", "link set far up",
        "neigh add 198.51.100.2 lladdr 02:00:00:00:00:02 dev near",
      ])
      let shell = try ShellSession(program, wrapper: namespace.wrapper)
      let line = "curl -s --connect-timeout 2.5 http://198.51.100.2/"
      let screen = try shell.run(line)
      try shell.leave()
      let sentAgain = try namespace.retransmittedSegments()
      #expect((1...2).contains(sentAgain))
      #expect(screen.joinedText.contains("\(sentAgain) retransmission"))
      let record = try shell.record(of: line)
      #expect(record["exit_code"]?.intValue == 28)
      #expect(record["packets_sent"]?.intValue == sentAgain + 1)
      #expect(record["retransmissions"]?.intValue == sentAgain)
      #expect(record["retransmissions_sent"]?.intValue == sentAgain)
      #expect(record["connections"]?.intValue == 1)
      #expect(record["handshake_seconds"] == .null)
      #expect(record["capture_method"]?.stringValue == "cgroup")
    }

    /// The link goes away under a transfer and comes back: what was sent meanwhile is sent again.
    @Test(
      .enabled(
        if: Machine.has("bash") && Machine.has("python3"), "bash or python3 is not installed"))
    func interfaceThatGoesAway() throws {
      let peer = try NetworkNamespace(program)
      try namespace.configure([
        "link add near type veth peer name far netns \(peer.name)",
        "addr add 198.51.100.1/24 dev near", "link set near up",
      ])
      try peer.configure(["addr add 198.51.100.2/24 dev far", "link set far up"])
      let server = try PythonServer(program, in: peer)
      defer { server.stop() }
      let shell = try ShellSession(program, wrapper: namespace.wrapper)
      let far = "nsenter --net=/run/netns/\(peer.name) ip link set far"
      let line =
        "bash -c 'exec 5<>/dev/tcp/198.51.100.2/7000; \(far) down; echo x >&5; sleep 0.5;"
        + " \(far) up; read -t 5 -n 1 <&5; ip link delete near; sleep 0.1'"
      try shell.run(line)
      try shell.leave()
      let record = try shell.record(of: line)
      #expect(record["connections"]?.intValue == 1)
      let told = try #require(record["retransmissions_sent"]?.intValue)
      #expect(told >= 1)
      // The kernel leaves out what its own link refused and is sent once more.
      let counted = try namespace.retransmittedSegments()
      #expect(told >= counted)
    }

    /// A router in between whose queue is too short, or that loses a tenth where netem is there.
    @Test(
      .enabled(
        if: Machine.has("bash") && Machine.has("python3") && Machine.has("tc"),
        "bash, python3 or tc is not installed"))
    func transfersThroughABottleneck() throws {
      let router = try NetworkNamespace(program)
      let peer = try NetworkNamespace(program)
      try namespace.configure([
        "link add near type veth peer name in netns \(router.name)",
        "addr add 198.51.100.1/30 dev near", "link set near up",
        "route add default via 198.51.100.2",
      ])
      try router.configure([
        "link add out type veth peer name far netns \(peer.name)",
        "addr add 198.51.100.2/30 dev in", "addr add 198.51.100.5/30 dev out",
        "link set in up", "link set out up",
      ])
      try peer.configure([
        "addr add 198.51.100.6/30 dev far", "link set far up",
        "route add default via 198.51.100.5",
      ])
      try router.run(["sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"])
      for device in ["in", "out"] {
        try router.shape(device)
      }
      let server = try PythonServer(program, in: peer)
      defer { server.stop() }
      let shell = try ShellSession(program, wrapper: namespace.wrapper)
      let line = "bash -c 'head -c 600000 /dev/zero > /dev/tcp/198.51.100.6/7000'; sleep 1"
      try shell.run(line)
      let sentAgain = try namespace.retransmittedSegments()
      let back = "bash -c 'cat < /dev/tcp/198.51.100.6/7001 | wc -c'"
      #expect(try shell.run(back).joinedText.contains("600000"))
      let quiet = "sleep 0.1"
      try shell.run(quiet)
      try shell.leave()
      let record = try shell.record(of: line)
      let told = try #require(record["retransmissions_sent"]?.intValue)
      #expect(told > 0)
      // The kernel's own count of the namespace, where nobody else speaks. A machine that has no
      // time for the headers loses some, and says so.
      let missed = record["missed_segments"]?.intValue ?? 0
      #expect(missed > 0 ? told <= sentAgain : told == sentAgain)
      #expect(try #require(record["packets_sent"]?.intValue) > 0)
      #expect(missed > 0 || record["handshake_seconds"]?.doubleValue != nil)
      let received = try shell.record(of: back)
      #expect(try #require(received["retransmissions_received"]?.intValue) > 0)
      #expect(received["retransmissions_sent"]?.intValue == 0)
      #expect(try shell.record(of: quiet)["retransmissions"] == .null)
    }
  }
}

/// A server in a namespace that takes what comes on port 7000 and answers each first byte with one,
/// and sends 600,000 bytes on port 7001.
final class PythonServer {
  private let process: pid_t

  init(_ program: ProgramRun, in namespace: NetworkNamespace) throws {
    let ready = program.home.path + "/server-ready"
    let source = """
      import socket, threading
      def serve(port, body):
          listener = socket.socket()
          listener.bind(("", port))
          listener.listen()
          def loop():
              while True:
                  threading.Thread(target=body, args=(listener.accept()[0],), daemon=True).start()
          threading.Thread(target=loop).start()
      def take(connection):
          if connection.recv(1): connection.send(b"x")
          while connection.recv(65536): pass
      def give(connection):
          connection.sendall(bytes(600000))
          connection.close()
      serve(7000, take)
      serve(7001, give)
      open("\(ready)", "w").close()
      """
    process = try program.start(
      namespace.wrapper + ["/usr/bin/env", "python3", "-c", source], input: "/dev/null",
      output: "/dev/null", errors: program.home.path + "/server-errors",
      directory: program.home.path)
    for _ in 0..<400 where !Files.exists(ready) { usleep(25_000) }
    try #require(Files.exists(ready), "the server did not start")
  }

  func stop() {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }
}

extension NetworkNamespace {
  /// Runs a program inside.
  @discardableResult
  func run(_ arguments: [String]) throws -> String {
    let result = try program.run(wrapper + arguments)
    try #require(result.status == 0, "\(arguments): \(result.errors)")
    return result.output
  }

  /// Makes a device lose packets: every tenth where netem is there, else by a short queue.
  func shape(_ device: String) throws {
    let words = wrapper + ["tc", "qdisc", "add", "dev", device, "root"]
    if try program.run(words + ["netem", "loss", "10%"]).status == 0 { return }
    try run(
      ["tc", "qdisc", "add", "dev", device, "root"]
        + ["tbf", "rate", "8mbit", "burst", "8kb", "limit", "20kb"])
  }

  /// How many TCP segments were sent again inside, by all. The corresponding counter is
  /// `RetransSegs`.
  func retransmittedSegments() throws -> Int64 {
    let rows = try run(["cat", "/proc/net/snmp"]).split(separator: "\n")
      .filter { $0.hasPrefix("Tcp:") }.map { $0.split(separator: " ") }
    try #require(rows.count == 2)
    let column = try #require(rows[0].firstIndex(of: "RetransSegs"))
    return try #require(Int64(rows[1][column]))
  }
}

/// A network namespace with a name of its own, removed with its owner.
final class NetworkNamespace {
  let name = "netcopilot-test-\(UInt32.random(in: 0 ... .max))"
  fileprivate let program: ProgramRun

  init(_ program: ProgramRun) throws {
    self.program = program
    try ip(["netns", "add", name])
  }

  deinit { try? ip(["netns", "delete", name]) }

  /// What starts a program inside. `ip netns exec` would hide the control groups.
  var wrapper: [String] { ["/usr/bin/nsenter", "--net=/run/netns/\(name)"] }

  /// Gives ip(8) commands inside.
  func configure(_ commands: [String]) throws {
    for command in commands {
      try ip(["-n", name] + command.split(separator: " ").map(String.init))
    }
  }

  private func ip(_ arguments: [String]) throws {
    let result = try program.run(["ip"] + arguments)
    try #require(result.status == 0, "ip \(arguments): \(result.errors)")
  }
}
