import Capture
import Glibc
import Packets
import Platform
import TestSupport
import Testing

@Suite("Writing captures") struct CaptureWriterTests {
  private let directory = TemporaryDirectory()
  private static let interface = CaptureInterface(
    link: .ethernet, snapshotLength: 4_096, name: "eth0")

  /// Frames of many lengths, a tenth of a second apart.
  private static func frames(_ count: Int) -> [SeenFrame] {
    (0..<count).map { index in
      SeenFrame(
        header: FrameHeader(
          timestampNanoseconds: 1_700_000_000_123_456_789 + Int64(index) * 100_000_000,
          wireLength: index * 7 + 5, link: .ethernet),
        bytes: [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: index % 100))
    }
  }

  private static func write(_ frames: [SeenFrame], to writer: inout CaptureWriter) {
    for frame in frames { writer.write(frame.header, frame.bytes.span.bytes) }
  }

  /// What a file holds, without the places, which the writer does not choose.
  private func read(_ path: String) throws -> [SeenFrame] {
    var reader = try CaptureReader(path: path)
    let walk = Walk(&reader)
    #expect(walk.end == .complete)
    return walk.frames.map { frame in
      var frame = frame
      frame.header.number = 1
      frame.header.offset = 0
      return frame
    }
  }

  @Test("what is written is read again, whatever the layout")
  func roundTrip() throws {
    let frames = Self.frames(4_000)
    for (layout, step) in [
      (CaptureLayout.pcap(isNanosecond: true), Int64(1)), (.pcap(isNanosecond: false), 1_000),
      (.pcapng, 1),
    ] {
      let path = directory.path + "/a"
      var writer = try CaptureWriter(path: path, layout: layout, interface: Self.interface)
      Self.write(frames, to: &writer)
      writer.finish(CaptureStatistics(received: 4_000, dropped: 2))
      #expect(writer.frameCount == 4_000)
      #expect(writer.byteCount == Files.size(path))
      #expect(writer.problem == nil)
      let expected = frames.map { frame in
        var frame = frame
        frame.header.timestampNanoseconds -= frame.header.timestampNanoseconds % step
        return frame
      }
      #expect(try read(path) == expected)
    }
  }

  @Test("pcapng keeps the interface's name") func interfaceName() throws {
    let path = directory.path + "/a.pcapng"
    var writer = try CaptureWriter(
      path: path, layout: CaptureLayout(fileName: path), interface: Self.interface)
    Self.write(Self.frames(1), to: &writer)
    writer.finish()
    var reader = try CaptureReader(path: path)
    _ = Walk(&reader)
    #expect(reader.interfaces == [Self.interface])
  }

  @Test("a file can be read while it grows") func growing() throws {
    let path = directory.path + "/a.pcap"
    let frames = Self.frames(5)
    var writer = try CaptureWriter(
      path: path, layout: CaptureLayout(fileName: path), interface: Self.interface)
    #expect(try read(path).isEmpty)
    Self.write(Array(frames.prefix(3)), to: &writer)
    writer.flush()
    #expect(try read(path) == Array(frames.prefix(3)))
    Self.write(Array(frames.suffix(2)), to: &writer)
    writer.flush()
    #expect(try read(path) == frames)
  }

  @Test("a ring by size keeps the newest files, none over the size") func ringBySize() throws {
    let path = directory.path + "/office.pcap"
    let frames = Self.frames(200)
    var writer = try CaptureWriter(
      path: path, layout: .pcap(isNanosecond: true), interface: Self.interface,
      ring: RingPolicy(fileBytes: 1_000, fileCount: 3))
    Self.write(frames, to: &writer)
    writer.finish()
    let names = Files.names(in: directory.path).sorted()
    #expect(names.count == 3)
    #expect(writer.files == names.map { directory.path + "/" + $0 })
    #expect(writer.fileCount > 10)
    #expect(writer.frameCount == 200)
    let kept = try writer.files.flatMap { try read($0) }
    #expect(kept == Array(frames.suffix(kept.count)))
    #expect(writer.files.allSatisfy { (Files.size($0) ?? .max) <= 1_000 })
    let number = String(writer.fileCount)
    #expect(names.last?.hasPrefix("office_000\(number)_20231114221") == true)
    #expect(names.last?.hasSuffix(".pcap") == true)
  }

  @Test("a ring by time cuts at the frames' own times") func ringByTime() throws {
    let path = directory.path + "/a.b/office"
    try Files.makeDirectories(directory.path + "/a.b")
    let frames = Self.frames(35)
    var writer = try CaptureWriter(
      path: path, layout: .pcapng, interface: Self.interface, ring: RingPolicy(fileSeconds: 1))
    Self.write(frames, to: &writer)
    writer.finish()
    #expect(
      writer.files == [
        "\(path)_00001_20231114221320", "\(path)_00002_20231114221321",
        "\(path)_00003_20231114221322", "\(path)_00004_20231114221323",
      ])
    #expect(try writer.files.map { try read($0).count } == [10, 10, 10, 5])
  }

  @Test("a file that can't be made is named") func refusal() {
    #expect(throws: CaptureError.self) {
      _ = try CaptureWriter(
        path: directory.path + "/none/a.pcap", layout: .pcapng, interface: Self.interface)
    }
  }

  @Test("a device that takes nothing is named, and stays") func fullDevice() throws {
    let path = directory.path + "/full"
    guard mknod(path, S_IFCHR | 0o600, 1 << 8 | 7) == 0 else {
      try Test.cancel("making a device needs root")
    }
    #expect(throws: CaptureError.self) {
      _ = try CaptureWriter(path: path, layout: .pcapng, interface: Self.interface)
    }
    var status = stat()
    #expect(lstat(path, &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("a full disk is counted, and what was written before stays whole") func fullDisk() throws {
    // A file system of its own, in the test's directory.
    let place = directory.path + "/small"
    try Files.makeDirectories(place)
    guard system("mount -t tmpfs -o size=64k none \(place) 2>/dev/null") == 0 else {
      try Test.cancel("mounting needs root")
    }
    defer { system("umount \(place)") }
    let path = place + "/a.pcap"
    let frame = SeenFrame(
      header: FrameHeader(timestampNanoseconds: 5, wireLength: 1_000, link: .ethernet),
      bytes: [UInt8](repeating: 1, count: 1_000))
    var writer = try CaptureWriter(
      path: path, layout: .pcap(isNanosecond: true), interface: Self.interface)
    for _ in 0..<10 {
      Self.write([SeenFrame](repeating: frame, count: 10), to: &writer)
      writer.flush()
    }
    #expect(writer.problem == SystemError(call: "write", code: ENOSPC, subject: path))
    #expect(writer.lostFrameCount > 0)
    #expect(writer.frameCount + writer.lostFrameCount == 100)
    #expect(try read(path) == [SeenFrame](repeating: frame, count: writer.frameCount))
  }
}
