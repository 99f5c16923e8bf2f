import Capture
import Packets
import TestSupport
import Testing

@Suite("pcapng captures") struct PcapngTests {
  @Test("sections of both byte orders and interfaces of several link types are read")
  func sections() throws {
    var file: [UInt8] = []
    for isBigEndian in [true, false] {
      var part = CaptureBuilder(isBigEndian: isBigEndian)
      part.section(version: isBigEndian ? (1, 0) : (1, 2))
      part.interface(link: 1, snapshotLength: 96, options: [(2, Array("eth0".utf8))])
      part.block(0xBAD, [1, 2, 3, 4, 5])
      part.interface(link: 101)
      part.packet([1, 2, 3], interface: 1, ticks: 1_500_000, wire: 70)
      part.packet([4], interface: 0, ticks: 2_000_001)
      file += part.bytes
    }
    var reader = try CaptureReader(bytes: file, name: "x")
    #expect(reader.format == .pcapng)
    let walk = Walk(&reader)
    #expect(walk.end == .complete)
    #expect(walk.frames.map(\.header.link) == [.rawIP, .ethernet, .rawIP, .ethernet])
    #expect(walk.frames.map(\.header.interface) == [1, 0, 3, 2])
    #expect(
      walk.frames.map(\.header.timestampNanoseconds) == [
        1_500_000_000, 2_000_001_000, 1_500_000_000, 2_000_001_000,
      ])
    #expect(walk.frames.map(\.header.wireLength) == [70, 1, 70, 1])
    #expect(walk.frames.map(\.bytes) == [[1, 2, 3], [4], [1, 2, 3], [4]])
    #expect(
      reader.interfaces == [
        CaptureInterface(link: .ethernet, snapshotLength: 96, name: "eth0"),
        CaptureInterface(link: .rawIP, snapshotLength: 0),
        CaptureInterface(link: .ethernet, snapshotLength: 96, name: "eth0"),
        CaptureInterface(link: .rawIP, snapshotLength: 0),
      ])
  }

  /// A clock's options, a time in its ticks, and that time in nanoseconds.
  struct Clock: Sendable {
    let resolution: UInt8?
    let offset: UInt64?
    let ticks: UInt64
    let nanoseconds: Int64

    init(_ resolution: UInt8?, offset: UInt64? = nil, _ ticks: UInt64, _ nanoseconds: Int64) {
      self.resolution = resolution
      self.offset = offset
      self.ticks = ticks
      self.nanoseconds = nanoseconds
    }
  }

  @Test(
    "times follow the interface's resolution and offset",
    arguments: [
      Clock(9, 1_234_567_890_123, 1_234_567_890_123),
      Clock(3, 5, 5_000_000),
      Clock(0, 5, 5_000_000_000),
      Clock(12, 1_234_567, 1_234),
      Clock(0x80 | 10, 1024 * 3 + 512, 3_500_000_000),
      Clock(0x80 | 63, 1 << 63, 1_000_000_000),
      Clock(6, offset: 100, 1, 100_000_001_000),
      Clock(nil, offset: .max, 3_000_000, 2_000_000_000),
      // What no clock has: nothing overflows.
      Clock(127, .max, 0),
      Clock(0, .max, .max),
      Clock(6, offset: 1 << 63 - 1, .max, .max),
      Clock(0, offset: 1 << 63, 0, .min),
    ])
  func times(clock: Clock) throws {
    var options: [(code: UInt16, value: [UInt8])] = []
    if let resolution = clock.resolution { options.append((9, [resolution])) }
    if let offset = clock.offset {
      options.append((14, (0..<8).reversed().map { UInt8(truncatingIfNeeded: offset >> ($0 * 8)) }))
    }
    var file = CaptureBuilder(isBigEndian: true)
    file.section()
    file.interface(options: options)
    file.packet([1], ticks: clock.ticks)
    let walk = try Walk(file.bytes)
    #expect(walk.frames.map(\.header.timestampNanoseconds) == [clock.nanoseconds])
  }

  @Test("simple and obsolete packets are read") func otherPackets() throws {
    var file = CaptureBuilder()
    file.section()
    file.interface(snapshotLength: 4)
    file.interface(link: 101)
    // Six bytes on the wire, of which the snapshot length leaves four.
    file.block(3, [6, 0, 0, 0, 1, 2, 3, 4])
    file.block(
      2,
      [1, 0, 0, 0] + [0, 0, 0, 0, 64, 66, 15, 0] + [2, 0, 0, 0, 9, 0, 0, 0] + [5, 6])
    let walk = try Walk(file.bytes)
    #expect(walk.end == .complete)
    #expect(walk.frames.map(\.bytes) == [[1, 2, 3, 4], [5, 6]])
    #expect(walk.frames.map(\.header.wireLength) == [6, 9])
    #expect(walk.frames.map(\.header.link) == [.ethernet, .rawIP])
    #expect(walk.frames.map(\.header.timestampNanoseconds) == [0, 1_000_000_000])
  }

  @Test("a block whose length leaves the padding out is read") func unpaddedLength() throws {
    var file = CaptureBuilder()
    file.section()
    file.interface()
    let body: [UInt8] = [UInt8](repeating: 0, count: 12) + [1, 0, 0, 0, 1, 0, 0, 0, 7]
    file.block(6, lengths: (33, 33), body)
    file.packet([8])
    #expect(try Walk(file.bytes).frames.map(\.bytes) == [[7], [8]])
  }

  @Test("what contradicts itself ends the reading, and what stands before it is kept")
  func damage() throws {
    func reason(_ spoil: (inout CaptureBuilder) -> Void) throws -> CaptureDamage.Reason? {
      var file = CaptureBuilder()
      file.section()
      file.interface()
      file.packet([1])
      let offset = file.bytes.count
      spoil(&file)
      let walk = try Walk(file.bytes)
      #expect(walk.frames.map(\.bytes) == [[1]])
      guard case .damaged(let damage) = walk.end else { return nil }
      #expect(damage.offset == offset)
      #expect(damage.packet == 2)
      return damage.reason
    }
    #expect(try reason { $0.packet([1], interface: 1) } == .interface(1, count: 1))
    #expect(
      try reason { $0.packet([1], captured: 5) } == .packetOverBlock(length: 5, block: 36))
    #expect(
      try reason { $0.packet([UInt8](repeating: 0, count: 262_145)) }
        == .packetLength(262_145, limit: 262_144))
    #expect(try reason { $0.block(6, [1, 2, 3]) } == .blockLength(16, type: 6))
    #expect(try reason { $0.block(1, [1, 2, 3]) } == .blockLength(16, type: 1))
    #expect(try reason { $0.block(3, []) } == .blockLength(12, type: 3))
    #expect(try reason { $0.block(3, [9, 0, 0, 0, 1]) } == .packetOverBlock(length: 9, block: 20))
    #expect(
      try reason { $0.block(6, lengths: (1 << 25, 1 << 25), []) }
        == .blockLength(1 << 25, type: 6))
    #expect(try reason { $0.block(77, lengths: (8, 8), []) } == .blockLength(8, type: 77))
    #expect(
      try reason { $0.block(3, lengths: (20, 24), [1, 0, 0, 0, 9]) }
        == .blockLengthsDiffer(front: 20, end: 24))
    #expect(try reason { $0.section(mark: 7) } == .byteOrderMark(7))
    #expect(try reason { $0.section(version: (2, 0)) } == .version(major: 2, minor: 0))
    #expect(
      try reason { $0.block(0xBAD, lengths: (.max, .max), [1, 2, 3]) }
        == .cut(available: 0, needed: 1 << 32))
  }

  @Test("a section forgets the interfaces of the one before") func forgetting() throws {
    var file = CaptureBuilder()
    file.section()
    file.interface()
    file.section()
    file.packet([1])
    #expect(try Walk(file.bytes).reason == .interface(0, count: 0))
  }

  @Test("endless interfaces take no endless memory") func interfaceLimit() throws {
    var file = CaptureBuilder()
    file.section()
    for _ in 0...65_536 { file.interface() }
    #expect(try Walk(file.bytes).reason == .interfaceCount(limit: 65_536))
  }

  @Test("a file cut at any byte gives the packets before the cut") func cuts() throws {
    var file = CaptureBuilder()
    file.section()
    var ends = [file.bytes.count]
    file.interface(options: [(9, [9])])
    ends.append(file.bytes.count)
    for length in [3, 0, 14] {
      file.packet([UInt8](repeating: 1, count: length))
      ends.append(file.bytes.count)
    }
    for length in 4..<file.bytes.count {
      let walk = try Walk(Array(file.bytes.prefix(length)))
      let whole = ends.filter { $0 <= length }
      #expect(walk.frames.count == max(0, whole.count - 2))
      #expect((walk.end == .complete) == ends.contains(length))
    }
  }
}
