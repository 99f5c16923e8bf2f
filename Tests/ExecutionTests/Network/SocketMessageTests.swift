import Execution
import TestSupport
import Testing

@Suite("Netlink datagrams")
struct SocketMessageTests {
  /// A message of one socket as the kernel sends it.
  private func message(acknowledged: UInt64, received: UInt64, infoLength: Int = 248) -> [UInt8] {
    var bytes: [UInt8] = []
    func append<Value: FixedWidthInteger>(_ value: Value) {
      withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
    }
    append(UInt32(16 + 72 + 4 + infoLength))
    append(UInt16(20))
    append(UInt16(2))
    append(UInt32(1))
    append(UInt32(0))
    bytes += [UInt8](repeating: 0, count: 44)
    append(UInt64(0xABCD))
    bytes += [UInt8](repeating: 0, count: 16)
    append(UInt32(4711))
    append(UInt16(4 + infoLength))
    append(UInt16(2))
    var info = [UInt8](repeating: 0, count: 248)
    info.withUnsafeMutableBytes {
      $0.storeBytes(of: 900, toByteOffset: 68, as: UInt32.self)
      $0.storeBytes(of: 5, toByteOffset: 100, as: UInt32.self)
      $0.storeBytes(of: acknowledged, toByteOffset: 120, as: UInt64.self)
      $0.storeBytes(of: received, toByteOffset: 128, as: UInt64.self)
      $0.storeBytes(of: 3, toByteOffset: 136, as: UInt32.self)
      $0.storeBytes(of: 4, toByteOffset: 140, as: UInt32.self)
      $0.storeBytes(of: 700, toByteOffset: 148, as: UInt32.self)
    }
    return bytes + info.prefix(infoLength)
  }

  private let done: [UInt8] = [20, 0, 0, 0, 3, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]

  @Test func figuresAreRead() throws {
    let messages = SocketMessages(message(acknowledged: 10, received: 20) + done)
    #expect(messages.isComplete)
    #expect(messages.malformedCount == 0)
    #expect(
      messages.sockets == [
        SocketFigures(
          cookie: 0xABCD, inode: 4711, bytesAcknowledged: 10, bytesReceived: 20, segmentsSent: 3,
          segmentsReceived: 4, retransmissions: 5, roundTripMicroseconds: 700)
      ])
  }

  @Test func shorterKernelStructures() throws {
    let old = try #require(
      SocketMessages(message(acknowledged: 1, received: 2, infoLength: 136)).sockets.first)
    #expect(old.bytesAcknowledged == 1)
    #expect(old.segmentsSent == 0)
    #expect(old.roundTripMicroseconds == 900)
    let older = SocketMessages(message(acknowledged: 1, received: 2, infoLength: 104)).sockets.first
    #expect(older?.bytesAcknowledged == 0)
  }

  @Test func cutShort() {
    let bytes = message(acknowledged: 1, received: 2)
    for length in 1..<bytes.count {
      let messages = SocketMessages(bytes.prefix(length))
      #expect(messages.sockets.isEmpty)
      #expect(messages.malformedCount == 1)
    }
    #expect(SocketMessages([UInt8]()).malformedCount == 0)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func anyBytesAreSafe(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = message(acknowledged: 1, received: 2) + message(acknowledged: 3, received: 4) + done
    for _ in 0..<10 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    let messages = SocketMessages(bytes.prefix(.random(in: 0...bytes.count, using: &random)))
    #expect(messages.sockets.count <= 2 + bytes.count / 88, "seed \(seed)")
  }
}

@Suite("Where the own control group is")
struct ControlGroupLocationTests {
  private func find(_ mounts: String, _ membership: String) -> String? {
    ControlGroupLocation.directory(mounts: Array(mounts.utf8), membership: Array(membership.utf8))
  }

  @Test func unifiedAndHybrid() {
    let unified = "24 23 0:22 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw\n"
    #expect(find(unified, "0::/user.slice/a.scope\n") == "/sys/fs/cgroup/user.slice/a.scope")
    #expect(find(unified, "0::/\n") == "/sys/fs/cgroup")
    let hybrid = """
      32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu
      41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw

      """
    #expect(find(hybrid, "4:memory:/x\n0::/y\n") == "/sys/fs/cgroup/unified/y")
  }

  @Test func boundMountsAndEscapes() {
    let bound = "24 23 0:22 /a/b /mnt/c\\040d rw - cgroup2 cgroup2 rw\n"
    #expect(find(bound, "0::/a/b/c\n") == "/mnt/c d/c")
    #expect(find(bound, "0::/a/bc\n") == nil)
    #expect(find(bound, "0::/../x\n") == nil)
  }

  @Test func nothingThere() {
    #expect(find("", "0::/\n") == nil)
    #expect(find("24 23 0:22 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n", "4:memory:/\n") == nil)
    #expect(find("a b c d e f - cgroup2\n- cgroup2\n", "0::/\n") == nil)
  }
}
