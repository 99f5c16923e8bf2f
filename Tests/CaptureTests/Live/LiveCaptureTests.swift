import Capture
import Glibc
import Packets
import Platform
import TestSupport
import Testing

@Suite("Live captures") struct LiveCaptureTests {
  /// Takes frames until `count` are there or five seconds have passed.
  private static func take(_ count: Int, from live: inout LiveCapture) throws -> [SeenFrame] {
    var frames: [SeenFrame] = []
    let start = MonotonicTime.now()
    while frames.count < count, MonotonicTime.now().seconds(since: start) < 5 {
      _ = try live.forEachFrame(waitingMilliseconds: 100) { header, bytes in
        frames.append(
          SeenFrame(
            header: header,
            bytes: (0..<bytes.byteCount).map {
              bytes.unsafeLoad(fromByteOffset: $0, as: UInt8.self)
            }))
        return .next
      }
    }
    return frames
  }

  private static func refusal(_ body: () throws(CaptureError) -> Void) -> String {
    do throws(CaptureError) {
      try body()
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    "a filter lets its packets through, whole and in order, and a file keeps them",
    .enabled(if: NetworkNamespace.isPermitted, NetworkNamespace.skipReason),
    arguments: [false, true])
  func filtered(isImmediate: Bool) throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/live.pcapng"
    let (frames, statistics, link) = try NetworkNamespace.run {
      try NetworkNamespace.shell("ip link set lo up")
      var options = LiveCapture.Options()
      options.filter = "udp dst port 9"
      options.isImmediate = isImmediate
      var live = try LiveCapture(interface: "lo", options: options)
      for index in 0..<50 {
        Datagrams.send(1, to: "127.0.0.1", port: 9, [UInt8](repeating: UInt8(index), count: 100))
        Datagrams.send(1, to: "127.0.0.1", port: 7, [1])
      }
      let frames = try Self.take(50, from: &live)
      var writer = try CaptureWriter(path: path, layout: .pcapng, interface: live.interface)
      for frame in frames { writer.write(frame.header, frame.bytes.span.bytes) }
      let statistics = live.statistics()
      writer.finish(statistics)
      return (frames, statistics, live.interface.link)
    }
    #expect(frames.map(\.bytes.count) == [Int](repeating: 142, count: 50))
    #expect(frames.map(\.header.wireLength) == [Int](repeating: 142, count: 50))
    #expect(frames.map { $0.bytes.last } == (0..<50).map { UInt8($0) })
    #expect(frames.map(\.header.number) == Array(1...50))
    let now = Timestamp.now().microseconds
    #expect(frames.allSatisfy { abs($0.header.timestampNanoseconds / 1_000 - now) < 60_000_000 })
    #expect(link == .ethernet)
    // The loopback's counter sees each packet twice: leaving and coming.
    #expect(statistics.received >= 50)
    #expect(statistics.dropped == 0)
    var reader = try CaptureReader(path: path)
    let walk = Walk(&reader)
    #expect(walk.end == .complete)
    #expect(walk.frames.map(\.bytes) == frames.map(\.bytes))
    #expect(
      walk.frames.map(\.header.timestampNanoseconds) == frames.map(\.header.timestampNanoseconds))
  }

  @Test(
    "a snapshot length cuts the bytes and not the length",
    .enabled(if: NetworkNamespace.isPermitted, NetworkNamespace.skipReason))
  func snapshotLength() throws {
    let frames = try NetworkNamespace.run {
      try NetworkNamespace.shell("ip link set lo up")
      var options = LiveCapture.Options()
      options.filter = "udp port 9"
      options.snapshotLength = 60
      var live = try LiveCapture(interface: "lo", options: options)
      Datagrams.send(1, to: "127.0.0.1", port: 9, [UInt8](repeating: 1, count: 500))
      return try Self.take(1, from: &live)
    }
    #expect(frames.map(\.bytes.count) == [60])
    #expect(frames.map(\.header.wireLength) == [542])
  }

  @Test(
    "all interfaces at once tell which one",
    .enabled(if: NetworkNamespace.isPermitted, NetworkNamespace.skipReason))
  func anyInterface() throws {
    let (frames, link) = try NetworkNamespace.run {
      try NetworkNamespace.shell("ip link set lo up")
      var options = LiveCapture.Options()
      options.filter = "udp port 9"
      var live = try LiveCapture(interface: NetworkInterface.anyName, options: options)
      Datagrams.send(1, to: "127.0.0.1", port: 9, [1])
      return (try Self.take(2, from: &live), live.interface.link)
    }
    #expect(link == .linuxCookedV2)
    #expect(!frames.isEmpty)
    // The interface's number stands in bytes 4 to 7.
    #expect(frames.allSatisfy { Array($0.bytes[4..<8]) == [0, 0, 0, 1] })
  }

  @Test(
    "waiting ends with the time, and with a signal of another thread",
    .enabled(if: NetworkNamespace.isPermitted, NetworkNamespace.skipReason))
  func waiting() throws {
    let wakeUp = try WakeUp()
    let outcomes = try NetworkNamespace.run {
      // Switched off, so that nothing comes.
      try NetworkNamespace.shell("ip link add v0 type veth peer name v1; ip link set v0 up")
      var live = try LiveCapture(interface: "v0")
      func wait(_ milliseconds: Int32) throws -> LiveCapture.Outcome {
        while true {
          let outcome = try live.forEachFrame(
            waitingMilliseconds: milliseconds, interruption: wakeUp.number
          ) { _, _ in .next }
          if case .frames = outcome { continue }
          return outcome
        }
      }
      let first = try wait(1)
      let waker = Waker(wakeUp)
      waker.start()
      let second = try wait(-1)
      waker.join()
      return [first, second]
    }
    #expect(outcomes == [.quiet, .interrupted])
  }

  @Test(
    "an interface that is gone or off is named",
    .enabled(if: NetworkNamespace.isPermitted, NetworkNamespace.skipReason))
  func lostInterface() throws {
    let (off, gone) = try NetworkNamespace.run {
      try NetworkNamespace.shell("ip link add v0 type veth peer name v1; ip link set v0 up")
      let off = Self.refusal { () throws(CaptureError) in _ = try LiveCapture(interface: "v1") }
      var live = try LiveCapture(interface: "v0")
      try NetworkNamespace.shell("ip link del v0")
      let gone = Self.refusal { () throws(CaptureError) in
        for _ in 0..<50 { _ = try live.forEachFrame(waitingMilliseconds: 100) { _, _ in .next } }
      }
      return (off, gone)
    }
    #expect(off == "v1 is down: sudo ip link set v1 up")
    #expect(gone == "v0: The interface disappeared")
  }

  @Test("a thread gives up its rights but that to files, and the others keep theirs")
  func threadRights() throws {
    func effective(_ path: String) throws -> UInt64 {
      let text = String(decoding: try Files.read(path), as: UTF8.self)
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("CapEff:") })
      return try #require(UInt64(line.split(separator: "\t").last ?? "", radix: 16))
    }
    let before = try effective("/proc/thread-self/status")
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        do throws(CaptureError) { try CaptureUser.leaveThreadOnlyFiles() } catch { return nil }
        let text = (try? Files.read("/proc/thread-self/status")) ?? []
        let line = String(decoding: text, as: UTF8.self).split(separator: "\n")
          .first { $0.hasPrefix("CapEff:") }
        let rights = line.flatMap { UInt64($0.split(separator: "\t").last ?? "", radix: 16) }
        // One more, so that no rights are told from no answer.
        return rights.flatMap { UnsafeMutableRawPointer(bitPattern: UInt($0) + 1) }
      }, nil)
    var answer: UnsafeMutableRawPointer?
    pthread_join(thread, &answer)
    let fileCapability: UInt64 = 1 << 1
    #expect(UInt64(UInt(bitPattern: answer)) == before & fileCapability + 1)
    #expect(try effective("/proc/thread-self/status") == before)
  }

  @Test("a missing interface and a wrong filter are named, whatever the rights")
  func refusals() throws {
    #expect(
      Self.refusal { () throws(CaptureError) in
        _ = try LiveCapture(interface: "nope0")
      }.hasPrefix("there is no interface 'nope0'"))
    var options = LiveCapture.Options()
    options.filter = "tcp prt 80"
    let text = Self.refusal { () throws(CaptureError) in
      _ = try LiveCapture(interface: "lo", options: options)
    }
    #expect(text.hasPrefix("filter 'tcp prt 80': "))
    #expect(text.hasSuffix("; see pcap-filter(7), for example 'tcp port 80'"))
    options.filter = "tcp\0port"
    #expect(
      Self.refusal { () throws(CaptureError) in
        _ = try LiveCapture(interface: "lo", options: options)
      }.contains("it has a NUL byte"))
  }
}

/// A thread that signals once.
private final class Waker {
  private let wakeUp: WakeUp
  private var thread = pthread_t()

  init(_ wakeUp: WakeUp) { self.wakeUp = wakeUp }

  func start() {
    pthread_create(
      &thread, nil,
      { context in
        usleep(20_000)
        context.map { Unmanaged<WakeUp>.fromOpaque($0).takeUnretainedValue().signal() }
        return nil
      }, Unmanaged.passUnretained(wakeUp).toOpaque())
  }

  func join() { pthread_join(thread, nil) }
}
