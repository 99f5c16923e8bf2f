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

/// A network namespace with a name of its own, removed with its owner.
final class NetworkNamespace {
  let name = "netcopilot-test-\(UInt32.random(in: 0 ... .max))"
  private let program: ProgramRun

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
