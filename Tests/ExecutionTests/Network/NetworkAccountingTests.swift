import Execution
import Glibc
import Platform
import Testing

/// Whether this process may count with control groups, which needs root on most systems.
private let mayCount = geteuid() == 0 && Files.exists("/usr/bin/ping")

@Suite("Bytes per command", .serialized)
struct NetworkAccountingTests {
  @Test(.enabled(if: mayCount, "needs root and ping"))
  func pingIsCountedExactly() throws {
    let scene = try Scene(networkAccounting: .automatic)
    let usage = try scene.run(["ping", "-c", "3", "-i", "0.01", "127.0.0.1"]).usage
    // Three requests and three replies of 84 bytes. On the loopback both the request and the reply
    // leave a socket: the request ping's, the reply the kernel's, which belongs to no command.
    #expect(usage.networkMethod == .controlGroup)
    #expect(usage.bytesSent == 252)
    #expect(usage.bytesReceived == 252)
    #expect(usage.packetsSent == 3)
    #expect(usage.packetsReceived == 3)
    #expect(usage.roundTripSeconds == nil)
  }

  @Test(.enabled(if: mayCount, "needs root and ping"))
  func counterIsReusedWithoutOldFigures() throws {
    let scene = try Scene(networkAccounting: .automatic)
    for _ in 0..<12 {
      let usage = try scene.run(["ping", "-c", "1", "127.0.0.1"]).usage
      #expect(usage.bytesSent == 84)
    }
    #expect(try scene.run(["true"]).usage.bytesSent == 0)
  }

  @Test func noFigureIsNotZero() throws {
    let usage = try Scene(networkAccounting: .tcpPayload).shell("sleep 0.05").usage
    #expect(usage.networkMethod == nil)
    #expect(usage.bytesSent == nil)
    #expect(usage.bytesReceived == nil)
  }

  @Test(arguments: [1_000, 3_000_000])
  func tcpPayload(count: Int) throws {
    let server = try ByteServer(count: count)
    let scene = try Scene(networkAccounting: .tcpPayload)
    let line =
      "exec 5<>/dev/tcp/127.0.0.1/\(server.port); sleep 0.05; cat <&5 >/dev/null; sleep 0.05"
    let usage = try scene.run(["bash", "-c", line]).usage
    #expect(usage.networkMethod == .tcpPayload)
    let received = try #require(usage.bytesReceived)
    #expect((count...(count + 2)).contains(Int(received)))
    #expect(try #require(usage.bytesSent) <= 2)
    let roundTrip = try #require(usage.roundTripSeconds)
    #expect((0.000_001...0.05).contains(roundTrip))
  }

  /// The connection ends with the command, so that only the kernel's farewell has the figures.
  @Test func tcpPayloadOfAnEndingCommand() throws {
    let server = try ByteServer(count: 2_000_000)
    let scene = try Scene(networkAccounting: .tcpPayload)
    let line = "exec 5<>/dev/tcp/127.0.0.1/\(server.port); sleep 0.3; cat <&5 >/dev/null"
    let usage = try scene.run(["bash", "-c", line]).usage
    #expect(usage.networkMethod == .tcpPayload)
    #expect((2_000_000...2_000_002).contains(Int(usage.bytesReceived ?? 0)))
  }

  @Test(.enabled(if: mayCount, "needs root"))
  func controlGroupCountsTCPAndKnowsTheRoundTrip() throws {
    let server = try ByteServer(count: 1_000_000)
    let scene = try Scene(networkAccounting: .automatic)
    let line =
      "exec 5<>/dev/tcp/127.0.0.1/\(server.port); sleep 0.05; cat <&5 >/dev/null; sleep 0.05"
    let usage = try scene.run(["bash", "-c", line]).usage
    #expect(usage.networkMethod == .controlGroup)
    #expect((1_000_000...1_100_000).contains(Int(usage.bytesReceived ?? 0)))
    #expect(usage.roundTripSeconds != nil)
  }

  @Test(.enabled(if: mayCount, "needs root"))
  func leftoversOfDeadShellsAreSwept() throws {
    let root = "/sys/fs/cgroup/unified"
    guard Files.exists(root) else { return }
    // A number above the kernel's highest is nobody's.
    let leftover = root + "/netcopilot-2000000000-1"
    mkdir(leftover, 0o755)
    mkdir(leftover + "/netcopilot-2000000001-1", 0o755)
    mkdir(root + "/netcopilot-1-1", 0o755)
    defer { rmdir(root + "/netcopilot-1-1") }
    _ = try Scene(networkAccounting: .automatic).run(["true"])
    #expect(!Files.exists(leftover))
    #expect(Files.exists(root + "/netcopilot-1-1"))
  }

  @Test(.enabled(if: mayCount, "needs root"))
  func noControlGroupIsLeftBehind() throws {
    func own() -> [String] {
      Files.names(in: "/sys/fs/cgroup/unified").filter { $0.hasPrefix("netcopilot-\(getpid())-") }
    }
    let before = own().count
    do {
      let scene = try Scene(networkAccounting: .automatic)
      for _ in 0..<3 { _ = try scene.run(["true"]) }
      if Files.exists("/sys/fs/cgroup/unified") { #expect(own().count > before) }
    }
    #expect(own().count == before)
  }
}

/// Listens on the loopback and sends so many bytes to whoever connects.
final class ByteServer: Sendable {
  let port: UInt16
  private let listener: Int32

  init(count: Int) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | 0o2000000, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let number = listener
    port = try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard bind(number, pointer, length) == 0, listen(number, 4) == 0,
          getsockname(number, pointer, &length) == 0
        else { throw SystemError(call: "bind", code: errno) }
      }
      return pointer.pointee.sin_port.bigEndian
    }
    let task = ServerTask(listener: listener, count: count)
    var thread = pthread_t()
    pthread_create(&thread, nil, serve, Unmanaged.passRetained(task).toOpaque())
    pthread_detach(thread)
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }
}

private final class ServerTask: Sendable {
  let listener: Int32
  let count: Int
  init(listener: Int32, count: Int) {
    self.listener = listener
    self.count = count
  }
}

private func serve(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  let task = Unmanaged<ServerTask>.fromOpaque(context).takeRetainedValue()
  while true {
    let connection = accept(task.listener, nil, nil)
    if connection < 0 { return nil }
    let bytes = [UInt8](repeating: 120, count: task.count)
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(
          connection, $0.baseAddress.map { $0 + offset }, $0.count - offset,
          Int32(truncatingIfNeeded: 0x4000))
      }
      if count <= 0 { break }
      offset += count
    }
    close(connection)
  }
}
