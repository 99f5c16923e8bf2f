import Execution
import Glibc
import Platform
import Testing

/// Whether this process may count and look at headers with control groups.
private let mayCapture =
  geteuid() == 0 && NetworkAccounting.automatic.availableMethod == .controlGroup

@Suite(
  "Connections per command", .serialized,
  .enabled(if: mayCapture, "looking at a command's headers needs root and a cgroup2 hierarchy"))
struct HeaderTapTests {
  /// Connects from bash after it has lived for the millisecond that is free.
  private func connecting(to port: UInt16, times: Int = 1) -> [String] {
    let line = "exec 5<>/dev/tcp/127.0.0.1/\(port); cat <&5 >/dev/null; exec 5<&-;"
    return [
      "bash", "-c", "sleep 0.1; " + String(repeating: line, count: times),
    ]
  }

  /// None of these connections lives when a sample is taken.
  @Test func shortConnectionsAreSeen() throws {
    let server = try ByteServer(count: 1_000)
    let scene = try Scene(networkAccounting: .automatic)
    let usage = try scene.run(connecting(to: server.port, times: 20)).usage
    let connections = try #require(usage.connections)
    #expect(connections.method == .controlGroup)
    #expect(connections.count == 20)
    #expect(connections.retransmissionsSent == 0)
    #expect(connections.missedSegments == 0)
    let handshake = try #require(connections.handshakeSeconds)
    #expect((0.000_000_1...0.1).contains(handshake))
  }

  /// What the second command gets is not what the first did, though both run in one cgroup.
  @Test func countersAreUsedAgainWithoutOldFigures() throws {
    let server = try ByteServer(count: 1_000)
    let scene = try Scene(networkAccounting: .automatic)
    for times in 1...12 {
      let usage = try scene.run(connecting(to: server.port, times: times)).usage
      #expect(usage.connections?.count == Int64(times))
    }
    #expect(try scene.shell("sleep 0.02").usage.connections == nil)
  }

  @Test func commandsAtOnceKeepTheirOwn() throws {
    let server = try ByteServer(count: 1_000)
    let scene = try Scene(networkAccounting: .automatic)
    // Numbers of jobs are given again, so each is known by its label.
    for times in 1...6 {
      let request = LaunchRequest(
        arguments: connecting(to: server.port, times: times), environment: scene.environment,
        isForeground: false, taps: .none, readsNothing: true)
      _ = try scene.supervisor.startInBackground(request, label: "\(times)")
    }
    var seen: Set<Int64> = []
    let deadline = MonotonicTime.now().nanoseconds + 20_000_000_000
    while seen.count < 6, MonotonicTime.now().nanoseconds < deadline {
      for (job, outcome) in scene.supervisor.takeFinishedJobs() {
        let times = try #require(Int64(job.label))
        #expect(outcome.usage.connections?.count == times)
        seen.insert(times)
      }
      usleep(5_000)
    }
    #expect(seen == [1, 2, 3, 4, 5, 6])
  }

  /// More headers come than the ring holds: the thread takes them out in between.
  @Test func moreThanTheRingHolds() throws {
    let server = try ByteServer(count: 1)
    let scene = try Scene(networkAccounting: .automatic)
    // Some ten segments a connection, a hundred bytes of ring each.
    let line =
      "sleep 0.02; for n in {1..3000}; do exec 5<>/dev/tcp/127.0.0.1/\(server.port)"
      + "; read -n1 <&5; exec 5<&-; done"
    let usage = try scene.run(["bash", "-c", line]).usage
    let connections = try #require(usage.connections)
    let count = try #require(connections.count)
    let missed = try #require(connections.missedSegments)
    // The ring alone holds no thousand. On a busy machine the thread may come late, which is told.
    #expect((1500...3000).contains(count))
    #expect(count == 3000 || missed > 0)
    #expect(try #require(usage.packetsSent) + (usage.packetsReceived ?? 0) > 20_000)
  }

  @Test func theKernelCountsWhereHeadersAreNotLookedAt() throws {
    let server = try ByteServer(count: 100)
    let scene = try Scene(networkAccounting: .automatic, capturesHeaders: false)
    let line = "exec 5<>/dev/tcp/127.0.0.1/\(server.port); sleep 0.3"
    let connections = try #require(try scene.run(["bash", "-c", line]).usage.connections)
    #expect(connections.method == .socketCounters)
    #expect(connections.retransmissionsSent == 0)
    #expect(connections.count == nil)
  }

  @Test func endsWithItsShell() throws {
    func descriptors() -> Int { Files.names(in: "/proc/self/fd").count }
    _ = try Scene(networkAccounting: .automatic).shell("sleep 0.02")
    let before = descriptors()
    for _ in 0..<60 { _ = try Scene(networkAccounting: .automatic).shell("sleep 0.02") }
    // Other suites have a few open meanwhile; a leak would be sixty of each kind.
    #expect(descriptors() < before + 50)
  }
}
