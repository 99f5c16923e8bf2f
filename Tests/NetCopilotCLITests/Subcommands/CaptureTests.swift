import Glibc
import JSON
import Platform
import Testing

/// Captures by the built program in networks that `unshare` makes.
@Suite(
  "capture",
  .enabled(
    if: geteuid() == 0 && Machine.has("unshare") && Machine.has("ip") && Machine.has("bash"),
    "a network of its own needs root, unshare, ip and bash"))
struct CaptureTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  /// Runs a script where `lo` is alone; `$0` is the program and `$1` a directory. `send` sends
  /// datagrams of two bytes to port 9 until the script ends.
  private func inNamespace(_ script: String) throws -> ProgramRun.Result {
    let frame = """
      ip link set lo up
      send() { while :; do echo x >/dev/udp/127.0.0.1/9; sleep 0.01; done 2>/dev/null & sender=$!; }
      trap 'kill $sender 2>/dev/null' EXIT
      \(script)
      """
    return try program.run([
      "unshare", "-n", "bash", "-c", frame, try ProgramRun.executable(), program.home.path,
    ])
  }

  @Test("ends with the count, and the file holds just that") func count() throws {
    let result = try inNamespace(
      """
      send
      "$0" --json capture -i lo -w "$1/a.pcap" -f 'udp dst port 9' -c 20
      """)
    #expect(result.errors == "")
    #expect(result.status == 0)
    let report = try JSONValue(parsing: try #require(result.lines.first))
    #expect(report["interface"]?.stringValue == "lo")
    #expect(report["packets"]?.intValue == 20)
    #expect(report["bytes"]?.intValue == 880)
    #expect(report["packets_dropped"]?.intValue == 0)
    #expect(report["ended_by"]?.stringValue == "count")
    #expect(Files.size(program.home.path + "/a.pcap") == 24 + 20 * 60)
  }

  @Test("an interrupt ends it well", arguments: ["INT", "TERM", "HUP"])
  func interrupt(signal: String) throws {
    let result = try inNamespace(
      """
      send
      "$0" capture -i lo -w "$1/a.pcap" -f 'udp dst port 9' &
      capture=$!
      until [ "$(stat -c %s "$1/a.pcap" 2>/dev/null || echo 0)" -gt 24 ]; do sleep 0.02; done
      kill -\(signal) $capture
      wait $capture
      """)
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("lo: "))
    #expect(result.output.hasSuffix(", none lost\n"))
    let size = try #require(Files.size(program.home.path + "/a.pcap"))
    #expect((size - 24) % 60 == 0)
  }

  @Test("packets pass through a pipe") func pipe() throws {
    let result = try inNamespace(
      """
      send
      "$0" capture -i lo -w - -f 'udp dst port 9' -c 3 | wc -c
      """)
    #expect(result.output.trimmingPrefix { $0 == " " } == "\(24 + 3 * 60)\n")
    #expect(result.errors.contains("3 packets"))
  }

  @Test("who called sudo owns the file, and root's rights are gone") func sudo() throws {
    let result = try inNamespace(
      """
      send
      mkdir "$1/own"
      chown 65534 "$1/own"
      chmod 755 "$1"
      export SUDO_UID=65534
      "$0" capture -i lo -w "$1/own/a.pcap" -c 3 &&
        stat -c %u "$1/own/a.pcap"
      "$0" capture -i lo -w "$1/b.pcap" -c 3
      "$0" capture -i lo -w "$1/b.pcap" -c 3 --user root && stat -c %u "$1/b.pcap"
      """)
    let owners = result.lines.filter { !$0.hasPrefix("lo: ") }
    #expect(owners == ["65534", "0"])
    #expect(
      result.errors == """
        netcopilot: \(program.home.path)/b.pcap: Permission denied: once the interface was open \
        this went on with the rights of nobody; name a file that nobody may write, or give \
        --user root

        """)
  }

  @Test("what is missing is named with what helps") func refusals() throws {
    let result = try inNamespace(
      """
      setpriv --bounding-set -net_raw,-net_admin "$0" capture -i lo -w "$1/a.pcap"
      "$0" capture -i l0 -w "$1/a.pcap"
      ip link set lo down
      "$0" capture -i lo -w "$1/a.pcap"
      "$0" capture -i lo
      """)
    let path = try #require(Files.resolved(try ProgramRun.executable()))
    #expect(
      result.errors == """
        netcopilot: lo: capturing needs CAP_NET_RAW: sudo setcap cap_net_raw+ep \(path), \
        or run with sudo
        netcopilot: there is no interface 'l0', only lo; did you mean 'lo'?
        netcopilot: lo is down: sudo ip link set lo up
        netcopilot: capture needs -w FILE; see 'netcopilot capture --help'

        """)
    #expect(result.status == 2)
    #expect(!Files.exists(program.home.path + "/a.pcap"))
  }

  @Test("a full disk is told once, and the recording goes on") func fullDisk() throws {
    let result = try inNamespace(
      """
      mkdir "$1/small"
      mount -t tmpfs -o size=8k none "$1/small" || exit 77
      trap 'kill $sender; umount "$1/small"' EXIT
      send
      "$0" capture -i lo -w "$1/small/a.pcap" -s 60 --seconds 4 -f 'udp dst port 9' &
      capture=$!
      until [ "$(stat -c %s "$1/small/a.pcap" 2>/dev/null || echo 0)" -gt 24 ]; do sleep 0.02; done
      head -c 7000 /dev/zero >"$1/small/b" 2>/dev/null
      wait $capture
      status=$?
      [ $((($(stat -c %s "$1/small/a.pcap") - 24) % 60)) = 0 ] && echo whole
      exit $status
      """)
    if result.status == 77 { try Test.cancel("mounting is not permitted") }
    #expect(result.status == 1)
    #expect(result.lines.last == "whole")
    #expect(
      result.errors == """
        netcopilot: \(program.home.path)/small/a.pcap: No space left on device; packets are lost \
        until it can be written

        """)
    #expect(result.output.contains("could not be written"))
  }
}
